from collections.abc import AsyncIterator

import pytest

from accounts_and_runs import two_accounts
from cyclorama.store.database import Database
from line_of_work import ListingQueue
from settable_clock import SettableClock
from studio_desk import Desk


@pytest.fixture
async def desk(database: Database, database_url: str, clock: SettableClock) -> AsyncIterator[Desk]:
    async with database.write() as transaction:
        one, other = await two_accounts(transaction, clock)
    queue = ListingQueue(database_url)
    yield Desk(database, queue, clock, one, other)
    await queue.close()
