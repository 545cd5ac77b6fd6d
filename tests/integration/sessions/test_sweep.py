"""A download that the queue gives up has failed; nothing of a deleted session is kept."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from cyclorama.media.ingest import Origin
from cyclorama.sessions.files import origin_key
from cyclorama.sessions.states import FileState
from cyclorama.sessions.sweep import SessionSweeper
from picture_files import png
from reception import Reception


@pytest.fixture
def sweeper(reception: Reception) -> SessionSweeper:
    return SessionSweeper(reception.database, reception.queue, reception.clock)


async def give_up(reception: Reception, job_id: str) -> None:
    """Let the queue say that it will not try a job again."""
    schema = "" if reception.database.is_sqlite else "dbos."
    async with reception.database.write() as transaction:
        await transaction.execute(
            sa.text(
                f"UPDATE {schema}workflow_status SET status = 'ERROR' WHERE workflow_uuid = :id"
            ),
            {"id": job_id},
        )


async def test_a_file_whose_download_was_given_up_has_failed(
    reception: Reception, sweeper: SessionSweeper
):
    session_id = await reception.make_session("https://example.com/1", "https://example.com/2")
    await give_up(reception, reception.queue.jobs[0].id)

    await sweeper.sweep()

    first, second = (await reception.read(session_id)).files
    assert (first.state, second.state) == (FileState.FAILED, FileState.PENDING)
    assert first.error is not None
    assert "given up" in str(first.error["message"])


async def test_an_attempt_that_was_overtaken_and_given_up_changes_nothing(
    reception: Reception, sweeper: SessionSweeper
):
    session_id = await reception.make_session("http://127.0.0.1:1/a.png")
    job = await reception.download_next()
    await give_up(reception, job.id)

    await sweeper.sweep()

    assert (await reception.file(session_id)).state is FileState.PENDING
    assert [job.payload["attempt"] for job in reception.queue.jobs] == ["2"]


async def test_what_a_cancelled_download_left_behind_is_let_go(
    reception: Reception, sweeper: SessionSweeper
):
    session_id = await reception.make_session("https://example.com/a.png")
    file = await reception.file(session_id)
    await reception.delete(session_id)

    async def chunks():
        yield png()

    await reception.ingest.from_upload(
        chunks(), Origin(reception.account.account.id, origin_key(file.id))
    )
    other = await reception.stored(png())
    reception.clock.advance(timedelta(minutes=10).total_seconds())

    await sweeper.let_go()

    expiry = {row.id: row.expires_at for row in await reception.media_rows()}
    assert expiry.pop(other.id) is None
    assert list(expiry.values()) == [reception.clock()]
