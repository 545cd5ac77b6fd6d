"""Forget what nobody can use any more: codes and tokens past their time, old sign-in tries."""

from datetime import timedelta

import sqlalchemy as sa

from cyclorama.accounts.sign_in import WINDOW
from cyclorama.kit.clock import Clock
from cyclorama.store.database import Database
from cyclorama.store.tables import oauth_codes, oauth_grants, oauth_tokens, sign_in_tries

# That a code comes a second time is still noticed for so long after its end. A refresh token
# that was used is kept to its own end, for the same reason.
MEMORY = timedelta(days=1)


async def forget_access(database: Database, clock: Clock) -> None:
    """A grant goes with the last of its codes and tokens."""
    now = clock()
    hangs_on = [
        sa.exists().where(table.c.grant_id == oauth_grants.c.id)
        for table in (oauth_codes, oauth_tokens)
    ]
    async with database.write() as transaction:
        for old in (
            sa.delete(oauth_codes).where(oauth_codes.c.expires_at <= now - MEMORY),
            sa.delete(oauth_tokens).where(oauth_tokens.c.expires_at <= now),
            sa.delete(oauth_grants).where(~sa.or_(*hangs_on)),
            sa.delete(sign_in_tries).where(sign_in_tries.c.at <= now - WINDOW),
        ):
            await transaction.execute(old)
