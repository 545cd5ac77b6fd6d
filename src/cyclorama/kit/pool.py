"""A pool of child processes that can be killed at any moment, for work that can block or die.

Why not a ready pool: in multiprocessing's, concurrent.futures' and Pebble's pools all children
share one result pipe guarded by a semaphore. A child that is killed while it holds it stalls the
others (Pebble: for 60 s), and a killed idle child breaks the whole pool. Here each child has a
socket of its own and holds nothing that another needs, so SIGKILL is always safe; the children
are fresh interpreters (libvips hangs after a fork) and are started only when work asks for them.
"""

import asyncio
import os
import pickle
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from cyclorama.errors import ChildDied, DeadlineExceeded, Unavailable
from cyclorama.kit.child import LENGTH, Outcome, Progress, Ready, Task, frame, report

__all__ = ["ChildPool", "report"]

P = ParamSpec("P")
T = TypeVar("T")

# Each child works on one core; parallelism comes from their number. Read by the libraries when
# they are imported, so it must stand in the environment before.
_ENVIRONMENT = {
    "MKL_NUM_THREADS": "1",
    "NUMBA_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "OPENCV_FOR_THREADS_NUM": "1",
    "VIPS_BLOCK_UNTRUSTED": "1",  # only libvips loaders that are fuzzed
    "VIPS_CONCURRENCY": "1",
}
_START = (
    "import sys; sys.path[:] = {path!r}; from cyclorama.kit.child import serve;"
    " serve({descriptor}, {parent}, {initializer!r}, {nice})"
)


class ChildPool:
    """Runs functions in at most `processes` children, started when first needed.

    `initializer`: `module:function`, run by each child at its start, to import what is heavy.
    `recycle_after`: tasks after which a child is replaced. `nice`: added to its niceness.

    Use it on one event loop, whose thread lives as long as the pool: Linux kills the children
    when the thread that started them ends.
    """

    def __init__(
        self,
        processes: int,
        *,
        initializer: str | None = None,
        recycle_after: int = 50,
        nice: int = 0,
    ) -> None:
        self._places = asyncio.Semaphore(processes)
        self._initializer = initializer
        self._recycle_after = recycle_after
        self._nice = nice
        self._idle: list[_Child] = []
        self._busy: set[_Child] = set()
        self._closed = False

    async def run(
        self,
        function: Callable[..., T],
        *args: object,
        memory: int,
        seconds: float,
        progress: Callable[[float], None] | None = None,
    ) -> T:
        """Call `function(*args)` in a child and give its result or raise its error.

        Function, arguments, result and errors are pickled: pass paths, not pictures. `memory`
        bounds, in bytes, what the task may allocate, imports included; `seconds` bounds its time
        from the moment a child takes it: waiting for a free child does not count. `progress` is
        called with what the task reports, 0 to 1. Cancelling the call kills the child at once.

        Raises what the function raised, OutOfMemory, DeadlineExceeded, ChildDied, and
        Unavailable after `close`.
        """
        task = frame(Task(function, args, memory, progress is not None))
        async with self._places:
            child = await self._take_child()
            try:
                async with asyncio.timeout(seconds):
                    outcome = await child.carry_out(task, progress)
            except TimeoutError:
                raise DeadlineExceeded(f"This step took longer than {seconds:g} seconds.") from None
            except (asyncio.IncompleteReadError, ConnectionError):
                raise self._death() from None
            finally:
                self._put_back(child)
        value = pickle.loads(outcome.payload)  # noqa: S301 - from our own child
        if outcome.failed:
            raise value
        return value  # type: ignore[no-any-return]

    def close(self) -> None:
        """Kill all children. Calls in progress raise Unavailable, and so do later ones."""
        self._closed = True
        for child in (*self._idle, *self._busy):
            child.kill()
        self._idle.clear()

    def pids(self) -> frozenset[int]:
        """The process ids of the children that live now."""
        return frozenset(child.pid for child in (*self._idle, *self._busy) if child.is_alive())

    async def _take_child(self) -> "_Child":
        if self._closed:
            raise self._death()
        while self._idle:
            child = self._idle.pop()
            if child.is_alive():
                self._busy.add(child)
                return child
            child.kill()  # reaps it: somebody else had killed it
        child = _Child(self._initializer, self._nice)
        self._busy.add(child)
        try:
            await child.get_ready()
        except BaseException as error:
            self._put_back(child)
            if isinstance(error, (asyncio.IncompleteReadError, ConnectionError)):
                raise self._death() from None
            raise
        return child

    def _put_back(self, child: "_Child") -> None:
        self._busy.discard(child)
        if child.is_free and child.finished < self._recycle_after and not self._closed:
            self._idle.append(child)
        else:
            child.kill()

    def _death(self) -> ChildDied | Unavailable:
        if self._closed:
            return Unavailable("The server is shutting down. Try again in a moment.")
        return ChildDied("The process that worked on this step ended abruptly.")


class _Child:
    """One child process and the socket to it. `is_free`: it waits for its next task."""

    def __init__(self, initializer: str | None, nice: int) -> None:
        self.finished = 0
        self.is_free = False
        self._writer: asyncio.StreamWriter | None = None
        self._socket, theirs = socket.socketpair()
        with theirs:
            start = _START.format(
                path=sys.path,
                descriptor=theirs.fileno(),
                parent=os.getpid(),
                initializer=initializer,
                nice=nice,
            )
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and code
                [sys.executable, "-c", start],
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                env=os.environ | _ENVIRONMENT,
            )
        self.pid = self._process.pid

    async def get_ready(self) -> None:
        self._reader, self._writer = await asyncio.open_connection(sock=self._socket)
        assert isinstance(await self._receive(), Ready)
        self.is_free = True

    async def carry_out(self, task: bytes, progress: Callable[[float], None] | None) -> Outcome:
        assert self._writer is not None
        self.is_free = False
        self._writer.write(task)
        await self._writer.drain()
        while not isinstance(message := await self._receive(), Outcome):
            assert isinstance(message, Progress)
            if progress is not None:
                progress(message.fraction)
        self.finished += 1
        self.is_free = not message.spent
        return message

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def kill(self) -> None:
        """Kill it now, whatever it is doing; its end is awaited by a thread of its own."""
        self.is_free = False
        if self._writer is not None:
            self._writer.transport.abort()
        else:
            self._socket.close()
        if self.is_alive():
            self._process.kill()
            threading.Thread(target=self._process.wait, name="child-reaper", daemon=True).start()

    async def _receive(self) -> object:
        (length,) = LENGTH.unpack(await self._reader.readexactly(LENGTH.size))
        return pickle.loads(await self._reader.readexactly(length))  # noqa: S301 - our own child
