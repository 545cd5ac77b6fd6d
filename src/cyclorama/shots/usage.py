"""What revisions are made of, and therefore must not be deleted."""

from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.store.studio_tables import shot_images, shot_revisions


async def used_by_revision(
    connection: AsyncConnection, prediction_ids: Collection[str]
) -> set[str]:
    """Those of the predictions that a revision uses, by themselves or by a refine of theirs.

    Whoever deletes them on the strength of this locks their rows first, as `Revisions.add` does.
    """
    return await _used(connection, shot_images.c.prediction_id, prediction_ids)


async def refines_used_by_revision(
    connection: AsyncConnection, refine_ids: Collection[str]
) -> set[str]:
    """Those of the refines that a revision uses."""
    return await _used(connection, shot_images.c.refine_id, refine_ids)


async def _used(
    connection: AsyncConnection, column: sa.Column[str], ids: Collection[str]
) -> set[str]:
    found = await connection.execute(
        sa.select(column)
        .distinct()
        .join(shot_revisions, shot_revisions.c.id == shot_images.c.revision_id)
        .where(column.in_(list(ids)), shot_revisions.c.deleted_at.is_(None))
    )
    return set(found.scalars())
