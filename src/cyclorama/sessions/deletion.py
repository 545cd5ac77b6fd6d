"""Delete sessions: readers no longer find them, what is fetched for them is discarded."""

import sqlalchemy as sa

from cyclorama.kit.clock import Clock
from cyclorama.sessions.files import DOWNLOADS, origin_keys
from cyclorama.sessions.states import FileState
from cyclorama.store.database import Transaction
from cyclorama.store.tables import media, session_files, sessions
from cyclorama.webhooks import outbox


async def delete_sessions(
    transaction: Transaction, clock: Clock, which: sa.ColumnElement[bool]
) -> list[str]:
    """Delete the sessions for which `which` holds: their files are left to the retention sweep,
    and what was to be told of them is withdrawn. Outputs belong to their runs and stay.

    Gives the jobs of downloads that are to be cancelled when this transaction is committed.
    """
    now = clock()
    deleted = sa.select(sessions.c.id).where(which)
    await transaction.execute(
        sa.update(sessions).where(which, sessions.c.deleted_at.is_(None)).values(deleted_at=now)
    )
    pending = await transaction.execute(
        sa.select(session_files.c.id, session_files.c.attempt)
        .where(
            session_files.c.session_id.in_(deleted),
            session_files.c.state == FileState.PENDING.value,
        )
        .with_for_update()
    )
    jobs = [DOWNLOADS.job_id(row.id, row.attempt) for row in pending]
    await transaction.execute(
        sa.update(session_files)
        .where(
            session_files.c.session_id.in_(deleted),
            session_files.c.state == FileState.PENDING.value,
        )
        .values(state=FileState.DISCARDED.value, finished_at=now)
    )
    await expire_media(transaction, clock, session_files.c.session_id.in_(deleted))
    await outbox.withdraw(transaction, clock, deleted)
    return jobs


async def expire_media(
    transaction: Transaction, clock: Clock, which: sa.ColumnElement[bool]
) -> None:
    """Let the retention sweep delete what was fetched for the files for which `which` holds.

    What a file's link showed us to have already was not fetched, and is not touched.
    """
    fetched = sa.select(origin_keys()).where(which)
    await transaction.execute(
        sa.update(media)
        .where(media.c.origin_key.in_(fetched), media.c.deleted_at.is_(None))
        .values(expires_at=clock())
    )
