"""Errors of callers' programs, kept by week; on both databases."""

from datetime import UTC, datetime

import pytest

from accounts_and_runs import two_accounts
from cyclorama.accounts.client_errors import (
    KEEP,
    ClientErrors,
    forget_client_errors,
    week_of,
)


@pytest.mark.parametrize(
    ("day", "week"),
    [((2026, 2, 11), "2026-W07"), ((2027, 1, 3), "2026-W53"), ((2024, 12, 30), "2025-W01")],
)
def test_a_week_is_that_of_iso_8601(day, week):
    assert week_of(datetime(*day, tzinfo=UTC)) == week


async def test_errors_are_read_by_their_account_and_forgotten_in_time(database, clock):
    async with database.write() as transaction:
        one, other = await two_accounts(transaction, clock)
        errors = ClientErrors(transaction, one.account.id, clock)
        await errors.add("First\nof all", None)
        clock.advance(1)
        await errors.add("Second", {"shot": 7})
    week = week_of(clock())

    async def told(account_id: str) -> list[str]:
        async with database.read() as connection:
            found = await ClientErrors(connection, account_id, clock).of_week(week)
        return [f"{error.message}{error.told_context}" for error in found]

    assert await told(one.account.id) == ["First\nof all", 'Second {"shot": 7}']
    assert await told(other.account.id) == []
    await forget_client_errors(database, clock)
    assert len(await told(one.account.id)) == 2
    clock.advance(KEEP.total_seconds() + 1)
    await forget_client_errors(database, clock)
    assert await told(one.account.id) == []
