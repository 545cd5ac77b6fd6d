"""Runs of templates: what is said of them, counted, deleted; on both databases."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from accounts_and_runs import two_accounts
from cyclorama.credits.ledger import Ledger
from cyclorama.errors import NotFound, ProductNotFound
from cyclorama.kit.pool import ChildPool
from cyclorama.media.ingest import Origin
from cyclorama.production.locked_run import STEP_JOB
from cyclorama.production.reading import Runs
from cyclorama.production.states import RunState
from cyclorama.production.submit import Callback, Submission
from cyclorama.store.tables import deliveries, media
from cyclorama.templates.daily import days_of_runs
from cyclorama.templates.deletion import delete_template_run, sweep_deleted
from cyclorama.templates.runs import NewTemplateRun, TemplateRuns, Wanted
from line_of_work import LineOfWork, ListingQueue, packshot_plan
from product_photo import product_photo

STAMP = NewTemplateRun("own_stamp", 3, title="Title", options={"a": 1}, campaign_id="fair")


@dataclass
class Stage:
    """A line of work, two accounts, and a photo of the first."""

    line: LineOfWork
    mine: str
    theirs: str
    photo_id: str

    async def submit(self, new: NewTemplateRun = STAMP, *, owner: str = "", **more) -> str:
        account_id = owner or self.mine

        async def record(transaction, run_id: str) -> None:
            await TemplateRuns(transaction, account_id, self.line.clock).add(run_id, new)

        plan = packshot_plan(self.photo_id, "a").model_copy(update=more)
        done = await self.line.submitter.submit(
            Submission(
                account_id=account_id,
                dialect="vimmerse",
                kind="workflow",
                plan=plan,
                callback=Callback("https://example.com/hook"),
                record=record,
            )
        )
        return done.made_id

    async def work(self) -> None:
        """Carry out all steps; what is to be told waits."""
        queue = self.line.queue
        while steps := [job for job in queue.jobs if job.kind == STEP_JOB]:
            queue.jobs.remove(steps[0])
            await self.line.conductor.perform(steps[0].payload)

    async def delete(self, run_id: str, owner: str = "") -> None:
        line = self.line
        await delete_template_run(line.database, line.queue, line.clock, owner or self.mine, run_id)

    async def listed(self, wanted: Wanted = Wanted(), **page: int) -> list[str]:  # noqa: B008
        async with self.line.database.read() as connection:
            runs = TemplateRuns(connection, self.mine, self.line.clock)
            found, total = await runs.listed(wanted, **{"offset": 0, "limit": 10, **page})
        assert total >= len(found)
        return [one.run_id for one in found]

    async def files(self, run_id: str) -> list[sa.Row]:  # type: ignore[type-arg]
        async with self.line.database.read() as connection:
            found = await connection.execute(sa.select(media).where(media.c.run_id == run_id))
            return list(found.all())


@pytest.fixture
async def stage(database, database_url, tmp_path, clock):
    queue, pool = ListingQueue(database_url), ChildPool(1)
    line = LineOfWork(database, queue, pool, tmp_path, clock)
    async with database.write() as transaction:
        admin, limited = await two_accounts(transaction, clock)
    photo = tmp_path / "photo.png"
    photo.write_bytes(product_photo(64))
    stored = await line.ingest.from_file(photo, Origin(limited.account.id, "test/photo"))
    yield Stage(line, limited.account.id, admin.account.id, stored.id)
    pool.close()
    await queue.close()


async def test_what_is_said_of_a_run_is_read_back_and_changed(stage):
    run_id = await stage.submit()
    stage.line.clock.advance(5)
    async with stage.line.database.write() as transaction:
        runs = TemplateRuns(transaction, stage.mine, stage.line.clock)
        before = await runs.get(run_id)

        await runs.change(run_id, {"title": "New", "rating": "5"})

        after = await runs.get(run_id)
        assert after == replace(
            before, title="New", rating="5", updated_at=before.updated_at + timedelta(seconds=5)
        )
    assert (before.template_id, before.template_version, before.options) == (
        "own_stamp",
        3,
        {"a": 1},
    )


async def test_anothers_run_is_not_found(stage):
    run_id = await stage.submit()
    async with stage.line.database.write() as transaction:
        theirs = TemplateRuns(transaction, stage.theirs, stage.line.clock)
        for call in (theirs.get(run_id), theirs.change(run_id, {"title": "x"})):
            with pytest.raises(NotFound):
                await call
    with pytest.raises(NotFound):
        await stage.delete(run_id, stage.theirs)
    assert await stage.listed() == [run_id]


async def test_lists_are_filtered_and_paged(stage):
    first = await stage.submit()
    stage.line.clock.advance(1)
    second = await stage.submit(replace(STAMP, template_id="own_other", campaign_id="tour"))
    await stage.work()

    assert await stage.listed() == [second, first]
    assert await stage.listed(offset=1, limit=1) == [first]
    assert await stage.listed(Wanted(template_id="own_other")) == [second]
    assert await stage.listed(Wanted(campaign_id="fair")) == [first]
    assert await stage.listed(Wanted(states={RunState.SUCCEEDED})) == [second, first]
    assert await stage.listed(Wanted(states={RunState.FAILED})) == []
    assert await stage.listed(Wanted(states=())) == []


async def test_a_deleted_run_leaves_no_file_and_nothing_to_tell(stage):
    run_id = await stage.submit()
    await stage.work()
    assert all(file.deleted_at is None for file in await stage.files(run_id))

    await stage.delete(run_id)

    files = await stage.files(run_id)
    assert files
    assert {file.deleted_at for file in files} == {stage.line.clock()}
    assert await stage.listed() == []
    async with stage.line.database.read() as connection:
        assert await connection.scalar(sa.select(deliveries.c.state)) == "dead"
        photo = await connection.execute(sa.select(media).where(media.c.id == stage.photo_id))
        assert photo.one().deleted_at is None  # it was there before the run
    with pytest.raises(NotFound):
        await stage.delete(run_id)


async def test_one_that_runs_is_stopped_and_gives_its_credits_back(stage):
    run_id = await stage.submit()
    await stage.line.perform_next()

    await stage.delete(run_id)

    assert f"{run_id}:a:1" in stage.line.queue.cancelled
    async with stage.line.database.read() as connection:
        assert (await Runs(connection, stage.mine).get(run_id)).state is RunState.CANCELLED
        ledger = Ledger(connection, stage.mine, stage.line.clock)
        assert (await ledger.audit()).sound
        assert await ledger.balance() == 100


async def test_what_a_step_in_flight_makes_after_the_deletion_is_swept(stage):
    run_id = await stage.submit()
    stage.line.painter.before = lambda what: stage.delete(run_id) if what == "cut_out" else None
    await stage.line.perform_next()
    assert [file.deleted_at for file in await stage.files(run_id)] == [None]

    await sweep_deleted(stage.line.database, stage.line.clock)

    assert [file.deleted_at for file in await stage.files(run_id)] == [stage.line.clock()]


@pytest.mark.parametrize("shown", [True, False])
async def test_a_failed_runs_steps_are_kept_where_its_caller_sees_them(stage, shown):
    def break_packshot(what: str) -> None:
        if what == "packshot":
            raise ProductNotFound("There is no product.")

    stage.line.painter.before = break_packshot
    run_id = await stage.submit(shows_steps=shown)

    await stage.work()

    async with stage.line.database.read() as connection:
        assert (await Runs(connection, stage.mine).get(run_id)).state is RunState.FAILED
    (cut_out,) = await stage.files(run_id)
    assert (cut_out.expires_at is None) is shown


async def test_runs_are_counted_by_the_day_on_which_they_were_made(stage):
    today = stage.line.clock().date()
    await stage.submit()
    await stage.work()
    await stage.delete(await stage.submit())
    stage.line.clock.advance(86_400)
    await stage.submit()
    await stage.submit(owner=stage.theirs)

    async def days(first: date, last: date):
        async with stage.line.database.read() as connection:
            return await days_of_runs(connection, stage.mine, first, last)

    tomorrow = today + timedelta(days=1)
    found = await days(today, tomorrow)
    assert set(found) == {today, tomorrow}
    first = found[today]
    assert (first.runs, first.succeeded, first.cancelled, first.credits_charged) == (2, 1, 1, 6)
    assert (found[tomorrow].runs, found[tomorrow].succeeded) == (1, 0)
    assert set(await days(today, today)) == {today}
    assert set(await days(tomorrow, date.max)) == {tomorrow}
