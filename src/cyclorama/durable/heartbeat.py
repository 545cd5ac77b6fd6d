"""Which executors live: each says so every few seconds, and each takes over from the dead.

No executor leads. Taking over is a conditional update on the dead executor's id, so two that
try at once do no harm. One that was only paused finds that its jobs moved on: it ends the step
in flight, whose outcome is then discarded, and does nothing further.
"""

import os
import socket
import threading
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path

import sqlalchemy as sa
import structlog
from sqlalchemy.exc import SQLAlchemyError

from cyclorama.durable.lanes import Lane
from cyclorama.kit.clock import Clock
from cyclorama.store.database import prepare_sqlite, with_driver
from cyclorama.store.tables import executors

# A worker that misses so many beats is taken for dead.
MISSES = 6

log = structlog.get_logger()


class Heartbeat:
    """A thread of its own: the event loop may be busy, and the process must not seem dead."""

    def __init__(
        self,
        database_url: str,
        executor_id: str,
        lanes: Iterable[Lane],
        clock: Clock,
        interval_seconds: float,
        recover: Callable[[str], bool],
    ) -> None:
        self._engine = sa.create_engine(with_driver(database_url), pool_size=1, max_overflow=0)
        if self._engine.dialect.name == "sqlite":
            prepare_sqlite(self._engine)
        self._id = executor_id
        self._lanes = [lane.value for lane in lanes]
        self._clock = clock
        self._interval = interval_seconds
        self._recover = recover
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="heartbeat", daemon=True)

    def start(self) -> None:
        self.register()
        self._thread.start()

    def register(self) -> None:
        """Make this executor known."""
        self._write(
            sa.insert(executors).values(
                id=self._id,
                host=_host(),
                pid=os.getpid(),
                lanes=self._lanes,
                started_at=self._clock(),
                seen_at=self._clock(),
            )
        )

    def stop(self) -> None:
        """Stop beating. The row stays: others look under this id for work left behind."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join()
        self._engine.dispose()

    def _run(self) -> None:
        while not self._stopped.wait(self._interval):
            try:
                self.beat()
            except SQLAlchemyError:
                log.exception("heartbeat.failed")  # the next beat tries again

    def beat(self) -> None:
        """Say that this executor lives, and take over from those that do not."""
        self._write(
            sa.update(executors).where(executors.c.id == self._id).values(seen_at=self._clock())
        )
        for dead in self._dead():
            if self._recover(dead):
                self._forget(dead)
                log.warning("executor.recovered", executor=dead)

    def _dead(self) -> list[str]:
        """Executors not seen for too long, and those of this machine whose process is gone:
        a server that was killed and started again takes its work up at once."""
        before = self._clock() - timedelta(seconds=MISSES * self._interval)
        with self._engine.connect() as connection:
            others = connection.execute(
                sa.select(
                    executors.c.id, executors.c.host, executors.c.pid, executors.c.seen_at
                ).where(executors.c.id != self._id)
            ).all()
        return [
            other.id
            for other in others
            if other.seen_at < before or (other.host == _host() and not _is_alive(other.pid))
        ]

    def _forget(self, executor_id: str) -> None:
        self._write(sa.delete(executors).where(executors.c.id == executor_id))

    def _write(self, statement: sa.Executable) -> None:
        connection = self._engine.connect().execution_options(writes=True)
        with connection, connection.begin():
            connection.execute(statement)


def _host() -> str:
    """The machine and its process namespace: a pid means something only within both."""
    namespace = Path("/proc/self/ns/pid")
    return f"{socket.gethostname()} {namespace.readlink() if namespace.exists() else ''}".strip()


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
