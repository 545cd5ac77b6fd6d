"""Rows that tests of other things need: an account, and runs of it."""

from datetime import datetime

import sqlalchemy as sa

from cyclorama.accounts.registration import PersonalAccount, create_personal
from cyclorama.kit.ids import new_id
from cyclorama.store.database import Transaction
from cyclorama.store.tables import runs
from settable_clock import SettableClock


async def two_accounts(
    transaction: Transaction, clock: SettableClock, credit_grant: int = 100
) -> tuple[PersonalAccount, PersonalAccount]:
    """The local admin, who has no limits, and one with `credit_grant` credits."""
    admin = await create_personal(
        transaction, clock, email="admin@example.com", credit_grant=credit_grant
    )
    limited = await create_personal(
        transaction, clock, email="limited@example.com", credit_grant=credit_grant
    )
    return admin, limited


async def insert_run(
    transaction: Transaction,
    account_id: str,
    clock: SettableClock,
    *,
    finished_at: datetime | None = None,
    credits_charged: int = 0,
) -> str:
    """A bare run, without steps. Gives its id."""
    run_id = new_id()
    await transaction.execute(
        sa.insert(runs).values(
            id=run_id,
            account_id=account_id,
            dialect="dreem",
            kind="packshot",
            state="queued" if finished_at is None else "succeeded",
            priority=50,
            plan={},
            credits_held=0,
            credits_charged=credits_charged,
            events=0,
            created_at=clock(),
            finished_at=finished_at,
        )
    )
    return run_id
