from collections.abc import AsyncIterator

import pytest

from cyclorama.kit.pool import ChildPool
from generation_studio import GenerationStudio, generation_studio
from line_of_work import LineOfWork, ListingQueue


@pytest.fixture
async def studio(database, database_url, tmp_path, clock) -> AsyncIterator[GenerationStudio]:
    queue, pool = ListingQueue(database_url), ChildPool(1)
    yield await generation_studio(LineOfWork(database, queue, pool, tmp_path, clock), tmp_path)
    pool.close()
    await queue.close()
