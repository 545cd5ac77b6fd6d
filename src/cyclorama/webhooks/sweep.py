"""Tries that the queue has given up: a database that was away too long, a worker that died often.

Each counts as a try that failed, so that the delivery goes on by its schedule.
"""

from collections.abc import Sequence
from datetime import timedelta
from random import Random

import sqlalchemy as sa
import structlog

from cyclorama.durable.queue import Queue
from cyclorama.kit.clock import Clock
from cyclorama.store.database import Database
from cyclorama.store.tables import deliveries
from cyclorama.webhooks.outbox import try_of_job
from cyclorama.webhooks.record import Record, Try, write_down
from cyclorama.webhooks.schedule import Outcome
from cyclorama.webhooks.states import DeliveryState

# The longest wait before a try is little over a day, and a job is as old as the wait before it.
MEMORY = timedelta(days=2)

log = structlog.get_logger()


class DeliverySweeper:
    def __init__(
        self,
        database: Database,
        queue: Queue,
        clock: Clock,
        *,
        waits: Sequence[float],
        random: Random,
    ) -> None:
        """`waits` as for the `Deliverer`."""
        self._database = database
        self._queue = queue
        self._clock = clock
        self._waits = waits
        self._random = random

    async def sweep(self) -> None:
        for this in await self._given_up():
            record = Record(
                self._clock(),
                seconds=0.0,
                outcome=Outcome(None),
                error="The server could not make this try.",
            )
            async with self._database.write() as transaction:
                await write_down(
                    transaction, self._queue, self._clock, this, record, self._waits, self._random
                )
            log.warning("webhook.given_up", delivery=this.delivery_id, number=this.number)

    async def _given_up(self) -> list[Try]:
        """The turn is not known here; the number, which is never smaller, stands for it."""
        jobs = await self._queue.given_up(self._clock() - MEMORY)
        tries = {found for job in jobs if (found := try_of_job(job)) is not None}
        if not tries:
            return []
        async with self._database.read() as connection:
            pending = await connection.execute(
                sa.select(deliveries.c.id, deliveries.c.attempts).where(
                    deliveries.c.state == DeliveryState.PENDING.value,
                    deliveries.c.id.in_({delivery_id for delivery_id, _ in tries}),
                )
            )
            return [
                Try(row.id, row.attempts, turn=row.attempts - 1)
                for row in pending
                if (row.id, row.attempts) in tries
            ]
