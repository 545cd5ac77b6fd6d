"""Is this machine fit: Python, libraries, the data folder, the disk."""

import platform
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from cyclorama.cli.check import Check, broken, ok, warning

OLDEST_PYTHON = (3, 11)
TELLING = ("numpy", "opencv-contrib-python-headless", "pyvips-binary", "numba", "dbos")
# A 4K cut-out and its shots are some 50 MB, and SQLite fails when its disk is full.
LEAST_FREE_BYTES, COMFORTABLE_FREE_BYTES = 500_000_000, 5_000_000_000


def check_places(data_dir: Path) -> Iterator[Check]:
    yield check_folder(data_dir)
    yield check_disk(data_dir)


def check_python(found: tuple[int, ...] = sys.version_info[:2]) -> Check:
    if found < OLDEST_PYTHON:
        return broken(
            "python",
            f"Python {platform.python_version()} is too old",
            f"Install Python {'.'.join(map(str, OLDEST_PYTHON))} or newer, then `make setup`.",
        )
    return ok("python", f"{platform.python_implementation()} {platform.python_version()}")


def check_libraries(requirements: list[str] | None = None) -> Check:
    """Whether everything that Cyclorama requires is installed."""
    needed = (requires("cyclorama") or []) if requirements is None else requirements
    names = [_name(text) for text in needed if "extra ==" not in text]
    missing = [name for name in names if _version(name) is None]
    if missing:
        return broken("libraries", f"missing: {', '.join(missing)}", "Run `make setup`.")
    return ok("libraries", ", ".join(f"{name} {_version(name)}" for name in TELLING))


def check_folder(data_dir: Path) -> Check:
    folder = data_dir.absolute()
    existing = _existing(folder)
    try:
        with tempfile.TemporaryFile(dir=existing):
            pass
    except OSError as error:
        return broken(
            "data folder",
            f"{existing} cannot be written to: {error.strerror}",
            "Give this user the right to write there, or set CYCLORAMA_DATA_DIR.",
        )
    return ok("data folder", f"{folder}" if existing == folder else f"{folder}, not made yet")


def check_disk(data_dir: Path) -> Check:
    free = shutil.disk_usage(_existing(data_dir.absolute())).free
    found = f"{free / 1e9:.1f} GB free"
    mend = "Free some space, or keep files for a shorter time (CYCLORAMA_MEDIA_DAYS)."
    if free < LEAST_FREE_BYTES:
        return broken("disk", found, mend)
    return warning("disk", found, mend) if free < COMFORTABLE_FREE_BYTES else ok("disk", found)


def _existing(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there."""
    return next(one for one in (folder, *folder.parents) if one.is_dir())


def _name(requirement: str) -> str:
    matched = re.match(r"[\w.-]+", requirement)
    assert matched is not None
    return matched.group()


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
