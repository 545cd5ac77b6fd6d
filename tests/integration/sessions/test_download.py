"""A session's file is fetched, tried again or given up; whatever happens is recorded once."""

import asyncio
from asyncio import StreamWriter

import pytest
from PIL import Image
from sqlalchemy.exc import OperationalError

from cyclorama.errors import CycloramaError
from cyclorama.media.ingest import Ingest, Origin
from cyclorama.sessions.download import ATTEMPTS
from cyclorama.sessions.files import NewFile, origin_key
from cyclorama.sessions.states import FileState
from picture_files import jpeg, png
from reception import Reception
from scripted_server import Request, answering, response, saying, scripted_server

PICTURE = response(body=png(Image.new("RGB", (40, 30), (200, 30, 60))))


async def test_a_downloaded_file_is_media_of_the_account(reception: Reception):
    async with scripted_server(saying(PICTURE)) as shop:
        session_id = await reception.make_session(shop.url("/spring/shirt-1.png"))
        reception.clock.advance(2)

        await reception.download_next()

    file = await reception.file(session_id)
    assert (file.state, file.error) == (FileState.DOWNLOADED, None)
    assert file.media is not None
    assert file.media.account_id == reception.account.account.id
    assert (file.media.facts.width, file.media.facts.height) == (40, 30)
    assert file.media.name == "shirt-1"
    assert reception.queue.jobs == []


async def test_a_link_without_an_extension_is_as_good(reception: Reception):
    async with scripted_server(saying(response(body=jpeg()))) as shop:
        session_id = await reception.make_session(shop.url("/download?id=7"))

        await reception.download_next()

    file = await reception.file(session_id)
    assert file.media is not None
    assert file.media.content_type == "image/jpeg"


async def test_a_link_of_ours_is_not_fetched(reception: Reception):
    stored = await reception.stored(png())
    session_id = await reception.make_session(reception.links.sign(stored))

    await reception.download_next()

    file = await reception.file(session_id)
    assert (file.state, file.media) == (FileState.DOWNLOADED, stored)


@pytest.mark.parametrize(
    ("answer", "code", "sentence"),
    [
        (response("404 Not Found"), "not_there", "404"),
        (response(body=b"<html>no picture</html>"), "not_a_picture", "picture"),
        (PICTURE[:-20], "unreachable", ""),
    ],
    ids=["not there", "no picture", "cut short"],
)
async def test_what_cannot_be_taken_in_has_failed_with_a_sentence(
    reception: Reception, answer: bytes, code: str, sentence: str
):
    async with scripted_server(saying(answer)) as shop:
        session_id = await reception.make_session(shop.url("/a.png"))
        while reception.queue.jobs:
            await reception.download_next()

    file = await reception.file(session_id)
    assert file.state is FileState.FAILED
    assert file.error is not None
    assert file.error["code"] == code
    assert sentence in file.error["message"]
    assert str(file.error["message"]).endswith(".")
    assert await reception.media_rows() == []


async def test_a_private_address_behind_a_name_is_refused_when_it_is_fetched(reception: Reception):
    session_id = await reception.make_session("http://127.0.0.2/a.png")

    await reception.download_next()

    file = await reception.file(session_id)
    assert file.error is not None
    assert file.error["code"] == "blocked_address"


async def test_a_passing_failure_is_tried_again_with_growing_waits(reception: Reception):
    script = answering("503 Later", "429 Slow", "200 OK")

    async def fail_then_give(request: Request, writer: StreamWriter) -> None:
        if len(shop.requests) < 3:
            await script(request, writer)
        else:
            writer.write(PICTURE)

    async with scripted_server(fail_then_give) as shop:
        session_id = await reception.make_session(shop.url("/a.png"))
        await reception.download_next()
        assert (await reception.file(session_id)).state is FileState.PENDING
        jobs = [await reception.download_next() for _ in range(2)]

    assert [job.delay_seconds for job in jobs] == [1, 4]
    assert [job.payload["attempt"] for job in jobs] == ["2", "3"]
    assert (await reception.file(session_id)).state is FileState.DOWNLOADED


async def test_a_host_that_stays_away_is_given_up(reception: Reception):
    async with scripted_server(answering("503 Later")) as shop:
        session_id = await reception.make_session(shop.url("/a.png"))
        while reception.queue.jobs:
            await reception.download_next()

    file = await reception.file(session_id)
    assert file.state is FileState.FAILED
    assert file.error is not None
    assert "503" in str(file.error["message"])
    assert len(shop.requests) == ATTEMPTS


