"""One change of an account's own things at a time."""

import sqlalchemy as sa

from cyclorama.store.database import Transaction
from cyclorama.store.tables import accounts


async def lock_account(transaction: Transaction, account_id: str) -> None:
    """Until the transaction ends. Others go on writing rows that only name the account; SQLite
    has one writer anyway."""
    await transaction.execute(
        sa.select(accounts.c.id).where(accounts.c.id == account_id).with_for_update(key_share=True)
    )
