"""A post office: a run whose end is to be told, a receiver, and all between them."""

from contextlib import AsyncExitStack
from dataclasses import dataclass

import sqlalchemy as sa

from cyclorama.durable.queue import Job, Queue
from cyclorama.kit.secrets import Secret
from cyclorama.store.database import Database, Transaction
from cyclorama.webhooks import outbox
from cyclorama.webhooks.deliver import Deliverer, Voice
from cyclorama.webhooks.events import WebhookEvent
from cyclorama.webhooks.repository import Deliveries, Delivery
from scripted_server import Script, ScriptedServer, scripted_server
from settable_clock import SettableClock

WAITS = (0.0, 10.0, 100.0)
CALLBACK_SECRET = "the receiver's secret"


class RecordingQueue(Queue):
    """The real queue, which also remembers what was put into it."""

    def __init__(self, database_url: str) -> None:
        super().__init__(database_url)
        self.jobs: list[Job] = []

    async def put(self, transaction: Transaction, job: Job) -> None:
        await super().put(transaction, job)
        self.jobs.append(job)


@dataclass
class PostOffice:
    database: Database
    queue: RecordingQueue
    clock: SettableClock
    secret: Secret
    deliverer: Deliverer
    account_id: str
    other_account_id: str
    run_id: str
    stack: AsyncExitStack
    bodies: dict[str, bytes]
    voices: dict[tuple[str, WebhookEvent], Voice]

    async def receiver(self, script: Script) -> ScriptedServer:
        return await self.stack.enter_async_context(scripted_server(script))

    async def write(
        self, url: str, *, secret: str | None = CALLBACK_SECRET, then_die: bool = False
    ) -> str:
        async with self.database.write() as transaction:
            delivery_id = await outbox.write(
                transaction,
                self.queue,
                self.clock,
                account_id=self.account_id,
                dialect="dreem",
                event=WebhookEvent.RUN_ENDED,
                subject_id=self.run_id,
                url=url,
                secret=self.secret.encrypt(secret) if secret else None,
            )
            if then_die:
                raise InterruptedError
        return delivery_id

    async def try_next(self) -> Job:
        """Carry out the job that was queued last."""
        job = self.queue.jobs[-1]
        await self.deliverer.deliver(job.payload)
        return job

    async def replay(self, delivery_id: str) -> None:
        async with self.database.write() as transaction:
            await Deliveries(transaction, self.account_id).replay(
                self.queue, self.clock, delivery_id
            )

    async def give_up(self, job_id: str) -> None:
        """Let the queue say that it will not try a job again."""
        schema = "" if self.database.is_sqlite else "dbos."
        async with self.database.write() as transaction:
            await transaction.execute(
                sa.text(
                    f"UPDATE {schema}workflow_status SET status = 'ERROR' WHERE workflow_uuid = :id"
                ),
                {"id": job_id},
            )

    async def read(self, delivery_id: str) -> Delivery:
        async with self.database.read() as connection:
            return await Deliveries(connection, self.account_id).get(delivery_id)

    async def job_ids(self) -> set[str]:
        """What the queue holds in the database, whoever put it there."""
        schema = "" if self.database.is_sqlite else "dbos."
        async with self.database.read() as connection:
            found = await connection.execute(
                sa.text(f"SELECT workflow_uuid FROM {schema}workflow_status")
            )
            return set(found.scalars())