async def test_an_attempt_that_is_carried_out_again_changes_nothing(reception: Reception):
    async with scripted_server(saying(PICTURE)) as shop:
        session_id = await reception.make_session(shop.url("/a.png"))
        job = await reception.download_next()
        before = await reception.file(session_id)

        await reception.downloader.download(job.payload)

    assert await reception.file(session_id) == before
    assert len(shop.requests) == 1
    assert len(await reception.media_rows()) == 1


async def test_what_a_worker_fetched_before_it_died_is_not_fetched_again(reception: Reception):
    async with scripted_server(saying(PICTURE)) as shop:
        session_id = await reception.make_session(shop.url("/a.png"))
        file = await reception.file(session_id)
        origin = Origin(reception.account.account.id, origin_key(file.id))
        fetched = await reception.ingest.from_url(file.url, origin)

        await reception.download_next()

    assert (await reception.file(session_id)).media == fetched
    assert len(shop.requests) == 1


async def test_two_workers_that_fetch_the_same_file_make_one_media(reception: Reception):
    both_are_here = asyncio.Barrier(2)

    async def wait_for_the_other(request: Request, writer: StreamWriter) -> None:
        await both_are_here.wait()
        writer.write(PICTURE)

    async with scripted_server(wait_for_the_other) as shop:
        session_id = await reception.make_session(shop.url("/a.png"))
        job = reception.queue.jobs[0]
        await asyncio.gather(
            reception.downloader.download(job.payload), reception.downloader.download(job.payload)
        )

    (row,) = await reception.media_rows()
    file = await reception.file(session_id)
    assert file.media is not None
    assert file.media.id == row.id
    assert row.expires_at is None


async def test_nothing_is_fetched_for_a_session_that_was_deleted(reception: Reception):
    async with scripted_server(saying(PICTURE)) as shop:
        session_id = await reception.make_session(shop.url("/a.png"))
        await reception.delete(session_id)

        await reception.download_next()

    assert shop.requests == []
    assert await reception.media_rows() == []


async def test_what_comes_after_the_session_was_deleted_is_discarded(reception: Reception):
    async def delete_meanwhile(request: Request, writer: StreamWriter) -> None:
        await reception.delete(session_id)
        writer.write(PICTURE)

    async with scripted_server(delete_meanwhile) as shop:
        session_id = await reception.make_session(shop.url("/a.png"))

        await reception.download_next()

    (row,) = await reception.media_rows()
    assert row.expires_at == reception.clock()


async def test_with_a_session_goes_what_was_fetched_for_it_but_not_what_was_ours(
    reception: Reception,
):
    stored = await reception.stored(png())
    async with scripted_server(saying(PICTURE)) as shop:
        session_id = await reception.make_session(shop.url("/a.png"), reception.links.sign(stored))
        for _ in range(2):
            await reception.download_next()

    await reception.delete(session_id)

    expiry = {row.id: row.expires_at for row in await reception.media_rows()}
    assert expiry.pop(stored.id) is None
    assert list(expiry.values()) == [reception.clock()]


async def test_a_fault_of_ours_fails_the_file_without_telling_its_inside(
    reception: Reception, monkeypatch: pytest.MonkeyPatch
):
    async def crash(self: Ingest, url: str, origin: Origin) -> None:
        raise ZeroDivisionError("inside")

    monkeypatch.setattr(Ingest, "from_url", crash)
    session_id = await reception.make_session("https://example.com/a.png")

    await reception.download_next()

    file = await reception.file(session_id)
    assert file.error == {
        "code": CycloramaError.code,
        "message": "Something went wrong on our side.",
    }


async def test_a_database_that_fails_is_no_attempt(
    reception: Reception, monkeypatch: pytest.MonkeyPatch
):
    async def fail(self: Ingest, url: str, origin: Origin) -> None:
        raise OperationalError("SELECT", {}, OSError("gone"))

    monkeypatch.setattr(Ingest, "from_url", fail)
    session_id = await reception.make_session("https://example.com/a.png")

    with pytest.raises(OperationalError):
        await reception.download_next()

    assert (await reception.file(session_id)).state is FileState.PENDING


async def test_a_file_is_stored_under_the_name_it_was_given(reception: Reception):
    async with scripted_server(saying(PICTURE)) as shop:
        session_id = await reception.make_session()
        async with reception.database.write() as transaction:
            session = await reception.lock(transaction, session_id)
            await session.add_files([NewFile(shop.url("/7.png"), name="Hemd blau.png")])

        await reception.download_next()

    file = await reception.file(session_id)
    assert file.media is not None
    assert file.media.name == "Hemd-blau"
