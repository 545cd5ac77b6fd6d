"""Identifiers: time-ordered, so that neighbours in time are neighbours in an index."""

import os
import time
from uuid import UUID


def new_id() -> str:
    """A UUID version 7 (RFC 9562 section 5.7) in its 36-character form."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & 0xFFFF_FFFF_FFFF) << 80 | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | 0x7 << 76  # version
    value = value & ~(0x3 << 62) | 0x2 << 62  # variant
    return str(UUID(int=value))


def is_uuid(text: str) -> bool:
    """Whether `text` is a UUID in its hyphenated 36-character form, in any case."""
    try:
        return str(UUID(text)) == text.lower()
    except ValueError:
        return False
