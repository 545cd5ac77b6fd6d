"""What every process stands on: database, queue, files, child processes, the way out."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

from cyclorama.durable.queue import Queue, prepare
from cyclorama.engines.capabilities import Engine
from cyclorama.engines.draft.engine import Draft
from cyclorama.engines.espeak.engine import Espeak
from cyclorama.engines.roster import Roster
from cyclorama.errors import InvalidInput
from cyclorama.kit.addresses import AllowList
from cyclorama.kit.clock import Clock, system_clock
from cyclorama.kit.outbound import Outbound
from cyclorama.kit.pool import ChildPool
from cyclorama.media.ingest import Ingest
from cyclorama.media.links import Links
from cyclorama.media.types import Limits
from cyclorama.settings import Settings
from cyclorama.store.blobs import Blobs, open_blobs
from cyclorama.store.database import Database
from cyclorama.store.migrate import migrate


@dataclass(frozen=True)
class House:
    settings: Settings
    database: Database
    queue: Queue
    blobs: Blobs
    outbound: Outbound
    pool: ChildPool
    engines: Roster
    links: Links
    ingest: Ingest
    allow: AllowList
    clock: Clock


def lay_foundation(settings: Settings) -> None:
    """Create or upgrade the tables. Any number of processes may do it at the same time."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    migrate(settings.database)
    prepare(settings.database)


@asynccontextmanager
async def open_house(
    settings: Settings, *, processes: int, warm_up: str | None = None
) -> AsyncIterator[House]:
    """For one event loop. `processes`: children for pixel work, started when first needed;
    `warm_up`: what each of them runs at its start, as `module:function`."""
    async with AsyncExitStack() as stack:
        allow = AllowList.parse(settings.outbound_allow)
        database = Database(settings.database)
        stack.push_async_callback(database.dispose)
        queue = Queue(settings.database)
        stack.push_async_callback(queue.close)
        outbound = Outbound(allow)
        stack.push_async_callback(outbound.aclose)
        pool = ChildPool(processes, initializer=warm_up)
        stack.callback(pool.close)
        blobs = open_blobs(settings.storage)
        links = Links(
            settings.secret,
            settings.origin,
            system_clock,
            timedelta(seconds=settings.link_seconds),
        )
        ingest = Ingest(
            database=database,
            blobs=blobs,
            outbound=outbound,
            pool=pool,
            links=links,
            clock=system_clock,
            scratch=settings.scratch,
            limits=limits_of(settings),
            fetch_seconds=settings.fetch_seconds,
            fetch_clip_seconds=settings.fetch_clip_seconds,
            keep_for=timedelta(days=settings.media_days) if settings.media_days else None,
        )
        yield House(
            settings=settings,
            database=database,
            queue=queue,
            blobs=blobs,
            outbound=outbound,
            pool=pool,
            engines=engines_of(settings, pool),
            links=links,
            ingest=ingest,
            allow=allow,
            clock=system_clock,
        )


def limits_of(settings: Settings) -> Limits:
    """What may come in from outside."""
    return Limits(
        max_bytes=settings.max_picture_bytes,
        max_pixels=settings.max_picture_pixels,
        max_clip_bytes=settings.max_clip_bytes,
        max_clip_seconds=settings.max_clip_seconds,
    )


def engines_of(settings: Settings, pool: ChildPool) -> Roster:
    """The engines that the settings name. Raises InvalidInput for a name that is none."""
    return Roster([_engine(name, pool) for name in settings.engines])


def _engine(name: str, pool: ChildPool) -> Engine:
    match name:
        case "draft":
            return Draft(pool)
        case "espeak":
            return Espeak(pool)
    raise InvalidInput(
        f"CYCLORAMA_ENGINES names an unknown engine {name!r}; there are: draft, espeak."
    )
