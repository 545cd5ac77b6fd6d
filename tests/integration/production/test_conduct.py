"""Runs from their acceptance to their end, on both databases."""

import asyncio

import pytest
import sqlalchemy as sa

from cyclorama.credits.ledger import Ledger
from cyclorama.durable.lanes import Lane
from cyclorama.errors import (
    ChildDied,
    Conflict,
    IdempotencyMismatch,
    InsufficientCredits,
    NotFound,
    ProductNotFound,
)
from cyclorama.production.cancel import cancel_run
from cyclorama.production.events import read_events
from cyclorama.production.plan import Pay, Plan, StepRef
from cyclorama.production.reading import Runs, RunView
from cyclorama.production.states import RunState, StepState
from cyclorama.production.submit import Callback
from cyclorama.production.sweep import Sweeper
from cyclorama.store.idempotency import Idempotency
from cyclorama.store.tables import deliveries, media, runs
from line_of_work import SECRET, packshot_plan


async def read(studio, run_id: str) -> RunView:
    async with studio.line.database.read() as connection:
        return await Runs(connection, studio.account_id).get(run_id)


async def story(studio, run_id: str) -> list[str]:
    async with studio.line.database.read() as connection:
        found = await read_events(connection, studio.account_id, run_id)
    return [f"{event.kind} {event.data.get('step', '')}".strip() for event in found]


async def balance(studio) -> int:
    async with studio.line.database.read() as connection:
        ledger = Ledger(connection, studio.account_id, studio.line.clock)
        assert (await ledger.audit()).sound
        return await ledger.balance()


def plan(studio, *codes: str) -> Plan:
    return packshot_plan(studio.photo_id, *codes)


async def test_a_run_goes_from_step_to_step_to_its_end(studio):
    run_id = await studio.line.submit(studio.account_id, plan(studio, "a", "b"))
    assert await balance(studio) == 100 - 12

    await studio.line.perform_all()

    run = await read(studio, run_id)
    assert run.state is RunState.SUCCEEDED
    assert (run.credits_held, run.credits_charged) == (12, 12)
    assert run.progress == 1
    assert run.steps["a"].made["engine"] == "painter"
    assert await story(studio, run_id) == [
        "run.queued",
        "run.started",
        "step.started cut",
        "step.succeeded cut",
        "step.started a",
        "step.succeeded a",
        "step.started b",
        "step.succeeded b",
        "run.succeeded",
    ]
    assert await balance(studio) == 100 - 12


async def test_jobs_wait_on_the_lane_of_their_step(studio):
    await studio.line.submit(studio.account_id, plan(studio, "a"))

    assert [(job.lane, job.payload["step"]) for job in studio.line.queue.jobs] == [
        (Lane.CPU, "cut")
    ]


async def test_a_run_that_was_begun_is_ended_before_others_are_begun(studio):
    for _ in range(2):
        await studio.line.submit(studio.account_id, plan(studio, "a"))

    await studio.line.perform_next()

    other, own = studio.line.queue.jobs
    assert (other.payload["step"], own.payload["step"]) == ("cut", "a")
    assert 1 <= own.priority < other.priority


async def test_a_more_urgent_run_goes_first_however_far_another_has_come(studio):
    await studio.line.submit(studio.account_id, plan(studio, "a"), priority=50)
    await studio.line.perform_next()
    await studio.line.submit(studio.account_id, plan(studio, "a"), priority=49)

    begun, urgent = studio.line.queue.jobs
    assert urgent.priority < begun.priority


async def test_a_job_that_comes_twice_is_carried_out_once(studio):
    await studio.line.submit(studio.account_id, plan(studio, "a"))
    job = await studio.line.perform_next()

    await studio.line.conductor.perform(job.payload)
    await studio.line.perform_all()

    assert studio.line.painter.asked == ["cut_out", "packshot"]


async def test_a_step_that_was_cut_short_is_begun_again(studio):
    async def die() -> None:
        raise asyncio.CancelledError

    run_id = await studio.line.submit(studio.account_id, plan(studio, "a"))
    job = studio.line.queue.jobs[0]
    studio.line.painter.before = lambda what: die() if what == "cut_out" else None
    with pytest.raises(asyncio.CancelledError):
        await studio.line.conductor.perform(job.payload)
    assert (await read(studio, run_id)).steps["cut"].state is StepState.RUNNING

    studio.line.painter.before = lambda what: None
    await studio.line.perform_all()

    assert (await read(studio, run_id)).state is RunState.SUCCEEDED


