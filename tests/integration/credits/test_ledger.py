"""The ledger on both databases: what is held, spent and given back, also when done at once."""

import asyncio

import pytest
import sqlalchemy as sa

from accounts_and_runs import insert_run, two_accounts
from cyclorama.accounts.registration import PersonalAccount
from cyclorama.credits.ledger import Audit, Ledger
from cyclorama.errors import InsufficientCredits, NotFound
from cyclorama.store.database import Database
from cyclorama.store.tables import accounts, ledger
from settable_clock import SettableClock


@pytest.fixture
async def people(
    database: Database, clock: SettableClock
) -> tuple[PersonalAccount, PersonalAccount]:
    """One without limits, and one with 100 credits."""
    async with database.write() as transaction:
        return await two_accounts(transaction, clock)


@pytest.fixture
def unlimited(people: tuple[PersonalAccount, PersonalAccount]) -> str:
    return people[0].account.id


@pytest.fixture
def limited(people: tuple[PersonalAccount, PersonalAccount]) -> str:
    return people[1].account.id


@pytest.fixture
async def run(database: Database, limited: str, clock: SettableClock) -> str:
    """A run of the limited account."""
    async with database.write() as transaction:
        return await insert_run(transaction, limited, clock)


async def test_a_run_pays_for_its_steps_and_gets_the_rest_back(
    database: Database, limited: str, run: str, clock: SettableClock
) -> None:
    balances = []
    async with database.write() as transaction:
        books = Ledger(transaction, limited, clock)
        await books.hold(run, 30)
        balances.append(await books.balance())
        await books.settle(run, "cut-out", 6)
        await books.settle(run, "packshot", 8)
        balances.append(await books.balance())
        released = await books.release(run)
        balances.append(await books.balance())
        entries = await transaction.execute(
            sa.select(ledger.c.kind, ledger.c.step_id, ledger.c.available, ledger.c.held)
            .where(ledger.c.run_id == run)
            .order_by(ledger.c.id)
        )

    assert balances == [70, 70, 86]
    assert released == 16
    assert [tuple(entry) for entry in entries] == [
        ("hold", "", -30, 30),
        ("settle", "cut-out", 0, -6),
        ("settle", "packshot", 0, -8),
        ("release", "", 16, -16),
    ]


async def test_calls_that_are_repeated_change_nothing(
    database: Database, limited: str, run: str, clock: SettableClock
) -> None:
    async with database.write() as transaction:
        books = Ledger(transaction, limited, clock)
        await books.hold(run, 30)
        await books.hold(run, 30)
        await books.settle(run, "step", 10)
        await books.settle(run, "step", 10)
        first, second = await books.release(run), await books.release(run)
        await books.settle(run, "step", 10)
        await books.hold(run, 30)

        assert (first, second) == (20, 0)
        assert await books.balance() == 90


async def test_a_run_may_cost_all_that_there_is_and_no_more(
    database: Database, limited: str, run: str, clock: SettableClock
) -> None:
    async with database.write() as transaction:
        books = Ledger(transaction, limited, clock)

        with pytest.raises(InsufficientCredits) as raised:
            await books.hold(run, 101)
        await books.hold(run, 100)

        assert raised.value.public == (
            "This costs 101 credits and the balance is 100: add credits, or ask for less."
        )
        assert await books.balance() == 0


async def test_a_refused_hold_writes_nothing(
    database: Database, limited: str, run: str, clock: SettableClock
) -> None:
    async with database.write() as transaction:
        books = Ledger(transaction, limited, clock)
        with pytest.raises(InsufficientCredits):
            await books.hold(run, 101)

    async with database.read() as connection:
        assert (
            await connection.scalar(sa.select(sa.func.count()).where(ledger.c.run_id == run)) == 0
        )
        assert (await Ledger(connection, limited, clock).audit()).sound


async def test_an_unlimited_account_counts_what_it_spends(
    database: Database, unlimited: str, clock: SettableClock
) -> None:
    async with database.write() as transaction:
        run = await insert_run(transaction, unlimited, clock)
        books = Ledger(transaction, unlimited, clock)
        await books.hold(run, 500)
        await books.settle(run, "step", 200)
        await books.release(run)

        assert await books.balance() == -200


