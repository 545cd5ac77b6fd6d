from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from cyclorama.kit.pool import ChildPool
from cyclorama.store.database import Database
from media_studio import Studio
from s3_server import s3_endpoint, s3_url
from settable_clock import SettableClock

__all__ = ["pool", "s3_endpoint", "s3_url", "studio"]


@pytest.fixture
async def pool() -> AsyncIterator[ChildPool]:
    opened = ChildPool(2)
    yield opened
    opened.close()


@pytest.fixture
async def studio(
    database: Database, clock: SettableClock, pool: ChildPool, tmp_path: Path
) -> AsyncIterator[Studio]:
    opened = Studio(database, clock, pool, tmp_path)
    await opened.open()
    yield opened
    await opened.outbound.aclose()
