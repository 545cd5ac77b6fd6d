"""Fetch a session's file: the handler of file jobs.

An attempt fetches the file and then writes down what came of it, once. A worker that dies in
between leaves a pending file, which another one fetches again: the same file never makes two
rows of media.
"""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

import sqlalchemy as sa
import structlog

from cyclorama.durable.attempts import wait_after
from cyclorama.durable.queue import Queue
from cyclorama.errors import CycloramaError
from cyclorama.kit.clock import Clock
from cyclorama.media.fetched import fetched
from cyclorama.media.ingest import Ingest, Origin
from cyclorama.media.types import Media
from cyclorama.sessions.deletion import expire_media
from cyclorama.sessions.files import DOWNLOADS, origin_key
from cyclorama.sessions.states import FileState
from cyclorama.store.database import Database, Transaction
from cyclorama.store.tables import session_files

# Passing failures are tried again after 1, 4, 16 ... seconds: in all nearly six minutes.
ATTEMPTS = 6

log = structlog.get_logger()


class Downloader:
    def __init__(self, database: Database, queue: Queue, ingest: Ingest, clock: Clock) -> None:
        self._database = database
        self._queue = queue
        self._ingest = ingest
        self._clock = clock

    async def download(self, payload: Mapping[str, str]) -> None:
        """The handler of file jobs."""
        file_id, attempt = DOWNLOADS.of_payload(payload)
        async with self._database.read() as connection:
            found = await connection.execute(
                sa.select(session_files).where(session_files.c.id == file_id)
            )
            file = found.one()
        if not _is_due(file, attempt):
            return
        with structlog.contextvars.bound_contextvars(
            account=file.account_id, session=file.session_id, file=file_id, attempt=attempt
        ):
            name = PurePosixPath(file.name).stem if file.name else ""
            origin = Origin(file.account_id, origin_key(file.id), name)
            outcome = await fetched(self._ingest, file.url, origin)
            async with self._database.write() as transaction:
                await write_down(transaction, self._queue, self._clock, file_id, attempt, outcome)


async def write_down(
    transaction: Transaction,
    queue: Queue,
    clock: Clock,
    file_id: str,
    attempt: int,
    outcome: Media | CycloramaError,
) -> None:
    """Record what came of an attempt, and queue the next one after a passing failure.

    Of an attempt that does not count any more, nothing is kept.
    """
    found = await transaction.execute(
        sa.select(session_files).where(session_files.c.id == file_id).with_for_update()
    )
    file = found.one()
    if not _is_due(file, attempt):
        if file.state == FileState.DISCARDED.value:
            await expire_media(transaction, clock, session_files.c.id == file_id)
        return
    if isinstance(outcome, Media):
        await _set(transaction, file_id, FileState.DOWNLOADED, clock, media_id=outcome.id)
        log.info("session_file.downloaded", media=outcome.id, size=outcome.size_bytes)
        return
    again = outcome.transient and attempt < ATTEMPTS
    log.warning("session_file.failed", code=outcome.code, message=outcome.public, again=again)
    if again:
        await transaction.execute(
            sa.update(session_files)
            .where(session_files.c.id == file_id)
            .values(attempt=attempt + 1)
        )
        await DOWNLOADS.put(
            transaction, queue, file_id, attempt=attempt + 1, wait_seconds=wait_after(attempt)
        )
        return
    error = {"code": outcome.code, "message": outcome.public}
    await _set(transaction, file_id, FileState.FAILED, clock, error=error)


async def _set(
    transaction: Transaction, file_id: str, state: FileState, clock: Clock, **values: object
) -> None:
    await transaction.execute(
        sa.update(session_files)
        .where(session_files.c.id == file_id)
        .values(state=state.value, finished_at=clock(), **values)
    )


def _is_due(file: sa.Row[Any], attempt: int) -> bool:
    """Whether this is the file's latest attempt, and still to be made."""
    return bool(file.state == FileState.PENDING.value and file.attempt == attempt)
