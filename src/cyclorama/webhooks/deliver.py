"""One try of a delivery: the handler of delivery jobs.

The body is made at the moment of the try, so that the links in it are fresh, and the exact
bytes are kept. A worker that dies between the post and the record leaves a try that another
one makes again: a receiver may get it twice, and knows it by the same `webhook-id`.
"""

import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

import sqlalchemy as sa
import structlog
from sqlalchemy.exc import SQLAlchemyError

from cyclorama.durable.queue import Queue
from cyclorama.errors import CycloramaError
from cyclorama.kit.clock import Clock
from cyclorama.kit.outbound import Outbound
from cyclorama.kit.secrets import Secret
from cyclorama.store.database import Database
from cyclorama.store.tables import deliveries
from cyclorama.webhooks.events import WebhookEvent
from cyclorama.webhooks.record import Record, Try, write_down
from cyclorama.webhooks.schedule import Outcome
from cyclorama.webhooks.signing import signed_headers

log = structlog.get_logger()


@dataclass(frozen=True)
class News:
    """What a delivery tells of: `subject_id` is that of the run or session that the event
    happened to."""

    delivery_id: str
    subject_id: str


Renderer = Callable[[News], Awaitable[bytes]]
"""Makes the body that tells the news."""


@dataclass(frozen=True)
class Voice:
    """How one dialect tells of one event: the body, its own header for the signature, and
    headers that are always the same."""

    render: Renderer
    signature_header: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


Voices = Mapping[tuple[str, WebhookEvent], Voice]
"""By dialect and event."""


class Deliverer:
    def __init__(
        self,
        database: Database,
        queue: Queue,
        outbound: Outbound,
        secret: Secret,
        clock: Clock,
        voices: Voices,
        *,
        waits: tuple[float, ...],
        seconds: float,
        random: Random,
    ) -> None:
        """`waits` and `seconds` as in the settings `webhook_…`."""
        self._database = database
        self._queue = queue
        self._outbound = outbound
        self._secret = secret
        self._clock = clock
        self._voices = voices
        self._waits = waits
        self._seconds = seconds
        self._random = random

    async def deliver(self, payload: Mapping[str, str]) -> None:
        """The handler of delivery jobs."""
        this = Try(payload["delivery"], int(payload["number"]), int(payload["turn"]))
        async with self._database.read() as connection:
            found = await connection.execute(
                sa.select(deliveries).where(deliveries.c.id == this.delivery_id)
            )
            delivery = found.one()
        if not this.is_due(delivery):
            return
        record = await self._make(delivery)
        async with self._database.write() as transaction:
            await write_down(
                transaction, self._queue, self._clock, this, record, self._waits, self._random
            )
        log.info(
            "webhook.tried",
            delivery=this.delivery_id,
            news=delivery.event,
            subject=delivery.subject_id,
            number=this.number,
            status=record.outcome.status,
            error=record.error,
        )

    async def _make(self, delivery: sa.Row[Any]) -> Record:
        """Post, and tell what came of it. However it fails, it is a try that failed."""
        at, started = self._clock(), time.monotonic()
        body, outcome, reply, error = b"", Outcome(None), None, None
        try:
            voice = self._voices[delivery.dialect, WebhookEvent(delivery.event)]
            body = await voice.render(News(delivery.id, delivery.subject_id))
            headers = signed_headers(
                body,
                delivery_id=delivery.id,
                at=at,
                secret=self._secret.decrypt(delivery.secret) if delivery.secret else None,
                hex_header=voice.signature_header,
            )
            posted = await self._outbound.post(
                delivery.url,
                body=body,
                headers={"Content-Type": "application/json", **voice.headers, **headers},
                seconds=self._seconds,
            )
            outcome, reply = Outcome(posted.status, posted.retry_after), _text(posted.body_head)
        except SQLAlchemyError:
            raise  # not the receiver's fault: the job is tried again
        except CycloramaError as failure:
            error = failure.public
        except Exception:
            log.exception("webhook.crashed", delivery=delivery.id)
            error = "Something went wrong on our side."
        return Record(at, time.monotonic() - started, outcome, body, reply, error)


def _text(reply: bytes) -> str:
    """PostgreSQL keeps no NUL in a text."""
    return reply.decode("utf-8", "replace").replace("\0", "\N{REPLACEMENT CHARACTER}")
