from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from accounts_and_runs import two_accounts
from cyclorama.kit.pool import ChildPool
from cyclorama.media.ingest import Origin
from cyclorama.store.database import Database
from line_of_work import LineOfWork, ListingQueue
from product_photo import product_photo
from settable_clock import SettableClock


@dataclass
class Studio:
    """A line of work, an account with 100 credits, and a photo of it."""

    line: LineOfWork
    account_id: str
    photo_id: str
    admin_id: str


@pytest.fixture
async def studio(
    database: Database, database_url: str, tmp_path: Path, clock: SettableClock
) -> AsyncIterator[Studio]:
    queue, pool = ListingQueue(database_url), ChildPool(1)
    line = LineOfWork(database, queue, pool, tmp_path, clock)
    async with database.write() as transaction:
        admin, limited = await two_accounts(transaction, clock)
    photo = tmp_path / "photo.png"
    photo.write_bytes(product_photo(64))
    media = await line.ingest.from_file(photo, Origin(limited.account.id, "test/photo"))
    yield Studio(line, limited.account.id, media.id, admin.account.id)
    pool.close()
    await queue.close()
