"""A job goes on with the next step of its run, instead of leaving it to the queue."""

import asyncio

import pytest

from cyclorama.durable.queue import Job
from cyclorama.production.cancel import cancel_run
from cyclorama.production.reading import Runs
from cyclorama.production.states import RunState, StepState
from line_of_work import packshot_plan


async def states(studio, run_id: str) -> dict[str, StepState]:
    async with studio.line.database.read() as connection:
        run = await Runs(connection, studio.account_id).get(run_id)
    return {step.id: step.state for step in run.steps.values()}


async def accepted(studio, *codes: str) -> tuple[str, Job]:
    run_id = await studio.line.submit(studio.account_id, packshot_plan(studio.photo_id, *codes))
    return run_id, studio.line.queue.jobs.pop(0)


async def test_the_first_step_that_became_ready_needs_no_job_of_its_own(studio):
    run_id, job = await accepted(studio, "a", "b")

    await studio.line.brisk_conductor.perform(job.payload)

    assert await states(studio, run_id) == {
        "cut": StepState.SUCCEEDED,
        "a": StepState.SUCCEEDED,
        "b": StepState.QUEUED,
    }
    assert [waiting.payload["step"] for waiting in studio.line.queue.jobs] == ["b"]
    await studio.line.perform_all()
    async with studio.line.database.read() as connection:
        assert (await Runs(connection, studio.account_id).get(run_id)).state is RunState.SUCCEEDED


async def test_a_job_whose_worker_died_in_its_second_step_goes_on_with_that_one(studio):
    async def die() -> None:
        raise asyncio.CancelledError

    run_id, job = await accepted(studio, "a")
    studio.line.painter.before = lambda what: die() if what == "packshot" else None
    with pytest.raises(asyncio.CancelledError):
        await studio.line.brisk_conductor.perform(job.payload)
    assert await states(studio, run_id) == {"cut": StepState.SUCCEEDED, "a": StepState.RUNNING}

    studio.line.painter.before = lambda what: None
    await studio.line.brisk_conductor.perform(job.payload)

    assert await states(studio, run_id) == {"cut": StepState.SUCCEEDED, "a": StepState.SUCCEEDED}
    assert studio.line.painter.asked == ["cut_out", "packshot", "packshot"]


async def test_to_cancel_a_run_is_to_cancel_the_job_that_carries_on(studio):
    async def cancel() -> None:
        await cancel_run(
            studio.line.database,
            studio.line.queue,
            studio.line.clock,
            studio.account_id,
            run_id,
        )

    run_id, job = await accepted(studio, "a")
    studio.line.painter.before = lambda what: cancel() if what == "packshot" else None

    await studio.line.brisk_conductor.perform(job.payload)

    assert studio.line.queue.cancelled == [job.id]
    assert (await states(studio, run_id))["a"] is StepState.CANCELLED