async def test_a_passing_failure_is_tried_again_later(studio):
    failures = [ChildDied("It died."), ChildDied("It died again.")]

    def fail(what: str) -> None:
        if what == "packshot" and failures:
            raise failures.pop()

    studio.line.painter.before = fail
    run_id = await studio.line.submit(studio.account_id, plan(studio, "a"))
    await studio.line.perform_next()
    await studio.line.perform_next()
    waits = [studio.line.queue.jobs[0].delay_seconds]
    await studio.line.perform_next()
    waits.append(studio.line.queue.jobs[0].delay_seconds)
    await studio.line.perform_all()

    run = await read(studio, run_id)
    assert waits == [1.0, 4.0]
    assert (run.state, run.steps["a"].attempt) == (RunState.SUCCEEDED, 3)
    assert (await story(studio, run_id)).count("step.retried a") == 2


async def test_a_failure_that_does_not_pass_ends_the_run_after_the_last_attempt(studio):
    def fail(what: str) -> None:
        raise ChildDied("It died.")

    studio.line.painter.before = fail
    run_id = await studio.line.submit(studio.account_id, plan(studio, "a"))
    await studio.line.perform_all()

    run = await read(studio, run_id)
    assert (run.state, run.steps["cut"].attempt) == (RunState.FAILED, 3)
    assert run.error == {"code": "child_died", "message": "It died."}
    assert await balance(studio) == 100


async def test_what_needs_a_failed_step_fails_with_its_reason(studio):
    def fail(what: str) -> None:
        raise ProductNotFound("No product.")

    studio.line.painter.before = fail
    run_id = await studio.line.submit(studio.account_id, plan(studio, "a", "b"))
    await studio.line.perform_all()

    run = await read(studio, run_id)
    assert {step.state for step in run.steps.values()} == {StepState.FAILED}
    assert run.steps["b"].error == {"code": "product_not_found", "message": "No product."}
    assert studio.line.painter.asked == ["cut_out"]


async def test_a_run_with_some_of_its_outputs_is_partial_and_pays_for_those(studio):
    shots = []

    def fail_second(what: str) -> None:
        if what == "packshot":
            shots.append(what)
            if len(shots) == 2:
                raise ProductNotFound("No product.")

    studio.line.painter.before = fail_second
    run_id = await studio.line.submit(studio.account_id, plan(studio, "a", "b", "c"))
    await studio.line.perform_all()

    run = await read(studio, run_id)
    assert (run.state, run.credits_charged) == (RunState.PARTIAL, 12)
    assert await balance(studio) == 100 - 12


@pytest.mark.parametrize(
    ("output", "index", "sentence"),
    [
        ("confidence", None, "name of packshot: Input should be a valid string."),
        ("colour", None, "Step 'cut' made no colour."),
        ("confidence", 3, "Step 'cut' made no confidence[3]: it made 1."),
    ],
)
async def test_what_another_step_made_has_to_be_there_and_to_fit(studio, output, index, sentence):
    asked = plan(studio, "a")
    name = StepRef(step="cut", output=output, index=index)
    shot = asked.step("a").model_copy(update={"params": {**asked.step("a").params, "name": name}})
    run_id = await studio.line.submit(
        studio.account_id, asked.model_copy(update={"steps": (asked.step("cut"), shot)})
    )

    await studio.line.perform_all()

    run = await read(studio, run_id)
    assert run.state is RunState.FAILED
    assert run.error == {"code": "invalid_input", "message": sentence}
    assert await balance(studio) == 100


async def test_a_crash_in_a_step_fails_it_without_telling_secrets(studio):
    def crash(what: str) -> None:
        raise KeyError("password=hunter2")

    studio.line.painter.before = crash
    run_id = await studio.line.submit(studio.account_id, plan(studio, "a"))
    await studio.line.perform_all()

    run = await read(studio, run_id)
    assert run.error == {"code": "internal", "message": "Something went wrong on our side."}


async def test_a_cancelled_run_gives_everything_back(studio):
    run_id = await studio.line.submit(studio.account_id, plan(studio, "a", "b"))
    await studio.line.perform_next()

    await cancel_run(
        studio.line.database, studio.line.queue, studio.line.clock, studio.account_id, run_id
    )

    run = await read(studio, run_id)
    assert (run.state, run.credits_charged) == (RunState.CANCELLED, 0)
    assert await balance(studio) == 100
    assert f"{run_id}:a:1" in studio.line.queue.cancelled
    async with studio.line.database.read() as connection:
        kept = await connection.scalars(
            sa.select(media.c.expires_at).where(media.c.run_id == run_id)
        )
        assert set(kept) == {studio.line.clock()}


