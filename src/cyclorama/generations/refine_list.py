"""A page of the refines of several accounts."""

from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.store.generation_tables import refines


async def refine_ids(
    connection: AsyncConnection, account_ids: Collection[str], *, offset: int, limit: int
) -> tuple[list[str], int]:
    """The newest first, and how many there are in all."""
    there = refines.c.account_id.in_(list(account_ids)) & refines.c.deleted_at.is_(None)
    total = await connection.scalar(sa.select(sa.func.count()).select_from(refines).where(there))
    found = await connection.execute(
        sa.select(refines.c.id)
        .where(there)
        .order_by(refines.c.created_at.desc(), refines.c.id.desc())
        .offset(offset)
        .limit(limit)
    )
    return list(found.scalars()), int(total or 0)
