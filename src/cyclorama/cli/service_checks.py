"""Do the parts around the server answer: database, files, workers, queue."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit

import sqlalchemy as sa
from alembic.util import CommandError
from sqlalchemy.exc import SQLAlchemyError

from cyclorama.cli.check import Check, broken, ok, warning
from cyclorama.durable.heartbeat import MISSES
from cyclorama.kit.clock import Clock
from cyclorama.kit.ids import new_id
from cyclorama.production.states import RunState
from cyclorama.settings import Settings
from cyclorama.store.blobs import open_blobs
from cyclorama.store.database import Database
from cyclorama.store.migrate import revisions
from cyclorama.store.tables import executors, runs

PROBE_SECONDS = 20.0
PROBE = b"written by cyclorama doctor"
LONG_WAIT = timedelta(minutes=10)
START = "Start `cyclorama serve`, or `cyclorama worker` beside it."
UNMADE = "made at the first start"


async def check_services(settings: Settings, clock: Clock) -> list[Check]:
    files = await check_files(settings)
    database = await asyncio.to_thread(check_database, settings)
    checks = [database, files]
    if database.found != UNMADE and database.mend is None:
        checks += await check_work(settings, clock)
    return checks


def check_database(settings: Settings) -> Check:
    """Whether it answers and has the tables that this version needs. Changes nothing."""
    name = "database"
    kind = "PostgreSQL" if settings.database.startswith("postgresql") else "SQLite"
    if kind == "SQLite" and not _sqlite_file(settings).exists():
        return ok(name, UNMADE)
    try:
        current, newest = revisions(settings.database)
    except ModuleNotFoundError as error:
        return broken(name, f"{error.name} is missing", "pip install 'cyclorama[postgres]'")
    except (SQLAlchemyError, CommandError) as error:
        cause = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
        return broken(name, f"{kind}: {cause}", "Check CYCLORAMA_DATABASE_URL and its server.")
    if current != newest:
        return warning(
            name,
            f"{kind} at {current or 'no revision'}, the newest is {newest}",
            "The next `cyclorama serve` upgrades it; if it is of a newer version, install that.",
        )
    return ok(name, f"{kind} at {current}")


async def check_files(settings: Settings) -> Check:
    """Whether a file can be stored, read and deleted."""
    name = "files"
    mend = "Check CYCLORAMA_STORAGE_URL, the rights to it, and for S3 the AWS_… variables."
    parts = urlsplit(settings.storage)
    if parts.scheme == "file" and not _is_there(unquote(parts.path)):
        return ok(name, UNMADE)
    key = f"doctor/{new_id()}"
    try:
        async with asyncio.timeout(PROBE_SECONDS):
            blobs = open_blobs(settings.storage)
            await blobs.put(key, PROBE, "text/plain")
            same = await blobs.get(key) == PROBE
            await blobs.delete(key)
    except TimeoutError:
        return broken(name, f"no answer within {PROBE_SECONDS:g} s", mend)
    except Exception as error:  # noqa: BLE001 - each store has its own, and all mean the same
        return broken(name, f"{type(error).__name__}: {_first_line(error)}", mend)
    if not same:
        return broken(name, "what is read is not what was written", mend)
    return ok(name, f"{parts.scheme}://{parts.netloc}{parts.path} takes and gives files")


async def check_work(settings: Settings, clock: Clock) -> list[Check]:
    """Who works, and what waits."""
    database = Database(settings.database)
    now = clock()
    try:
        async with database.read() as connection:
            alive = await connection.execute(
                sa.select(executors.c.lanes).where(
                    executors.c.seen_at
                    > now - timedelta(seconds=MISSES * settings.heartbeat_seconds)
                )
            )
            lanes = [set(row.lanes) for row in alive]
            waiting = await connection.execute(
                sa.select(sa.func.count(), sa.func.min(runs.c.created_at)).where(
                    runs.c.state.in_([RunState.QUEUED.value, RunState.RUNNING.value])
                )
            )
            count, oldest = waiting.one()
    finally:
        await database.dispose()
    return [judge_workers(settings.lanes, lanes, count), judge_queue(count, oldest, now)]


def judge_workers(wanted: Sequence[str], alive: Sequence[set[str]], unfinished: int) -> Check:
    """`alive`: the lanes of each living worker; `unfinished`: runs that have not ended."""
    listening = {lane: sum(lane in lanes for lanes in alive) for lane in wanted}
    idle_lanes = [lane for lane, count in listening.items() if not count]
    if idle_lanes:
        found = f"no living worker takes work from: {', '.join(idle_lanes)}"
        make = broken if unfinished else warning
        return make("workers", found, START)
    return ok("workers", ", ".join(f"{lane}: {count}" for lane, count in listening.items()))


def judge_queue(unfinished: int, oldest: datetime | None, now: datetime) -> Check:
    if oldest is None:
        return ok("queue", "nothing waits")
    waited = now - oldest
    found = f"{unfinished} unfinished, the oldest accepted {waited.total_seconds():.0f} s ago"
    if waited > LONG_WAIT:
        return warning("queue", found, "Start more workers, or see `cyclorama run show ID`.")
    return ok("queue", found)


def _is_there(path: str) -> bool:
    return Path(path).exists()


def _sqlite_file(settings: Settings) -> Path:
    return Path(settings.database.removeprefix("sqlite:///"))


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), "")
