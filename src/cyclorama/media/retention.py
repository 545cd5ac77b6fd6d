"""Delete what has outlived its time: files past their date, uploads that nobody took in, and
scratch left by a crash."""

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path

import sqlalchemy as sa
import structlog
from obstore.exceptions import BaseError

from cyclorama.kit.clock import Clock
from cyclorama.media.usage import USED
from cyclorama.store.blobs import Blobs
from cyclorama.store.database import Database, Transaction
from cyclorama.store.studio_tables import uploads
from cyclorama.store.tables import media

GRACE = timedelta(days=1)
_BATCH = 200
_NO_BLOB = ""  # in `blob_key`: the file is deleted for good

log = structlog.get_logger()


class Retention:
    """Deletes in two stages, each of which may be interrupted and done again.

    A file past `expires_at` is deleted for its readers at once; its blob follows after `grace`,
    so that a download in progress ends well and a mistake can be undone. A blob that cannot be
    deleted now is tried again by the next sweep, and stops no other. What is in use stays.
    """

    def __init__(
        self, database: Database, blobs: Blobs, clock: Clock, grace: timedelta = GRACE
    ) -> None:
        self._database = database
        self._blobs = blobs
        self._clock = clock
        self._grace = grace

    async def sweep(self) -> int:
        """Do what is due. Gives how many blobs were deleted."""
        now = self._clock()
        async with self._database.write() as transaction:
            await transaction.execute(
                sa.update(media)
                .where(
                    media.c.expires_at <= now,
                    media.c.deleted_at.is_(None),
                    *(media.c.id.not_in(used) for used in USED),
                )
                .values(deleted_at=now)
            )
        return await self._media(now - self._grace) + await self._uploads(now)

    async def _media(self, before: datetime) -> int:
        due = sa.select(media.c.id, media.c.blob_key).where(
            media.c.deleted_at <= before, media.c.blob_key != _NO_BLOB
        )

        async def forget(transaction: Transaction, media_id: str) -> None:
            await transaction.execute(
                sa.update(media).where(media.c.id == media_id).values(blob_key=_NO_BLOB)
            )

        return await self._delete(due, media.c.id, forget)

    async def _uploads(self, now: datetime) -> int:
        due = sa.select(uploads.c.id, uploads.c.blob_key).where(uploads.c.expires_at <= now)

        async def forget(transaction: Transaction, upload_id: str) -> None:
            await transaction.execute(sa.delete(uploads).where(uploads.c.id == upload_id))

        return await self._delete(due, uploads.c.id, forget)

    async def _delete(
        self,
        due: sa.Select[tuple[str, str]],
        by: sa.ColumnElement[str],
        forget: Callable[[Transaction, str], Awaitable[None]],
    ) -> int:
        """Delete the blobs of the rows that are due, in the order of `by`; a row is forgotten
        when its blob is gone. Gives how many went."""
        deleted, last = 0, ""
        while batch := await self._batch(due.where(by > last).order_by(by)):
            for row_id, blob_key in batch:
                last = row_id
                try:
                    await self._blobs.delete(blob_key)
                except BaseError:
                    log.exception("blob.not_deleted", key=blob_key)
                    continue
                deleted += 1
                async with self._database.write() as transaction:
                    await forget(transaction, row_id)
        return deleted

    async def _batch(self, due: sa.Select[tuple[str, str]]) -> list[tuple[str, str]]:
        async with self._database.read() as connection:
            rows = await connection.execute(due.limit(_BATCH))
            return [(row.id, row.blob_key) for row in rows]


async def clear_scratch(folder: Path, before: datetime) -> int:
    """Remove what a killed process left in the scratch folder: entries untouched since `before`.

    Gives how many were removed. What is in use is younger: choose a day ago.
    """
    return await asyncio.to_thread(_clear, folder, before.timestamp())


def _clear(folder: Path, before: float) -> int:
    removed = 0
    for entry in folder.iterdir() if folder.is_dir() else ():
        if entry.stat().st_mtime < before:
            shutil.rmtree(entry, ignore_errors=True) if entry.is_dir() else entry.unlink()
            removed += 1
    return removed
