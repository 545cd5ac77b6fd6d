"""The worker process: takes jobs from its lanes until it is told to stop."""

import asyncio
import signal
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import AsyncExitStack
from datetime import timedelta
from random import SystemRandom

import structlog

from cyclorama.accounts.client_errors import forget_client_errors
from cyclorama.accounts.sweep import forget_access
from cyclorama.dialects.dreem.callback import callback_voice
from cyclorama.dialects.dreem.platform.outputs_saved import outputs_voice
from cyclorama.dialects.vimmerse.hook import workflow_voice
from cyclorama.durable.executor import Executor, recover
from cyclorama.durable.heartbeat import Heartbeat
from cyclorama.durable.lanes import Lane
from cyclorama.durable.queue import set_lanes
from cyclorama.engines.draft.engine import WARM_UP
from cyclorama.errors import InvalidInput
from cyclorama.generations.sweep import sweep_deleted_generations
from cyclorama.house import House, lay_foundation, open_house
from cyclorama.kit.ids import new_id
from cyclorama.media.orphans import sweep_orphans
from cyclorama.media.retention import Retention, clear_scratch
from cyclorama.production.bench import Workshop
from cyclorama.production.conduct import Conductor
from cyclorama.production.locked_run import STEP_JOB
from cyclorama.production.sweep import Sweeper
from cyclorama.sessions.download import Downloader
from cyclorama.sessions.files import DOWNLOADS
from cyclorama.sessions.sweep import SessionSweeper
from cyclorama.settings import Settings
from cyclorama.studio.fetching import PictureFetcher
from cyclorama.studio.pictures import FETCHES
from cyclorama.templates.deletion import sweep_deleted
from cyclorama.webhooks.deliver import Deliverer
from cyclorama.webhooks.events import WebhookEvent
from cyclorama.webhooks.outbox import DELIVERY_JOB
from cyclorama.webhooks.sweep import DeliverySweeper

SWEEP_SECONDS = 5.0
RETENTION_SECONDS = 600.0
ORPHAN_SECONDS = 86_400.0
SCRATCH_AGE = timedelta(days=1)

log = structlog.get_logger()


def parse_lanes(names: tuple[str, ...]) -> list[Lane]:
    """Raises InvalidInput for a name that is no lane."""
    try:
        return [Lane(name) for name in names]
    except ValueError as error:
        known = ", ".join(Lane)
        raise InvalidInput(f"{error}. The lanes are {known}.") from None


async def work(settings: Settings) -> None:
    """Work until SIGTERM or SIGINT."""
    stopped = asyncio.Event()
    for signal_number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(signal_number, stopped.set)
    lanes = parse_lanes(settings.lanes)
    await asyncio.to_thread(lay_foundation, settings)
    await asyncio.to_thread(set_lanes, settings.database, settings.processes)
    async with AsyncExitStack() as stack:
        house = await stack.enter_async_context(
            open_house(settings, processes=settings.processes, warm_up=WARM_UP)
        )
        executor_id = new_id()
        executor = Executor(
            settings.database,
            executor_id,
            lanes,
            {
                STEP_JOB: _conductor(house).perform,
                DELIVERY_JOB: _deliverer(house).deliver,
                DOWNLOADS.kind: _downloader(house).download,
                FETCHES.kind: _picture_fetcher(house).fetch,
            },
        )
        heartbeat = Heartbeat(
            settings.database, executor_id, lanes, house.clock, settings.heartbeat_seconds, recover
        )
        await asyncio.to_thread(heartbeat.start)
        stack.push_async_callback(asyncio.to_thread, heartbeat.stop)
        await executor.start()
        stack.push_async_callback(executor.stop)
        for chore in _chores(house):
            task = asyncio.create_task(chore)
            stack.callback(task.cancel)
        log.info("worker.ready", executor=executor_id, lanes=[lane.value for lane in lanes])
        await stopped.wait()
        log.info("worker.stopping", executor=executor_id)


def _conductor(house: House) -> Conductor:
    workshop = Workshop(
        house.database,
        house.blobs,
        house.ingest,
        house.engines,
        house.pool,
        house.settings.scratch,
        house.clock,
    )
    return Conductor(house.database, house.queue, house.clock, workshop)


def _deliverer(house: House) -> Deliverer:
    return Deliverer(
        house.database,
        house.queue,
        house.outbound,
        house.settings.secret,
        house.clock,
        {
            ("dreem", WebhookEvent.RUN_ENDED): callback_voice(house.database, house.links),
            ("dreem", WebhookEvent.OUTPUTS_SAVED): outputs_voice(house.database, house.links),
            ("vimmerse", WebhookEvent.RUN_ENDED): workflow_voice(house.database),
        },
        waits=house.settings.retry_waits,
        seconds=house.settings.webhook_seconds,
        random=SystemRandom(),
    )


def _downloader(house: House) -> Downloader:
    return Downloader(house.database, house.queue, house.ingest, house.clock)


def _picture_fetcher(house: House) -> PictureFetcher:
    return PictureFetcher(house.database, house.queue, house.ingest, house.clock)


def _chores(house: House) -> list[Coroutine[None, None, None]]:
    sweeper = Sweeper(house.database, house.queue, house.clock, house.settings.run_seconds)
    retention = Retention(house.database, house.blobs, house.clock)

    sessions = SessionSweeper(house.database, house.queue, house.clock)

    async def clear() -> None:
        await sessions.let_go()
        await sweep_deleted(house.database, house.clock)
        await sweep_deleted_generations(house.database, house.clock)
        await retention.sweep()
        await sweeper.forget()
        await forget_access(house.database, house.clock)
        await forget_client_errors(house.database, house.clock)
        await clear_scratch(house.settings.scratch, house.clock() - SCRATCH_AGE)

    async def miss() -> None:
        await sweep_orphans(house.database, house.blobs, house.clock)

    deliveries = DeliverySweeper(
        house.database,
        house.queue,
        house.clock,
        waits=house.settings.retry_waits,
        random=SystemRandom(),
    )
    return [
        _repeat(sweeper.sweep, SWEEP_SECONDS),
        _repeat(deliveries.sweep, SWEEP_SECONDS),
        _repeat(sessions.sweep, SWEEP_SECONDS),
        _repeat(_picture_fetcher(house).sweep, SWEEP_SECONDS),
        _repeat(clear, RETENTION_SECONDS),
        _repeat(miss, ORPHAN_SECONDS),
    ]


async def _repeat(chore: Callable[[], Awaitable[None]], every_seconds: float) -> None:
    while True:
        try:
            await chore()
        except Exception:
            log.exception("chore.failed", chore=chore.__qualname__)  # the next round tries again
        await asyncio.sleep(every_seconds)
