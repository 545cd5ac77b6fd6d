"""Takes are written down as they are made, whoever makes them."""

import asyncio

import pytest
import sqlalchemy as sa

from cyclorama.generations.takes import Taking, in_takes
from cyclorama.production.plan import Output, Plan
from cyclorama.production.reading import Runs
from cyclorama.production.states import RunState
from cyclorama.production.takes import takes_of
from cyclorama.store.tables import accounts, media
from line_of_work import packshot_plan


def plan_of(photo_id: str, takes: int, threshold: float) -> Plan:
    """Cut out, and make a packshot in so many takes at most."""
    cut, shot = packshot_plan(photo_id, "a").steps
    taking = Taking(attempts=takes, threshold=threshold, judge="mock")
    return Plan(
        steps=(cut, in_takes([(shot,)] * takes, [7] * takes, taking)),
        outputs=(Output(name="a", step="a"),),
    )


async def balance(studio) -> int:
    async with studio.line.database.read() as connection:
        return await connection.scalar(
            sa.select(accounts.c.balance).where(accounts.c.id == studio.account_id)
        )


async def test_all_takes_are_kept_and_the_best_is_the_result(studio):
    run_id = await studio.line.submit(studio.account_id, plan_of(studio.photo_id, 3, 1.0))

    await studio.line.perform_all()

    async with studio.line.database.read() as connection:
        run = await Runs(connection, studio.account_id).get(run_id)
        takes = await takes_of(connection, run_id, "a")
        kept = await connection.scalars(sa.select(media.c.id).where(media.c.run_id == run_id))
    assert run.state is RunState.SUCCEEDED
    assert [take.number for take in takes] == [1, 2, 3]
    assert len({take.media for take in takes}) == 3
    assert {take.media for take in takes} < set(kept)
    best = max(takes, key=lambda take: take.score)
    assert run.steps["a"].outputs["media"] == best.media
    assert run.steps["a"].outputs["score"] == best.score
    assert all(take.started_at <= take.finished_at for take in takes)
    assert takes[0].made.engine == "painter"


async def test_only_the_takes_that_were_made_are_paid(studio):
    before = await balance(studio)
    await studio.line.submit(studio.account_id, plan_of(studio.photo_id, 3, 0.0))
    assert await balance(studio) == before - 18

    await studio.line.perform_all()

    assert await balance(studio) == before - 6


async def test_another_worker_goes_on_with_the_take_in_which_the_first_one_died(studio):
    async def die() -> None:
        raise asyncio.CancelledError

    made = []

    def before(what: str):
        made.append(what)
        return die() if made == ["cut_out", "packshot", "packshot"] else None

    studio.line.painter.before = before
    run_id = await studio.line.submit(studio.account_id, plan_of(studio.photo_id, 3, 1.0))
    await studio.line.perform_next()
    job = studio.line.queue.jobs.pop(0)
    with pytest.raises(asyncio.CancelledError):
        await studio.line.conductor.perform(job.payload)
    async with studio.line.database.read() as connection:
        first, begun = await takes_of(connection, run_id, "a")
    assert first.ended
    assert not begun.ended
    assert begun.finished_at is None

    await studio.line.conductor.perform(job.payload)

    async with studio.line.database.read() as connection:
        takes = await takes_of(connection, run_id, "a")
    assert made == ["cut_out", *["packshot"] * 4]
    assert takes[0] == first
    assert [take.ended for take in takes] == [True] * 3
    assert len({take.media for take in takes}) == 3