async def test_what_is_finished_after_the_cancellation_does_not_count(studio):
    run_id = await studio.line.submit(studio.account_id, plan(studio, "a"))

    async def cancel_meanwhile() -> None:
        await cancel_run(
            studio.line.database, studio.line.queue, studio.line.clock, studio.account_id, run_id
        )

    studio.line.painter.before = lambda what: cancel_meanwhile()
    await studio.line.perform_all()

    run = await read(studio, run_id)
    assert run.state is RunState.CANCELLED
    assert run.steps["cut"].state is StepState.CANCELLED
    async with studio.line.database.read() as connection:
        kept = await connection.scalars(
            sa.select(media.c.expires_at).where(media.c.run_id == run_id)
        )
        assert list(kept) == [studio.line.clock()]


async def test_what_has_ended_or_is_anothers_cannot_be_cancelled(studio):
    run_id = await studio.line.submit(studio.account_id, plan(studio, "a"))
    await studio.line.perform_all()
    line = studio.line

    with pytest.raises(Conflict):
        await cancel_run(line.database, line.queue, line.clock, studio.account_id, run_id)
    with pytest.raises(NotFound):
        await cancel_run(line.database, line.queue, line.clock, studio.admin_id, run_id)


async def test_a_refused_submission_leaves_nothing(studio):
    many = plan(studio, *[f"s{number}" for number in range(17)])

    with pytest.raises(InsufficientCredits, match="102"):
        await studio.line.submit(studio.account_id, many)

    async with studio.line.database.read() as connection:
        assert await connection.scalar(sa.select(sa.func.count()).select_from(runs)) == 0
    assert await balance(studio) == 100


async def test_an_idempotency_key_makes_one_run_even_when_sent_at_once(studio):
    key = Idempotency("/ai-tool/packshot", "order-1", {"a": 1})
    wanted = plan(studio, "a")

    ids = await asyncio.gather(
        *(studio.line.submit(studio.account_id, wanted, idempotency=key) for _ in range(5))
    )

    assert len(set(ids)) == 1
    assert await balance(studio) == 100 - 6
    with pytest.raises(IdempotencyMismatch):
        await studio.line.submit(
            studio.account_id, wanted, idempotency=Idempotency(key.route, key.key, {"a": 2})
        )
    other = await studio.line.submit(studio.admin_id, plan(studio, "a"), idempotency=key)
    assert other not in ids


async def test_the_end_and_the_callback_are_one(studio):
    run_id = await studio.line.submit(
        studio.account_id,
        plan(studio, "a"),
        callback=Callback("https://example.com/hook", "s3cret"),
    )

    await studio.line.perform_next()
    async with studio.line.database.read() as connection:
        assert (await connection.execute(sa.select(deliveries))).one_or_none() is None
    await studio.line.perform_next()

    async with studio.line.database.read() as connection:
        delivery = (await connection.execute(sa.select(deliveries))).one()
        stored = await connection.scalar(sa.select(runs.c.callback_secret))
    assert (delivery.event, delivery.subject_id) == ("run.ended", run_id)
    assert "s3cret" not in stored
    assert SECRET.decrypt(delivery.secret) == "s3cret"
    assert [job.lane for job in studio.line.queue.jobs] == [Lane.WEBHOOK]


async def test_a_run_that_takes_too_long_is_ended(studio):
    run_id = await studio.line.submit(studio.account_id, plan(studio, "a"))
    await studio.line.perform_next()
    line = studio.line
    sweeper = Sweeper(line.database, line.queue, line.clock, run_seconds=60)

    line.clock.advance(59)
    await sweeper.sweep()
    assert (await read(studio, run_id)).state is RunState.RUNNING
    line.clock.advance(2)
    await sweeper.sweep()
    await sweeper.sweep()

    run = await read(studio, run_id)
    assert (run.state, run.error["code"]) == (RunState.FAILED, "deadline_exceeded")
    assert (await story(studio, run_id)).count("run.failed") == 1
    assert await balance(studio) == 100


@pytest.mark.parametrize("how", ["cancelled", "overdue"])
async def test_what_was_made_and_paid_for_before_the_end_is_kept(studio, how):
    run_id = await studio.line.submit(studio.account_id, plan(studio, "a", "b"))
    line = studio.line
    await line.perform_next()
    await line.perform_next()

    if how == "cancelled":
        await cancel_run(line.database, line.queue, line.clock, studio.account_id, run_id)
    else:
        line.clock.advance(61)
        await Sweeper(line.database, line.queue, line.clock, run_seconds=60).sweep()

    run = await read(studio, run_id)
    assert run.state is (RunState.CANCELLED if how == "cancelled" else RunState.PARTIAL)
    assert run.credits_charged == 6
    assert await balance(studio) == 100 - 6
    async with line.database.read() as connection:
        kept = await connection.scalars(
            sa.select(media.c.expires_at).where(media.c.run_id == run_id)
        )
        assert set(kept) == {None}


