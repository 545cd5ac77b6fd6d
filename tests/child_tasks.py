"""Functions that tests of the process pool run in children: each misbehaves in one way."""

import os
import signal
from pathlib import Path
from typing import NoReturn

from cyclorama.errors import RateLimited
from cyclorama.kit.child import report


def double(number: int) -> int:
    return 2 * number


def environment(*names: str) -> list[str | None]:
    return [os.environ.get(name) for name in names]


def opencv_threads() -> int:
    import cv2

    return cv2.getNumThreads()


def report_often() -> None:
    for step in range(1000):
        report(step / 1000)


def report_and_hang(fraction: float) -> NoReturn:
    report(fraction)
    hang()


def hang() -> NoReturn:
    while True:
        pass


def kill_myself() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def leave() -> NoReturn:
    raise SystemExit(0)


def refuse() -> NoReturn:
    raise RateLimited("Too many.", retry_after=7)


def divide_by_zero() -> float:
    return 1 / 0


class SecretiveError(Exception):
    """Pickles, but cannot be unpickled: its arguments are not those of its constructor."""

    def __init__(self, code: int, text: str) -> None:
        super().__init__(f"{code}: {text}")


def fail_secretively() -> NoReturn:
    raise SecretiveError(5, "hidden")


def give_a_function() -> object:
    return lambda: None


def allocate_with_numpy(size: int) -> int:
    import numpy as np

    return int(np.ones(size, np.uint8).sum())


def allocate_with_opencv(edge: int) -> int:
    import cv2
    import numpy as np

    return int(cv2.resize(np.ones((8, 8), np.uint8), (edge, edge)).size)


def allocate_with_libvips(edge: int) -> int:
    import pyvips

    return int(pyvips.Image.black(edge, edge).copy_memory().width) ** 2


def allocate_many_small(count: int) -> int:
    return len([bytes(1000) for _ in range(count)])


def resident_bytes() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def leave_a_mark() -> None:
    """As an initializer: marks the process that it ran in."""
    os.environ["MARKED"] = "yes"


def fail() -> NoReturn:
    raise RuntimeError("cannot start")


def load_pixels() -> None:
    """As an initializer: so that a task's memory is not spent on importing."""
    import cyclorama.media.pixels  # noqa: F401
