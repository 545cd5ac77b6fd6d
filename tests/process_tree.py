"""Processes and what they have open, as Linux tells it in /proc."""

from collections.abc import Iterator
from pathlib import Path


def descendants(pid: int) -> Iterator[int]:
    """The processes that a process has started, and those that they have."""
    parents = {int(entry.name): _parent(entry) for entry in _processes()}
    found = {pid}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
        yield from more


def works_in(pid: int, folder: Path) -> bool:
    """Whether the process has a file below the folder open."""
    try:
        opened = [link.readlink() for link in Path(f"/proc/{pid}/fd").iterdir()]
    except OSError:
        return False  # it has ended meanwhile
    return any(folder in file.parents for file in opened)


def _processes() -> Iterator[Path]:
    return (entry for entry in Path("/proc").iterdir() if entry.name.isdecimal())


def _parent(entry: Path) -> int | None:
    try:
        return int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
    except OSError:
        return None
