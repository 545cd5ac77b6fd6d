"""Pictures of items are fetched by a worker."""

from typing import Any, cast

import pytest

from cyclorama.errors import InvalidInput, NotAPicture, NotFound, Unreachable
from cyclorama.kit.ids import new_id
from cyclorama.media.ingest import BY_CONTENT, Ingest, Origin
from cyclorama.media.repository import MediaRepository
from cyclorama.media.types import Facts, Media, Orientation
from cyclorama.studio.bodies import Product
from cyclorama.studio.fetching import ATTEMPTS, PictureFetcher
from cyclorama.studio.item import NewPicture, PictureState
from cyclorama.studio.own import Draft
from cyclorama.studio.pictures import FETCHES
from studio_desk import Desk

SHIRT = Product(name="Shirt")
FACTS = Facts(
    sha256="0" * 64,
    width=64,
    height=64,
    orientation=Orientation.SQUARE,
    has_alpha=False,
    dominant_colour="#336699",
    blurhash="",
    source_profile=None,
    source_bit_depth=8,
)
URL = "https://example.com/shirt.jpg"


async def stored(desk: Desk, origin: Origin, content_type: str = "image/png") -> Media:
    new = Media(
        id=new_id(),
        account_id=origin.account_id,
        origin_key=origin.key,
        run_id=None,
        name="shirt",
        blob_key=f"{origin.account_id}/{new_id()}",
        content_type=content_type,
        size_bytes=10,
        facts=FACTS,
        created_at=desk.clock(),
        expires_at=None,
    )
    async with desk.database.write() as transaction:
        return await MediaRepository(transaction, origin.account_id).add(new)


class Web:
    """Gives a picture, or fails as the test says, once for each failure."""

    def __init__(self, desk: Desk, *failures: Exception) -> None:
        self._desk = desk
        self.failures = list(failures)
        self.asked: list[str] = []

    async def from_url(self, url: str, origin: Origin) -> Media:
        self.asked.append(url)
        if self.failures:
            raise self.failures.pop(0)
        return await stored(self._desk, origin)


def fetcher(desk: Desk, web: Web) -> PictureFetcher:
    return PictureFetcher(desk.database, desk.queue, cast(Ingest, cast(Any, web)), desk.clock)


async def shirt_with_picture(desk: Desk) -> str:
    return await desk.add(Draft(SHIRT, pictures={"cover": NewPicture(URL)}))


async def cover(desk: Desk, shirt: str):
    return (await desk.get(Product, shirt)).pictures["cover"]


async def test_what_was_fetched_is_a_media_of_the_account(desk):
    shirt, web = await shirt_with_picture(desk), Web(desk)
    job = desk.queue.jobs.pop()

    await fetcher(desk, web).fetch(job.payload)
    await fetcher(desk, web).fetch(job.payload)  # carried out again

    picture = await cover(desk, shirt)
    assert picture.state is PictureState.READY
    async with desk.database.read() as connection:
        media = await MediaRepository(connection, desk.one.account.id).get(picture.media_id)
    assert media.origin_key == BY_CONTENT
    assert web.asked == [URL]


async def test_a_passing_failure_is_tried_again_and_another_is_told(desk):
    shirt = await shirt_with_picture(desk)
    web = Web(desk, Unreachable("Nobody is there."), NotAPicture("This is no picture."))

    await fetcher(desk, web).fetch(desk.queue.jobs.pop().payload)
    assert (await cover(desk, shirt)).state is PictureState.PENDING
    again = desk.queue.jobs.pop()
    assert again.delay_seconds == 1
    await fetcher(desk, web).fetch(again.payload)

    picture = await cover(desk, shirt)
    assert (picture.state, picture.error) == (PictureState.FAILED, "This is no picture.")
    assert desk.queue.jobs == []


async def test_a_host_that_stays_away_is_given_up(desk):
    shirt = await shirt_with_picture(desk)
    web = Web(desk, *(Unreachable("Nobody is there.") for _ in range(ATTEMPTS)))

    while desk.queue.jobs:
        await fetcher(desk, web).fetch(desk.queue.jobs.pop().payload)

    assert (await cover(desk, shirt)).state is PictureState.FAILED
    assert len(web.asked) == ATTEMPTS


async def test_a_fault_of_ours_is_told_without_its_inside(desk):
    shirt = await shirt_with_picture(desk)

    await fetcher(desk, Web(desk, RuntimeError("/secret"))).fetch(desk.queue.jobs.pop().payload)

    assert "secret" not in (await cover(desk, shirt)).error


async def test_nothing_is_fetched_for_a_picture_that_was_replaced(desk):
    shirt, web = await shirt_with_picture(desk), Web(desk)
    await desk.change(shirt, Draft(SHIRT, pictures={"cover": NewPicture(URL + "?2")}))

    for job in desk.queue.jobs:
        await fetcher(desk, web).fetch(job.payload)

    assert web.asked == [URL + "?2"]


async def test_a_picture_that_the_queue_gave_up_has_failed(desk, monkeypatch):
    shirt = await shirt_with_picture(desk)
    job = desk.queue.jobs.pop()

    async def given_up(since):
        return [job.id, "another/kind"]

    monkeypatch.setattr(desk.queue, "given_up", given_up)
    await fetcher(desk, Web(desk)).sweep()

    assert (await cover(desk, shirt)).state is PictureState.FAILED


async def test_a_media_of_the_account_is_shown_at_once_and_nothing_else_is(desk):
    mine = await stored(desk, Origin(desk.one.account.id, "upload/1"))
    clip = await stored(desk, Origin(desk.one.account.id, "upload/2"), "video/mp4")
    theirs = await stored(desk, Origin(desk.other.account.id, "upload/3"))

    shirt = await desk.add(Draft(SHIRT, pictures={"cover": NewPicture(media_id=mine.id)}))
    picture = await cover(desk, shirt)
    assert (picture.state, picture.media_id) == (PictureState.READY, mine.id)
    assert desk.queue.jobs == []

    for media, error in ((clip, InvalidInput), (theirs, NotFound)):
        with pytest.raises(error):
            await desk.add(Draft(SHIRT, pictures={"cover": NewPicture(media_id=media.id)}))
    assert (await desk.page(Product))[1] == 1


def test_a_job_names_its_picture_and_attempt():
    assert FETCHES.of_job(FETCHES.job_id("p", 2)) == ("p", 2)
    assert FETCHES.of_job("session-file/p/2") is None