async def test_a_run_whose_work_was_given_up_is_ended(studio, monkeypatch):
    run_id = await studio.line.submit(studio.account_id, plan(studio, "a"))
    line = studio.line

    async def given_up(_since):
        return [f"{run_id}:cut:1", "some-delivery:1"]

    monkeypatch.setattr(line.queue, "given_up", given_up)
    await Sweeper(line.database, line.queue, line.clock, run_seconds=60).sweep()

    assert (await read(studio, run_id)).state is RunState.FAILED
    assert await balance(studio) == 100


async def test_old_idempotency_keys_are_forgotten_and_young_ones_are_not(studio):
    line = studio.line
    sweeper = Sweeper(line.database, line.queue, line.clock, run_seconds=60)
    old, young = (Idempotency("/x", name, {}) for name in ("old", "young"))
    first = await line.submit(studio.account_id, plan(studio, "a"), idempotency=old)
    line.clock.advance(6 * 86_400)
    second = await line.submit(studio.account_id, plan(studio, "a"), idempotency=young)
    line.clock.advance(2 * 86_400)

    await sweeper.forget()

    assert await line.submit(studio.account_id, plan(studio, "a"), idempotency=old) != first
    assert await line.submit(studio.account_id, plan(studio, "a"), idempotency=young) == second


async def test_another_accounts_run_is_not_found(studio):
    run_id = await studio.line.submit(studio.account_id, plan(studio, "a"))

    async with studio.line.database.read() as connection:
        with pytest.raises(NotFound):
            await Runs(connection, studio.admin_id).get(run_id)
        assert await read_events(connection, studio.admin_id, run_id) == []
        assert [run.id for run in await Runs(connection, studio.account_id).latest()] == [run_id]


async def test_what_is_paid_when_it_is_done_is_spent_at_the_end_alone(studio):
    paid = plan(studio, "a", "b").model_copy(update={"pay": Pay.WHEN_DONE, "fee": 5})
    run_id = await studio.line.submit(studio.account_id, paid)
    assert await balance(studio) == 100 - 17

    await studio.line.perform_next()
    await studio.line.perform_next()
    assert (await read(studio, run_id)).credits_charged == 0
    await studio.line.perform_all()

    run = await read(studio, run_id)
    assert (run.state, run.credits_charged) == (RunState.SUCCEEDED, 17)
    assert await balance(studio) == 100 - 17


async def test_a_run_that_fails_gives_a_fee_back_and_what_its_steps_would_have_cost(studio):
    def refuse(what: str) -> None:
        raise ProductNotFound("No product.")

    paid = plan(studio, "a").model_copy(update={"pay": Pay.WHEN_DONE, "fee": 5})
    run_id = await studio.line.submit(studio.account_id, paid)
    await studio.line.perform_next()
    studio.line.painter.before = refuse
    await studio.line.perform_all()

    run = await read(studio, run_id)
    assert (run.state, run.credits_charged) == (RunState.FAILED, 0)
    assert await balance(studio) == 100


async def test_what_is_recorded_beside_a_run_is_written_with_it_or_not_at_all(studio):
    async def failing(transaction, run_id) -> None:
        raise Conflict("No.")

    with pytest.raises(Conflict):
        await studio.line.submit(studio.account_id, plan(studio, "a"), record=failing)

    async with studio.line.database.read() as connection:
        assert await connection.scalar(sa.select(sa.func.count()).select_from(runs)) == 0


async def test_a_run_that_cannot_make_what_is_wanted_stops_what_else_it_does(studio):
    def refuse(what: str) -> None:
        if what == "packshot":
            raise ProductNotFound("No product.")

    both = plan(studio, "a", "b")
    wanted = both.model_copy(update={"outputs": both.outputs[:1]})
    run_id = await studio.line.submit(studio.account_id, wanted)
    await studio.line.perform_next()
    studio.line.painter.before = refuse
    waiting = studio.line.queue.jobs[1]
    await studio.line.perform_next()

    run = await read(studio, run_id)
    assert run.state is RunState.FAILED
    assert run.steps["b"].state is StepState.CANCELLED
    assert studio.line.queue.cancelled == [waiting.id]
    assert await balance(studio) == 100
