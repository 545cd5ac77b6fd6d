"""The outbox: a callback is written in the same transaction as the news that it tells of.

Of every delivery there is one try at a time. `deliveries.attempts` is the number of the latest
one, queued or made: a try with a smaller number has been overtaken, and does nothing.
"""

from datetime import timedelta

import sqlalchemy as sa

from cyclorama.durable.lanes import Lane
from cyclorama.durable.queue import Job, Queue
from cyclorama.kit.clock import Clock
from cyclorama.kit.ids import new_id
from cyclorama.store.database import Transaction
from cyclorama.store.tables import deliveries
from cyclorama.webhooks.events import WebhookEvent
from cyclorama.webhooks.states import DeliveryState

DELIVERY_JOB = "delivery"


def job_id(delivery_id: str, number: int) -> str:
    return f"{delivery_id}:{number}"


def try_of_job(job: str) -> tuple[str, int] | None:
    """The delivery and the number that `job_id` was given; None for a job of another kind."""
    delivery_id, _, number = job.partition(":")
    return (delivery_id, int(number)) if number.isdecimal() else None


async def write(
    transaction: Transaction,
    queue: Queue,
    clock: Clock,
    *,
    account_id: str,
    dialect: str,
    event: WebhookEvent,
    subject_id: str,
    url: str,
    secret: str | None,
) -> str:
    """Write a delivery and queue its first try; gives the delivery's id.

    `subject_id`: of the run or session that the event happened to. `secret` is encrypted
    already, as `runs.callback_secret` is.
    """
    delivery_id = new_id()
    await transaction.execute(
        sa.insert(deliveries).values(
            id=delivery_id,
            account_id=account_id,
            dialect=dialect,
            event=event.value,
            subject_id=subject_id,
            url=url,
            secret=secret,
            state=DeliveryState.PENDING.value,
            attempts=0,
            created_at=clock(),
        )
    )
    await queue_try(transaction, queue, clock, delivery_id, number=1, turn=0)
    return delivery_id


async def withdraw(
    transaction: Transaction, clock: Clock, subject_ids: sa.Select[tuple[str]]
) -> None:
    """Tell no more of these subjects: tries that are queued will do nothing."""
    await transaction.execute(
        sa.update(deliveries)
        .where(
            deliveries.c.subject_id.in_(subject_ids),
            deliveries.c.state == DeliveryState.PENDING.value,
        )
        .values(state=DeliveryState.DEAD.value, next_at=None, finished_at=clock())
    )


async def queue_try(
    transaction: Transaction,
    queue: Queue,
    clock: Clock,
    delivery_id: str,
    *,
    number: int,
    turn: int,
    wait_seconds: float = 0,
) -> None:
    """Make `number` the delivery's latest try and queue it.

    `number` counts all tries from 1, `turn` those of a round from 0: a replay begins a new
    round, and the turn tells the place in the schedule.
    """
    await transaction.execute(
        sa.update(deliveries)
        .where(deliveries.c.id == delivery_id)
        .values(
            state=DeliveryState.PENDING.value,
            attempts=number,
            next_at=clock() + timedelta(seconds=wait_seconds),
            finished_at=None,
        )
    )
    await queue.put(
        transaction,
        Job(
            id=job_id(delivery_id, number),
            kind=DELIVERY_JOB,
            lane=Lane.WEBHOOK,
            payload={"delivery": delivery_id, "number": str(number), "turn": str(turn)},
            delay_seconds=wait_seconds,
        ),
    )
