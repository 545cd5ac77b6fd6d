"""What no transaction could do: end downloads that the queue has given up, and let go of what
a worker fetched for a session that was deleted meanwhile."""

from datetime import timedelta

import sqlalchemy as sa
import structlog

from cyclorama.durable.queue import Queue
from cyclorama.errors import CycloramaError
from cyclorama.kit.clock import Clock
from cyclorama.sessions.deletion import expire_media
from cyclorama.sessions.download import write_down
from cyclorama.sessions.files import DOWNLOADS
from cyclorama.sessions.states import FileState
from cyclorama.store.database import Database
from cyclorama.store.tables import session_files

# Jobs that were given up, and sessions that were deleted, are looked for so far back: longer
# than a sweep is ever late.
MEMORY = timedelta(days=2)

log = structlog.get_logger()


class SessionSweeper:
    def __init__(self, database: Database, queue: Queue, clock: Clock) -> None:
        self._database = database
        self._queue = queue
        self._clock = clock

    async def sweep(self) -> None:
        """A file whose download was given up has failed."""
        error = CycloramaError("The download was tried several times and given up.")
        for file_id, attempt in await self._given_up():
            async with self._database.write() as transaction:
                await write_down(transaction, self._queue, self._clock, file_id, attempt, error)
            log.warning("session_file.given_up", file=file_id, attempt=attempt)

    async def let_go(self) -> None:
        """A download that is cancelled at the very end may leave its media behind."""
        since = self._clock() - MEMORY
        async with self._database.write() as transaction:
            await expire_media(
                transaction,
                self._clock,
                (session_files.c.state == FileState.DISCARDED.value)
                & (session_files.c.finished_at > since),
            )

    async def _given_up(self) -> list[tuple[str, int]]:
        attempts = await DOWNLOADS.given_up(self._queue, self._clock() - MEMORY)
        if not attempts:
            return []
        async with self._database.read() as connection:
            pending = await connection.execute(
                sa.select(session_files.c.id, session_files.c.attempt).where(
                    session_files.c.state == FileState.PENDING.value,
                    session_files.c.id.in_({file_id for file_id, _ in attempts}),
                )
            )
            return [found for row in pending if (found := (row.id, row.attempt)) in attempts]
