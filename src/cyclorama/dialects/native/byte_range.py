"""The `Range` header (RFC 9110 section 14), for a single range."""

import re

_SINGLE = re.compile(r"bytes=(\d*)-(\d*)")


def parse_range(header: str | None, size: int) -> range | None:
    """The bytes to send of a file of `size` bytes; None if there are none in the range.

    What is not a single range of bytes is ignored, as the RFC allows: all is sent.
    """
    matched = _SINGLE.fullmatch(header.strip()) if header else None
    if matched is None or matched.group(0) == "bytes=-":
        return range(size)
    first, last = matched.groups()
    if not first:
        length = int(last)
        return range(max(size - length, 0), size) if length else None
    start = int(first)
    if last and int(last) < start:
        return range(size)
    return range(start, min(int(last) + 1, size) if last else size) if start < size else None
