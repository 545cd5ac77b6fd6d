"""Sessions keep what was given to them, in its order, and show it to their owner only."""

import pytest
import sqlalchemy as sa

from cyclorama.credits.prices import load_prices
from cyclorama.errors import NotFound
from cyclorama.library.shots import View
from cyclorama.production.plan import Output, Plan, StepSpec, Value
from cyclorama.production.submit import Submission, Submitter
from cyclorama.sessions.files import NewFile
from cyclorama.sessions.owner import Owner
from cyclorama.sessions.states import FileState
from cyclorama.store.tables import sessions
from line_of_work import SECRET
from reception import Reception


async def add(reception: Reception, session_id: str, *files: NewFile) -> None:
    async with reception.database.write() as transaction:
        await (await reception.lock(transaction, session_id)).add_files(files)


async def test_a_session_keeps_its_files_in_the_order_in_which_they_came(reception: Reception):
    session_id = await reception.make_session("https://example.com/1", "https://example.com/2")
    reception.clock.advance(5)
    reject = NewFile(
        "https://example.com/3", View.BACK, is_main=False, is_reject=True, name="c.jpg",
        external_key="X-3",
    )  # fmt: skip

    await add(reception, session_id, reject)

    session = await reception.read(session_id)
    assert (session.name, session.external_key) == ("Spring", "S-1")
    assert (session.updated_at - session.created_at).total_seconds() == 5
    assert [file.url for file in session.files] == [f"https://example.com/{n}" for n in (1, 2, 3)]
    assert {file.state for file in session.files} == {FileState.PENDING}
    first, *_, last = session.files
    assert (first.view, first.is_main, first.is_reject, first.name) == (
        View.FRONT, True, False, None,
    )  # fmt: skip
    assert (last.view, last.is_main, last.is_reject) == (View.BACK, False, True)
    assert (last.name, last.external_key) == ("c.jpg", "X-3")


async def test_each_file_is_queued_with_the_transaction_that_writes_it(reception: Reception):
    session_id = await reception.make_session("https://example.com/1")

    (job,) = reception.queue.jobs
    file = await reception.file(session_id)
    assert job.id == f"session-file/{file.id}/1"
    assert (job.kind, job.lane) == ("session_file", "io")
    assert job.payload == {"file": file.id, "attempt": "1"}


async def test_the_photos_of_runs_go_before_those_of_sessions(reception: Reception):
    await reception.make_session("https://example.com/1")
    (download,) = reception.queue.jobs
    submitter = Submitter(
        reception.database, reception.queue, load_prices(), SECRET, reception.clock
    )
    step = StepSpec(id="photo", type="ingest", params={"url": Value(value="https://example.com")})
    plan = Plan(steps=(step,), outputs=(Output(name="photo", step="photo"),))

    await submitter.submit(Submission(reception.owner.account_id, "dreem", "packshot", plan))

    _, photo = reception.queue.jobs
    assert photo.lane is download.lane
    assert photo.priority < download.priority


async def test_a_connector_sees_its_own_sessions_and_the_account_sees_all(reception: Reception):
    mine = await reception.make_session()
    others = await reception.make_session(connector=reception.other_connector)

    seen = {}
    for name, owner in {
        "connector": reception.connector,
        "other connector": reception.other_connector,
        "account": reception.owner,
        "stranger": Owner(reception.stranger.account.id),
        "stranger as connector": Owner(
            reception.stranger.account.id, reception.connector.connector_id
        ),
    }.items():
        seen[name] = set()
        for session_id in (mine, others):
            try:
                await reception.read(session_id, owner)
            except NotFound:
                continue
            seen[name].add(session_id)

    assert seen == {
        "connector": {mine},
        "other connector": {others},
        "account": {mine, others},
        "stranger": set(),
        "stranger as connector": set(),
    }


async def test_a_deleted_session_is_not_found_but_its_row_stays(reception: Reception):
    session_id = await reception.make_session("https://example.com/1")

    await reception.delete(session_id)

    with pytest.raises(NotFound):
        await reception.read(session_id)
    with pytest.raises(NotFound):
        await add(reception, session_id, NewFile("https://example.com/2"))
    with pytest.raises(NotFound):
        await reception.delete(session_id)
    async with reception.database.read() as connection:
        row = (await connection.execute(sa.select(sessions))).one()
    assert row.deleted_at == reception.clock()
    assert reception.queue.cancelled == [reception.queue.jobs[0].id]