async def test_a_step_never_costs_more_than_the_run_holds(
    database: Database, limited: str, run: str, clock: SettableClock
) -> None:
    async with database.write() as transaction:
        books = Ledger(transaction, limited, clock)
        await books.hold(run, 10)
        await books.settle(run, "one", 6)

        with pytest.raises(ValueError, match="5 credits for 'two', but 4 are held"):
            await books.settle(run, "two", 5)
        await books.settle(run, "two", 4)
        await books.release(run)

        with pytest.raises(ValueError, match="1 credits for 'three', but 0 are held"):
            await books.settle(run, "three", 1)


async def test_another_accounts_run_is_out_of_reach(
    database: Database, limited: str, unlimited: str, run: str, clock: SettableClock
) -> None:
    async with database.write() as transaction:
        await Ledger(transaction, limited, clock).hold(run, 10)
        stranger = Ledger(transaction, unlimited, clock)

        with pytest.raises(NotFound):
            await stranger.hold(run, 10)
        with pytest.raises(ValueError, match="but 0 are held"):
            await stranger.settle(run, "step", 1)
        assert await stranger.release(run) == 0

        assert await Ledger(transaction, limited, clock).release(run) == 10


@pytest.mark.parametrize("amount", [-1, -100])
async def test_no_amount_is_negative(
    amount: int, database: Database, limited: str, run: str, clock: SettableClock
) -> None:
    async with database.write() as transaction:
        books = Ledger(transaction, limited, clock)
        for call in (
            books.grant(amount),
            books.hold(run, amount),
            books.settle(run, "step", amount),
        ):
            with pytest.raises(ValueError, match="cannot be negative"):
                await call


async def test_holds_at_once_cannot_spend_the_same_credits(
    database: Database, limited: str, clock: SettableClock
) -> None:
    async def accept() -> bool:
        try:
            async with database.write() as transaction:
                run = await insert_run(transaction, limited, clock)
                await Ledger(transaction, limited, clock).hold(run, 40)
        except InsufficientCredits:
            return False
        return True

    accepted = await asyncio.gather(*(accept() for _ in range(5)))

    assert sum(accepted) == 2
    async with database.read() as connection:
        assert await Ledger(connection, limited, clock).audit() == Audit(20, 20, (), ())


async def test_two_workers_settle_and_release_a_run_once(
    database: Database, limited: str, run: str, clock: SettableClock
) -> None:
    async with database.write() as transaction:
        await Ledger(transaction, limited, clock).hold(run, 30)

    async def settle() -> None:
        async with database.write() as transaction:
            await Ledger(transaction, limited, clock).settle(run, "step", 10)

    async def release() -> int:
        async with database.write() as transaction:
            return await Ledger(transaction, limited, clock).release(run)

    await asyncio.gather(*(settle() for _ in range(4)))
    released = await asyncio.gather(*(release() for _ in range(4)))

    assert sorted(released) == [0, 0, 0, 20]
    async with database.read() as connection:
        assert await Ledger(connection, limited, clock).balance() == 90


async def test_the_audit_accepts_runs_that_are_open_or_closed(
    database: Database, limited: str, run: str, clock: SettableClock
) -> None:
    async with database.write() as transaction:
        books = Ledger(transaction, limited, clock)
        await books.hold(run, 30)
        ended = await insert_run(
            transaction, limited, clock, finished_at=clock(), credits_charged=4
        )
        await books.hold(ended, 6)
        await books.settle(ended, "step", 4)
        await books.release(ended)
        await insert_run(transaction, limited, clock, finished_at=clock())

        assert await books.audit() == Audit(66, 66, (), ())


async def test_the_audit_finds_what_is_wrong(
    database: Database, limited: str, clock: SettableClock
) -> None:
    async with database.write() as transaction:
        books = Ledger(transaction, limited, clock)
        still_held = await insert_run(transaction, limited, clock, finished_at=clock())
        await books.hold(still_held, 6)
        miscounted = await insert_run(
            transaction, limited, clock, finished_at=clock(), credits_charged=5
        )
        await books.hold(miscounted, 6)
        await books.settle(miscounted, "step", 6)
        await transaction.execute(
            sa.update(accounts).where(accounts.c.id == limited).values(balance=1)
        )

        audit = await books.audit()

    assert audit == Audit(1, 88, open_runs=(still_held,), wrong_runs=(miscounted,))
    assert not audit.sound
