"""Write down what came of a try, and what follows from it, in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Any, assert_never

import sqlalchemy as sa

from cyclorama.durable.queue import Queue
from cyclorama.kit.clock import Clock
from cyclorama.store.database import Transaction
from cyclorama.store.tables import deliveries, delivery_attempts
from cyclorama.webhooks.outbox import queue_try
from cyclorama.webhooks.schedule import Dead, Delivered, Outcome, Retry, after
from cyclorama.webhooks.states import DeliveryState


@dataclass(frozen=True)
class Try:
    """Which try of which delivery; `number` and `turn` as in `outbox.queue_try`."""

    delivery_id: str
    number: int
    turn: int

    def is_due(self, delivery: sa.Row[Any]) -> bool:
        """Whether this is the delivery's latest try, and still to be made."""
        return bool(delivery.state == DeliveryState.PENDING and delivery.attempts == self.number)


@dataclass(frozen=True)
class Record:
    """What is kept of a try: fields as in `repository.Attempt`."""

    at: datetime
    seconds: float
    outcome: Outcome
    body: bytes = b""
    reply: str | None = None
    error: str | None = None


async def write_down(
    transaction: Transaction,
    queue: Queue,
    clock: Clock,
    this: Try,
    record: Record,
    waits: Sequence[float],
    random: Random,
) -> None:
    """Record the try, then end the delivery or queue its next try. A try is recorded once."""
    found = await transaction.execute(
        sa.select(deliveries).where(deliveries.c.id == this.delivery_id).with_for_update()
    )
    delivery = found.one()
    if await _is_recorded(transaction, this):
        return
    await transaction.execute(
        sa.insert(delivery_attempts).values(
            delivery_id=this.delivery_id,
            number=this.number,
            at=record.at,
            seconds=record.seconds,
            status=record.outcome.status,
            error=record.error,
            reply=record.reply,
            body=record.body,
        )
    )
    if not this.is_due(delivery):
        return  # a replay was asked for meanwhile: its try decides
    match after(record.outcome, this.turn, waits, random):
        case Delivered():
            await _end(transaction, clock, this.delivery_id, DeliveryState.DELIVERED)
        case Dead():
            await _end(transaction, clock, this.delivery_id, DeliveryState.DEAD)
        case Retry(wait_seconds=wait):
            await queue_try(
                transaction,
                queue,
                clock,
                this.delivery_id,
                number=this.number + 1,
                turn=this.turn + 1,
                wait_seconds=wait,
            )
        case never:
            assert_never(never)


async def _is_recorded(transaction: Transaction, this: Try) -> bool:
    number = await transaction.scalar(
        sa.select(delivery_attempts.c.number).where(
            delivery_attempts.c.delivery_id == this.delivery_id,
            delivery_attempts.c.number == this.number,
        )
    )
    return number is not None


async def _end(
    transaction: Transaction, clock: Clock, delivery_id: str, state: DeliveryState
) -> None:
    await transaction.execute(
        sa.update(deliveries)
        .where(deliveries.c.id == delivery_id)
        .values(state=state.value, next_at=None, finished_at=clock())
    )
