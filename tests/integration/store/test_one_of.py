"""A column that is one of many values: of any number of them, in whatever condition."""

import pytest
import sqlalchemy as sa

from accounts_and_runs import two_accounts
from cyclorama.store.database import Database
from cyclorama.store.one_of import one_of
from cyclorama.store.tables import accounts
from settable_clock import SettableClock

MORE_THAN_PARAMETERS = 70_000  # PostgreSQL takes 65 535 in a statement, SQLite half of that


@pytest.fixture
async def first_account(database: Database, clock: SettableClock) -> str:
    async with database.write() as transaction:
        first, _ = await two_accounts(transaction, clock)
    return first.account.id


@pytest.mark.parametrize(
    ("others", "found"),
    [
        ([], []),
        (["'", '"', "\\", "é", "{}", "null"], []),
        (["mine"], ["mine"]),
        (["mine", "mine"], ["mine"]),
        (["'", "mine", '","'], ["mine"]),
        ([*map(str, range(MORE_THAN_PARAMETERS)), "mine"], ["mine"]),
    ],
    ids=["none", "foreign", "one", "twice", "among odd ones", "among many"],
)
async def test_rows_are_found_by_any_number_of_values(
    database: Database, first_account: str, others: list[str], found: list[str]
) -> None:
    asked = [first_account if one == "mine" else one for one in others]

    async with database.read() as connection:
        rows = await connection.execute(
            sa.select(accounts.c.id).where(one_of(accounts.c.id, asked))
        )

    assert list(rows.scalars()) == [first_account for _ in found]


async def test_it_may_stand_beside_other_conditions_and_be_denied(
    database: Database, first_account: str
) -> None:
    these = one_of(accounts.c.id, [first_account])

    async with database.read() as connection:
        both = await connection.scalar(sa.select(accounts.c.id).where(these, accounts.c.id != ""))
        others = await connection.execute(sa.select(accounts.c.id).where(sa.not_(these)))

    assert both == first_account
    assert first_account not in set(others.scalars())
