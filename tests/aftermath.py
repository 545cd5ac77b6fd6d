"""What must hold after anything: a crash, a restart, two workers at once."""

import asyncio
import hashlib
from collections import Counter

import sqlalchemy as sa

from cyclorama.credits.ledger import Ledger
from cyclorama.kit.clock import system_clock
from cyclorama.production.states import RunState
from cyclorama.store.blobs import open_blobs
from cyclorama.store.database import Database
from cyclorama.store.tables import accounts, events, media, runs

TERMINAL = {f"run.{state}" for state in RunState if state.is_terminal}


def check_aftermath(database_url: str, storage_url: str) -> None:
    """Every run ended once, no finished step ran again, files are whole, the books are sound."""
    asyncio.run(_check(database_url, storage_url))


async def _check(database_url: str, storage_url: str) -> None:
    database = Database(database_url)
    try:
        async with database.read() as connection:
            for run in (await connection.execute(sa.select(runs))).all():
                told = await connection.execute(
                    sa.select(events).where(events.c.run_id == run.id).order_by(events.c.number)
                )
                _check_story(run, told.all())
            for account_id in await connection.scalars(sa.select(accounts.c.id)):
                audit = await Ledger(connection, account_id, system_clock).audit()
                assert audit.sound, audit
            stored = (await connection.execute(sa.select(media))).all()
    finally:
        await database.dispose()
    blobs = open_blobs(storage_url)
    for file in stored:
        if file.deleted_at is None:
            content = await blobs.get(file.blob_key)
            assert len(content) == file.size_bytes
            assert hashlib.sha256(content).hexdigest() == file.sha256


def _check_story(run: sa.Row, told: list[sa.Row]) -> None:  # type: ignore[type-arg]
    assert RunState(run.state).is_terminal, f"run {run.id} is {run.state}"
    assert [event.number for event in told] == list(range(1, len(told) + 1))
    kinds = [event.kind for event in told]
    assert sum(kind in TERMINAL for kind in kinds) == 1
    assert kinds[-1] in TERMINAL
    succeeded: Counter[str] = Counter()
    for event in told:
        if event.kind == "step.started":
            assert not succeeded[event.data["step"]], f"{event.data['step']} ran again"
        if event.kind == "step.succeeded":
            succeeded[event.data["step"]] += 1
    assert all(times == 1 for times in succeeded.values())
