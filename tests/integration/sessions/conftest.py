from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from cyclorama.kit.pool import ChildPool
from cyclorama.store.database import Database
from reception import Reception, open_reception
from settable_clock import SettableClock


@pytest.fixture
async def reception(
    database: Database, database_url: str, clock: SettableClock, tmp_path: Path
) -> AsyncIterator[Reception]:
    async with AsyncExitStack() as stack:
        pool = ChildPool(1)  # its child is started when it is first needed
        stack.callback(pool.close)
        yield await open_reception(stack, database, database_url, clock, pool, tmp_path)
