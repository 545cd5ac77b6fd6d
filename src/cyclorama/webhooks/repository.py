"""The deliveries of one account: list, read with their tries, send again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.durable.queue import Queue
from cyclorama.errors import NotFound
from cyclorama.kit.clock import Clock
from cyclorama.store.tables import deliveries, delivery_attempts
from cyclorama.webhooks.events import WebhookEvent
from cyclorama.webhooks.outbox import queue_try
from cyclorama.webhooks.states import DeliveryState


@dataclass(frozen=True)
class Attempt:
    """One try. `status` is None where there was no answer, and `error` then says why.

    `reply`: the first 2 KiB of the answer. `body`: the exact bytes that were sent and signed.
    `seconds`: how long the try took.
    """

    number: int
    at: datetime
    seconds: float
    status: int | None
    error: str | None
    reply: str | None
    body: bytes


@dataclass(frozen=True)
class Delivery:
    """`next_at`: when the next try is due, or None when there is none.

    `attempts` are those made; a number is missing where a replay overtook a queued try.
    `get` reads them, `list` leaves them out.
    """

    id: str
    dialect: str
    event: WebhookEvent
    subject_id: str
    url: str
    state: DeliveryState
    next_at: datetime | None
    created_at: datetime
    finished_at: datetime | None
    attempts: tuple[Attempt, ...] = ()


class Deliveries:
    def __init__(self, connection: AsyncConnection, account_id: str) -> None:
        self._connection = connection
        self._account_id = account_id

    async def list(
        self, *, subject_id: str | None = None, state: DeliveryState | None = None, limit: int = 50
    ) -> Sequence[Delivery]:
        """The newest first, without their attempts. `subject_id`: of a run or a session."""
        wanted = sa.select(deliveries).where(deliveries.c.account_id == self._account_id)
        if subject_id is not None:
            wanted = wanted.where(deliveries.c.subject_id == subject_id)
        if state is not None:
            wanted = wanted.where(deliveries.c.state == state.value)
        found = await self._connection.execute(
            wanted.order_by(deliveries.c.created_at.desc(), deliveries.c.id.desc()).limit(limit)
        )
        return [_delivery(row) for row in found]

    async def get(self, delivery_id: str) -> Delivery:
        """With its attempts, the oldest first. Raises NotFound."""
        found = await self._connection.execute(self._one(delivery_id))
        row = found.one_or_none()
        if row is None:
            raise NotFound(f"There is no delivery {delivery_id}.")
        attempts = await self._connection.execute(
            sa.select(delivery_attempts)
            .where(delivery_attempts.c.delivery_id == delivery_id)
            .order_by(delivery_attempts.c.number)
        )
        return _delivery(row, tuple(_attempt(attempt) for attempt in attempts))

    async def replay(self, queue: Queue, clock: Clock, delivery_id: str) -> None:
        """Begin a new round of tries at once, whatever became of the delivery so far.

        It keeps its id, by which a receiver knows that it is the same news. A try that is
        still queued is overtaken. Raises NotFound.
        """
        found = await self._connection.execute(self._one(delivery_id).with_for_update())
        row = found.one_or_none()
        if row is None:
            raise NotFound(f"There is no delivery {delivery_id}.")
        await queue_try(
            self._connection, queue, clock, delivery_id, number=row.attempts + 1, turn=0
        )

    def _one(self, delivery_id: str) -> sa.Select[Any]:
        return sa.select(deliveries).where(
            deliveries.c.id == delivery_id, deliveries.c.account_id == self._account_id
        )


def _delivery(row: sa.Row[Any], attempts: tuple[Attempt, ...] = ()) -> Delivery:
    return Delivery(
        id=row.id,
        dialect=row.dialect,
        event=WebhookEvent(row.event),
        subject_id=row.subject_id,
        url=row.url,
        state=DeliveryState(row.state),
        next_at=row.next_at,
        created_at=row.created_at,
        finished_at=row.finished_at,
        attempts=attempts,
    )


def _attempt(row: sa.Row[Any]) -> Attempt:
    return Attempt(
        number=row.number,
        at=row.at,
        seconds=row.seconds,
        status=row.status,
        error=row.error,
        reply=row.reply,
        body=bytes(row.body),
    )
