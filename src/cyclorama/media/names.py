"""File names fit for a path, whatever a file was called."""

import re
from pathlib import PurePosixPath

_UNFIT = re.compile(r"[^A-Za-z0-9_-]+")
_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,8}")


def plain_name(text: str) -> str:
    """Letters, digits, `-` and `_`: at least one, at most 80."""
    return _UNFIT.sub("-", text).strip("-")[:80] or "picture"


def plain_file_name(text: str) -> str:
    """The same with the extension, where there is one; at most 89 characters."""
    file = PurePosixPath(text.replace("\\", "/").rstrip("/"))
    extension = file.suffix if _EXTENSION.fullmatch(file.suffix) else ""
    return f"{plain_name(file.stem if extension else file.name)}{extension.lower()}"
