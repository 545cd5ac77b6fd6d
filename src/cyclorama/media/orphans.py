"""Delete files of which no row tells: a process was killed between the two, or a client put a
file by a link whose upload had expired."""

import re
from collections.abc import Collection
from datetime import timedelta

import sqlalchemy as sa

from cyclorama.kit.clock import Clock
from cyclorama.store.blobs import Blobs
from cyclorama.store.database import Database
from cyclorama.store.studio_tables import uploads
from cyclorama.store.tables import media

# A file is older than this before it is missed: longer than any step or link lives.
AGE = timedelta(days=2)
_BATCH = 500
# What has a row: below the account's id, or in the place for uploads. The rest is drawn anew when
# it is asked for.
_OURS = re.compile(r"(temp|[0-9a-f-]{36})/.+")


async def sweep_orphans(database: Database, blobs: Blobs, clock: Clock) -> int:
    """Gives how many were deleted. It reads the names of all files: once a day is enough."""
    before = clock() - AGE
    found: list[str] = []
    deleted = 0
    async for key in blobs.list(before=before):
        if _OURS.fullmatch(key):
            found.append(key)
        if len(found) >= _BATCH:
            deleted += await _delete(database, blobs, found)
            found.clear()
    return deleted + await _delete(database, blobs, found)


async def _delete(database: Database, blobs: Blobs, keys: Collection[str]) -> int:
    if not keys:
        return 0
    async with database.read() as connection:
        known = await connection.execute(
            sa.union(
                sa.select(media.c.blob_key).where(media.c.blob_key.in_(keys)),
                sa.select(uploads.c.blob_key).where(uploads.c.blob_key.in_(keys)),
            )
        )
        orphans = set(keys) - set(known.scalars())
    for key in orphans:
        await blobs.delete(key)
    return len(orphans)
