"""Delete what has outlived its time: files past their date, and scratch left by a crash."""

import asyncio
import shutil
from datetime import datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

from cyclorama.kit.clock import Clock
from cyclorama.store.blobs import Blobs
from cyclorama.store.database import Database
from cyclorama.store.tables import media

GRACE = timedelta(days=1)
_BATCH = 200
_NO_BLOB = ""  # in `blob_key`: the file is deleted for good


class Retention:
    """Deletes in two stages, each of which may be interrupted and done again.

    A file past `expires_at` is deleted for its readers at once; its blob follows after `grace`,
    so that a download in progress ends well and a mistake can be undone.
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
                .where(media.c.expires_at <= now, media.c.deleted_at.is_(None))
                .values(deleted_at=now)
            )
        deleted = 0
        while batch := await self._due(now - self._grace):
            for media_id, blob_key in batch:
                await self._blobs.delete(blob_key)
                deleted += 1
                async with self._database.write() as transaction:
                    await transaction.execute(
                        sa.update(media).where(media.c.id == media_id).values(blob_key=_NO_BLOB)
                    )
        return deleted

    async def _due(self, before: datetime) -> list[tuple[str, str]]:
        async with self._database.read() as connection:
            rows = await connection.execute(
                sa.select(media.c.id, media.c.blob_key)
                .where(media.c.deleted_at <= before, media.c.blob_key != _NO_BLOB)
                .limit(_BATCH)
            )
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
