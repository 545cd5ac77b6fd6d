"""What a key stands for is made once, whoever sends it again, and how often at once."""

import asyncio
from datetime import timedelta

import pytest
import sqlalchemy as sa

from accounts_and_runs import two_accounts
from cyclorama.errors import IdempotencyMismatch
from cyclorama.store.database import Database, Transaction
from cyclorama.store.idempotency import Done, Idempotency, forget_keys, once
from cyclorama.store.tables import idempotency_keys, users
from settable_clock import SettableClock

ASKED = Idempotency("shop/things", "order-1", {"b": [1, 2], "a": None})


class Workbench:
    """Makes users, which are as good as anything."""

    def __init__(self, database: Database, clock: SettableClock) -> None:
        self.database, self.clock = database, clock
        self.account = self.other_account = ""

    async def open(self) -> None:
        async with self.database.write() as transaction:
            first, second = await two_accounts(transaction, self.clock)
        self.account, self.other_account = first.account.id, second.account.id

    async def make(self, asked: Idempotency | None, account: str | None = None) -> Done:
        return await once(self.database, self.clock, account or self.account, asked, self._make)

    async def _make(self, transaction: Transaction, made_id: str) -> None:
        await transaction.execute(
            sa.insert(users).values(id=made_id, email=made_id, created_at=self.clock())
        )

    async def made(self) -> int:
        """How many there are beside the two who own the accounts."""
        async with self.database.read() as connection:
            return (await connection.scalar(sa.select(sa.func.count()).select_from(users)) or 0) - 2


@pytest.fixture
async def bench(database: Database, clock: SettableClock) -> Workbench:
    opened = Workbench(database, clock)
    await opened.open()
    return opened


async def test_without_a_key_every_call_makes_something(bench: Workbench):
    done = [await bench.make(None) for _ in range(2)]

    assert [one.replayed for one in done] == [False, False]
    assert await bench.made() == 2


async def test_the_same_key_and_body_give_what_was_made_before(bench: Workbench):
    first = await bench.make(ASKED)
    again = await bench.make(Idempotency(ASKED.route, ASKED.key, {"a": None, "b": [1, 2]}))

    assert again == Done(first.made_id, replayed=True)
    assert await bench.made() == 1


async def test_the_same_key_with_another_body_is_refused(bench: Workbench):
    await bench.make(ASKED)

    with pytest.raises(IdempotencyMismatch):
        await bench.make(Idempotency(ASKED.route, ASKED.key, {"a": 1}))

    assert await bench.made() == 1


async def test_a_key_is_valid_for_one_route_of_one_account(bench: Workbench):
    first = await bench.make(ASKED)
    others = [
        await bench.make(Idempotency("shop/others", ASKED.key, ASKED.body)),
        await bench.make(Idempotency(ASKED.route, "order-2", ASKED.body)),
        await bench.make(ASKED, bench.other_account),
    ]

    assert not any(other.replayed for other in others)
    assert len({first.made_id, *(other.made_id for other in others)}) == 4


async def test_the_same_key_many_times_at_once_makes_one(bench: Workbench):
    done = await asyncio.gather(*(bench.make(ASKED) for _ in range(8)))

    assert len({one.made_id for one in done}) == 1
    assert sum(not one.replayed for one in done) == 1
    assert await bench.made() == 1


async def test_a_key_whose_making_failed_is_free(bench: Workbench):
    async def fail(transaction: Transaction, made_id: str) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await once(bench.database, bench.clock, bench.account, ASKED, fail)

    assert not (await bench.make(ASKED)).replayed


async def test_old_keys_are_forgotten(bench: Workbench):
    await bench.make(ASKED)
    bench.clock.advance(60)
    await bench.make(Idempotency(ASKED.route, "order-2", None))

    async with bench.database.write() as transaction:
        await forget_keys(transaction, bench.clock() - timedelta(seconds=30))
        left = list(await transaction.scalars(sa.select(idempotency_keys.c.key)))

    assert left == ["order-2"]
