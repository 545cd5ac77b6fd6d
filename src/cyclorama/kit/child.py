"""The inside of a child process of `cyclorama.kit.pool`: takes tasks one by one, sends results.

Messages in both directions are pickles, each behind its length as four bytes. The child speaks
only to the parent that started it, over a socket pair without a name.
"""

import contextlib
import ctypes
import gc
import importlib
import io
import os
import pickle
import signal
import socket
import struct
import sys
import time
import traceback
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any

if sys.platform == "linux":
    import resource

from cyclorama.errors import CycloramaError, OutOfMemory
from cyclorama.kit.parent import end_with

LENGTH = struct.Struct("!I")
PROGRESS_SECONDS = 0.5  # a step reports at most twice a second

_CV_NO_MEMORY = -4  # cv::Error::StsNoMem


@dataclass(frozen=True)
class Task:
    """What the parent sends. `memory`: bytes that the task may add to what the child holds."""

    function: Callable[..., Any]
    args: tuple[Any, ...]
    memory: int
    listened: bool


@dataclass(frozen=True)
class Ready:
    pass


@dataclass(frozen=True)
class Progress:
    fraction: float


@dataclass(frozen=True)
class Outcome:
    """What became of a task: `payload` is the pickled value, or the pickled error.

    `spent`: memory ran out. A library may be left half loaded or half done: replace the child.
    """

    failed: bool
    payload: bytes
    spent: bool = False


class _Reporter:
    """Sends progress to the parent while somebody listens, at most twice a second."""

    def __init__(self) -> None:
        self.send: Callable[[float], None] | None = None
        self._next = 0.0

    def listen(self, send: Callable[[float], None] | None) -> None:
        self.send = send
        self._next = 0.0

    def report(self, fraction: float) -> None:
        now = time.monotonic()
        if self.send is not None and now >= self._next:
            self._next = now + PROGRESS_SECONDS
            self.send(min(max(fraction, 0.0), 1.0))


_reporter = _Reporter()


def report(fraction: float) -> None:
    """Tell how far the present task is, 0 to 1. Cheap: call it as often as is natural.

    Does nothing outside a child process, so that picture functions need not know where they run.
    """
    _reporter.report(fraction)


def serve(descriptor: int, parent: int, initializer: str | None, nice: int) -> None:
    """Carry out tasks until the parent closes the socket or dies. Runs in the child."""
    end_with(parent, signal.SIGKILL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    if nice:
        os.nice(nice)
    if initializer is not None:
        module, _, name = initializer.partition(":")
        getattr(importlib.import_module(module), name)()
    with socket.socket(fileno=descriptor) as connection:
        tasks, answers = connection.makefile("rb"), connection.makefile("wb")
        _send(answers, Ready())
        while (message := _receive(tasks)) is not None:
            outcome = _carry_out(message, lambda fraction: _send(answers, Progress(fraction)))
            _send(answers, outcome)
            del message, outcome
            _free_memory()  # while the parent reads the outcome


def _send(answers: io.BufferedWriter, message: object) -> None:
    answers.write(frame(message))
    answers.flush()


def frame(message: object) -> bytes:
    body = pickle.dumps(message)
    return LENGTH.pack(len(body)) + body


def _receive(tasks: io.BufferedReader) -> bytes | None:
    head = tasks.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    return tasks.read(LENGTH.unpack(head)[0])


def _carry_out(message: bytes, send_progress: Callable[[float], None]) -> Outcome:
    try:
        task: Task = pickle.loads(message)  # noqa: S301 - from the parent, over a socket pair
        _reporter.listen(send_progress if task.listened else None)
        with _memory_cap(task.memory):
            value = task.function(*task.args)
        return Outcome(failed=False, payload=pickle.dumps(value))
    except Exception as error:  # noqa: BLE001 - every error belongs to the parent
        return Outcome(failed=True, payload=_pickled(error), spent=is_out_of_memory(error))
    finally:
        _reporter.listen(None)


def _pickled(error: Exception) -> bytes:
    if is_out_of_memory(error):
        error = OutOfMemory("This step needed more memory than it may use. Use a smaller picture.")
    elif not isinstance(error, CycloramaError):
        error.add_note("In the child process:\n" + traceback.format_exc())
    try:
        payload = pickle.dumps(error.with_traceback(None))
        pickle.loads(payload)  # noqa: S301 - an error may pickle and yet not come back
    except Exception:  # noqa: BLE001 - whatever its author did, the message must arrive
        substitute = RuntimeError(f"{type(error).__name__}: {error}")
        payload = pickle.dumps(substitute)
    return payload


def is_out_of_memory(error: BaseException) -> bool:
    """Whether numpy, OpenCV, libvips or the loader says, each in its way, that memory ran out."""
    return (
        isinstance(error, MemoryError)
        or getattr(error, "code", None) == _CV_NO_MEMORY
        or (type(error).__module__.startswith("pyvips") and "out of memory" in str(error))
        or (isinstance(error, ImportError) and "failed to map segment" in str(error))
    )


@contextlib.contextmanager
def _memory_cap(budget: int) -> Generator[None]:
    """Let the process grow by `budget` bytes at most; allocations beyond it fail.

    RLIMIT_DATA counts private writable memory, as VmData does: heaps, large arrays, what
    libraries map when they are imported. Measured with numpy, OpenCV and libvips: each reports
    the refused allocation as an error; OpenBLAS and GLib abort, which the parent sees as a dead
    child. Only on Linux; elsewhere the deadline is the only bound.
    """
    if sys.platform != "linux":
        yield
        return
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (_private_bytes() + budget, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (hard, hard))


def _private_bytes() -> int:
    with open("/proc/self/status", "rb") as status:  # noqa: PTH123 - pathlib costs an import
        for line in status:
            if line.startswith(b"VmData:"):
                return int(line.split()[1]) * 1024
    raise RuntimeError("/proc/self/status has no VmData line")


def _free_memory() -> None:
    """Hand what a task used back to the system, so that an idle child stays small.

    What survives (imported modules, above all) is frozen: looking through it again after each
    task would cost 50 ms.
    """
    gc.collect()
    gc.freeze()
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
