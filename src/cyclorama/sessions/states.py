"""The states of a session's file."""

from enum import StrEnum


class FileState(StrEnum):
    PENDING = "pending"  # waits to be fetched, or is being fetched
    DOWNLOADED = "downloaded"
    FAILED = "failed"
    DISCARDED = "discarded"  # its session was deleted before it was there
