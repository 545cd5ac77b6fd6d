"""Files that come along with the request for a run."""

import sqlalchemy as sa

from cyclorama.kit.clock import Clock
from cyclorama.store.database import Database, Transaction
from cyclorama.store.tables import media


async def adopt_media(transaction: Transaction, run_id: str, media_ids: list[str]) -> None:
    """Let them live and die with the run."""
    if media_ids:
        await transaction.execute(
            sa.update(media).where(media.c.id.in_(media_ids)).values(run_id=run_id)
        )


async def discard_media(database: Database, clock: Clock, media_ids: list[str]) -> None:
    """Delete those of a request that was refused."""
    if media_ids:
        async with database.write() as transaction:
            await transaction.execute(
                sa.update(media)
                .where(media.c.id.in_(media_ids), media.c.deleted_at.is_(None))
                .values(deleted_at=clock())
            )
