"""How long a submit takes on an idle server, and how soon the work then starts."""

import asyncio
import time
from collections.abc import Iterator
from random import Random

import sqlalchemy as sa

from benchmarks.client import median, percentile
from benchmarks.figure import Figure
from benchmarks.packshots import asking, coffee, upload
from benchmarks.server import Server, premises
from cyclorama.store.database import Database
from cyclorama.store.tables import media, runs, steps

SUBMITS = 200


def figures() -> Iterator[Figure]:
    """Each run's photo is gone, so that its first step starts and fails at once, and the
    server is idle again when the next run is submitted."""
    random = Random(1)
    seconds = []
    with premises() as place, place.serving() as server:
        client = server.client()
        body = asking(upload(client, coffee()))
        asyncio.run(_delete_photos(server))
        client.wait(client.submit(body))  # the first one waits for the worker to be there
        for _ in range(SUBMITS):
            start = time.perf_counter()
            request_id = client.submit(body)
            seconds.append(time.perf_counter() - start)
            client.wait(request_id, poll_seconds=0.05)
            time.sleep(random.uniform(0, 0.05))  # at any phase of the worker's polling
        starts = asyncio.run(_waits_for_start(server))[1:]
    milliseconds = [1000 * value for value in seconds]
    yield Figure("submit on an idle server, p50", median(milliseconds), "ms", 20)
    yield Figure("submit on an idle server, p99", percentile(milliseconds, 99), "ms", 80)
    yield Figure("submit to step start, p50", 1000 * median(starts), "ms", 120)


async def _delete_photos(server: Server) -> None:
    database = Database(server.settings.database)
    async with database.write() as transaction:
        await transaction.execute(sa.update(media).values(deleted_at=media.c.created_at))
    await database.dispose()


async def _waits_for_start(server: Server) -> list[float]:
    """Seconds from a run's acceptance to the start of its first step, in order of acceptance."""
    database = Database(server.settings.database)
    async with database.read() as connection:
        found = await connection.execute(
            sa.select(runs.c.created_at, steps.c.started_at)
            .join(steps, steps.c.run_id == runs.c.id)
            .where(steps.c.position == 0)
            .order_by(runs.c.created_at)
        )
        waits = [(row.started_at - row.created_at).total_seconds() for row in found]
    await database.dispose()
    return waits
