"""Where deliveries are written, carried and read."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from random import Random

import pytest

from accounts_and_runs import insert_run, two_accounts
from cyclorama.errors import NotFound
from cyclorama.kit.addresses import AllowList
from cyclorama.kit.outbound import Outbound
from cyclorama.kit.secrets import Secret
from cyclorama.store.database import Database
from cyclorama.webhooks.deliver import Deliverer, News, Voice
from cyclorama.webhooks.events import WebhookEvent
from post_office import WAITS, PostOffice, RecordingQueue
from settable_clock import SettableClock


@pytest.fixture
async def post_office(
    database: Database, database_url: str, clock: SettableClock
) -> AsyncIterator[PostOffice]:
    async with AsyncExitStack() as stack:
        queue = RecordingQueue(database_url)
        stack.push_async_callback(queue.close)
        outbound = Outbound(AllowList.parse("127.0.0.1"))
        stack.push_async_callback(outbound.aclose)
        async with database.write() as transaction:
            other, account = await two_accounts(transaction, clock)
            run_id = await insert_run(transaction, account.account.id, clock)
        secret = Secret(b"s" * 32)
        bodies = {run_id: b'{"status":"Completed"}'}

        async def render(news: News) -> bytes:
            if news.subject_id not in bodies:
                raise NotFound(f"There is no run {news.subject_id}.")
            return bodies[news.subject_id]

        voices = {
            ("dreem", WebhookEvent.RUN_ENDED): Voice(
                render, "X-Dreem-Signature", {"X-Dreem-Event": "run.ended"}
            )
        }
        deliverer = Deliverer(
            database,
            queue,
            outbound,
            secret,
            clock,
            voices,
            waits=WAITS,
            seconds=10,
            random=Random(1),
        )
        yield PostOffice(
            database,
            queue,
            clock,
            secret,
            deliverer,
            account.account.id,
            other.account.id,
            run_id,
            stack,
            bodies,
            voices,
        )
