"""Files that clients put by a signed link, and what becomes of them."""

import asyncio
import io
import os
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
import sqlalchemy as sa
from obstore.exceptions import GenericError
from PIL import Image

import picture_files as files
from clip_files import moving, write_clip
from cyclorama.errors import (
    Conflict,
    CycloramaError,
    Forbidden,
    InvalidInput,
    NotAPicture,
    NotFound,
    TooLarge,
)
from cyclorama.kit.ids import new_id
from cyclorama.media.ingest import BY_CONTENT, Origin
from cyclorama.media.kinds import Medium
from cyclorama.media.notes import Note, add_notes, notes_of
from cyclorama.media.orphans import sweep_orphans
from cyclorama.media.types import Media
from cyclorama.media.upload_desk import PUT_LIFETIME, Place
from cyclorama.media.uploads import KEPT as UPLOAD_KEPT
from cyclorama.store.blobs import open_blobs
from cyclorama.store.studio_tables import studio_items, studio_pictures, uploads
from cyclorama.store.tables import users
from media_studio import GRACE, KEPT, Studio, chunks

CUP = files.png(files.plain(size=(64, 48)))
PLATE = files.jpeg(files.plain(colour=(10, 200, 60)))


async def place(studio: Studio, name: str = "My cup.PNG", size: int | None = None) -> Place:
    kind = "image/png" if name.lower().endswith("png") else "image/jpeg"
    return await studio.desk.open(studio.account, name, kind, size)


async def put(
    studio: Studio, where: Place, content: bytes, kind: str | None = None, url: str | None = None
) -> None:
    """As the route does it."""
    query = parse_qs(urlsplit(url or where.put_url).query)
    kind = where.upload.content_type if kind is None else kind
    exp, sig = query["exp"][0], query["sig"][0]
    upload = await studio.desk.admit(where.upload.id, exp, sig, kind)
    await studio.desk.receive(upload, chunks(content))


async def sent(studio: Studio, content: bytes = CUP, name: str = "My cup.PNG") -> Place:
    where = await place(studio, name)
    await put(studio, where, content)
    return where


async def named(studio: Studio, where: Place, account: str | None = None) -> Media:
    """As a step of a run takes it in."""
    origin = Origin(account or studio.account, f"run/{new_id()}/in/1/1")
    return await studio.ingest.from_url(where.file_url, origin)


async def upload_rows(studio: Studio) -> int:
    async with studio.database.read() as connection:
        return await connection.scalar(sa.select(sa.func.count()).select_from(uploads)) or 0


async def test_a_file_that_was_put_becomes_media_when_it_is_named(studio: Studio) -> None:
    where = await sent(studio)

    assert urlsplit(where.put_url).path == f"/uploads/{where.upload.id}"
    at = int(studio.clock().timestamp())
    assert urlsplit(where.file_url).path == f"/files/temp/{where.upload.id}_{at}_My-cup.png"
    assert await studio.rows() == 0

    made = await named(studio, where)

    assert (made.name, made.account_id, made.run_id) == ("My-cup", studio.account, None)
    with Image.open(io.BytesIO(await studio.blobs.get(made.blob_key))) as picture:
        assert picture.size == (64, 48)
    assert studio.scratch_is_empty()


async def test_the_same_content_is_one_media_of_the_account(studio: Studio) -> None:
    first = await named(studio, await sent(studio))
    studio.clock.advance(3600)

    again = await named(studio, await sent(studio, CUP, "another name.png"))
    other = await named(studio, await sent(studio, PLATE, "plate.jpg"))

    assert again.id == first.id
    assert (await studio.get(first.id)).expires_at == studio.clock() + KEPT
    assert other.id != first.id
    assert await studio.rows() == 2


async def test_one_upload_named_by_several_steps_at_once_is_one_media(studio: Studio) -> None:
    where = await sent(studio)

    made = await asyncio.gather(*(named(studio, where) for _ in range(3)))

    assert len({one.id for one in made}) == 1
    assert await studio.rows() == 1


async def test_another_account_that_holds_the_link_gets_a_copy(studio: Studio) -> None:
    where = await sent(studio)

    copy = await named(studio, where, studio.other_account)

    assert copy.account_id == studio.other_account
    assert (await named(studio, where)).account_id == studio.account
    assert await studio.rows() == 2


async def test_a_clip_is_taken_in_by_what_it_is(studio: Studio, tmp_path) -> None:
    clip = write_clip(tmp_path / "clip.mp4", moving(4))
    where = await sent(studio, await asyncio.to_thread(clip.read_bytes), "clip.jpg")

    with pytest.raises(NotAPicture):
        await named(studio, where)
    origin = Origin(studio.account, "run/1/in/1/1")
    made = await studio.ingest.from_url(where.file_url, origin, (Medium.VIDEO,))

    assert made.content_type == "video/mp4"


async def test_what_was_not_put_yet_cannot_be_named(studio: Studio) -> None:
    with pytest.raises(InvalidInput, match="PUT the file"):
        await named(studio, await place(studio))

    await studio.assert_nothing_was_stored()


async def test_what_is_no_picture_is_found_out_when_it_is_named(studio: Studio) -> None:
    where = await sent(studio, b"<script>alert(1)</script>")

    with pytest.raises(CycloramaError, match="JPEG, PNG"):
        await named(studio, where)

    assert await studio.rows() == 0


@pytest.mark.parametrize(
    ("size", "content", "kind", "error"),
    [
        (None, b"x" * 1_000_001, None, TooLarge),
        (len(CUP) - 1, CUP, None, TooLarge),
        (len(CUP) + 1, CUP, None, InvalidInput),
        (None, b"", None, InvalidInput),
        (None, CUP, "text/html", InvalidInput),
        (None, CUP, "", InvalidInput),
    ],
    ids=["over the limit", "too many bytes", "too few bytes", "nothing", "other type", "no type"],
)
async def test_a_link_binds_type_and_size(studio: Studio, size, content, kind, error) -> None:
    where = await place(studio, size=size)

    with pytest.raises(error):
        await put(studio, where, content, kind)

    await studio.assert_nothing_was_stored()


async def test_a_type_may_come_with_a_parameter_and_in_capitals(studio: Studio) -> None:
    where = await place(studio)

    await put(studio, where, CUP, "IMAGE/PNG; charset=binary")

    assert await studio.keys() == [where.upload.blob_key]


async def test_a_put_link_is_good_for_its_own_upload_and_time_only(studio: Studio) -> None:
    where, other = await place(studio), await place(studio)

    with pytest.raises(Forbidden, match="not one of ours"):
        await put(studio, where, CUP, url=other.put_url)
    with pytest.raises(Forbidden, match="not one of ours"):
        await put(studio, where, CUP, url=where.file_url)
    studio.clock.advance(PUT_LIFETIME.total_seconds())
    with pytest.raises(Forbidden, match="expired"):
        await put(studio, where, CUP)

    await studio.assert_nothing_was_stored()


async def test_a_file_may_be_replaced_until_it_is_in_use(studio: Studio) -> None:
    where = await sent(studio, files.png())
    await put(studio, where, CUP)
    made = await named(studio, where)

    with pytest.raises(Conflict):
        await put(studio, where, files.png())
    assert (made.facts.width, made.facts.height) == (64, 48)


@pytest.mark.parametrize("change", [("sig=", "sig=0"), ("exp=", "exp=9"), ("My-cup", "My-mug")])
async def test_an_altered_name_of_a_file_is_refused(studio: Studio, change) -> None:
    where = await sent(studio)

    with pytest.raises(InvalidInput, match="altered"):
        await studio.ingest.from_url(where.file_url.replace(*change), studio.origin())


async def test_an_upload_that_nobody_named_is_swept_after_a_day(studio: Studio) -> None:
    forgotten, used = await sent(studio), await sent(studio, PLATE, "plate.jpg")
    await place(studio)  # to which nothing is put
    made = await named(studio, used)
    studio.clock.advance(UPLOAD_KEPT.total_seconds() - 1)
    await studio.retention.sweep()
    assert len(await studio.keys()) == 3

    studio.clock.advance(1)

    assert await studio.retention.sweep() == 3
    assert await studio.keys() == [made.blob_key]
    assert await upload_rows(studio) == 0
    with pytest.raises(InvalidInput, match="expired"):
        await named(studio, forgotten)
    with pytest.raises(NotFound):
        await studio.ingest.from_sent(forgotten.upload.id)


async def test_files_without_a_row_are_swept(studio: Studio) -> None:
    made = await named(studio, await sent(studio))
    others = [f"{studio.account}/lost.png", "temp/lost.png", "library/drawn.png", "fresh/x.png"]
    for key in others:
        await studio.blobs.put(key, b"x", "image/png")
    studio.clock.now += timedelta(days=10_000)
    young = f"{studio.account}/young.png"
    await studio.blobs.put(young, b"x", "image/png")
    then = studio.clock().timestamp()
    os.utime(studio.folder / "blobs" / young, (then, then))

    assert await sweep_orphans(studio.database, studio.blobs, studio.clock) == 2

    left = await studio.keys()
    assert {made.blob_key, young, "library/drawn.png", "fresh/x.png"} <= set(left)
    assert not {*others[:2]} & set(left)


async def test_a_file_goes_straight_into_a_bucket_and_is_checked_when_it_is_named(
    studio: Studio,
    s3_url: str,
) -> None:
    studio.use_blobs(open_blobs(s3_url))
    good, large = await place(studio, size=len(CUP)), await place(studio)
    longer, shorter = [await place(studio, size=len(CUP) + more) for more in (-1, 1)]
    for where, content in ((good, CUP), (large, bytes(1_000_001)), (longer, CUP), (shorter, CUP)):
        kind = {"Content-Type": where.upload.content_type}
        reply = await asyncio.to_thread(
            httpx2.put, where.put_url, content=content, headers=kind, trust_env=False
        )
        assert reply.status_code == 200

    made = await named(studio, good)

    assert (made.facts.width, made.facts.height) == (64, 48)
    for where in (large, longer):
        with pytest.raises(TooLarge):
            await named(studio, where)
    with pytest.raises(InvalidInput, match="bytes came"):
        await named(studio, shorter)


async def test_a_file_that_cannot_be_deleted_now_is_tried_again_and_stops_no_other(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    stuck, other = await sent(studio), await sent(studio, PLATE, "plate.jpg")
    studio.clock.advance(UPLOAD_KEPT.total_seconds())
    delete = studio.blobs.delete

    async def refuse_one(key: str) -> None:
        if key == stuck.upload.blob_key:
            raise GenericError("the store is away")
        await delete(key)

    with monkeypatch.context() as away:
        away.setattr(studio.blobs, "delete", refuse_one)
        assert await studio.retention.sweep() == 1
    assert await studio.keys() == [stuck.upload.blob_key]
    assert other.upload.blob_key != stuck.upload.blob_key

    assert await studio.retention.sweep() == 1
    assert (await studio.keys(), await upload_rows(studio)) == ([], 0)


class TestNotes:
    @pytest.fixture
    async def cup(self, studio: Studio) -> Media:
        return await studio.ingest.from_upload(chunks(CUP), Origin(studio.account, BY_CONTENT))

    async def noted(self, studio: Studio, one: Media) -> Note | None:
        async with studio.database.read() as connection:
            return (await notes_of(connection, [one.id])).get(one.id)

    async def test_what_was_said_stays(self, studio: Studio, cup: Media) -> None:
        assert await self.noted(studio, cup) is None
        for said in (Note(alt_text="A cup"), Note(alt_text="A mug", caption="Red")):
            async with studio.database.write() as transaction:
                await add_notes(transaction, cup, said, studio.clock())

        assert await self.noted(studio, cup) == Note(alt_text="A cup", caption="Red")

    async def test_what_is_in_use_is_protected_and_outlives_its_time(
        self, studio: Studio, cup: Media
    ) -> None:
        plate = await studio.ingest.from_upload(chunks(PLATE), Origin(studio.account, BY_CONTENT))
        async with studio.database.write() as transaction:
            owner = await transaction.scalar(sa.select(users.c.id).limit(1))
            now = {"created_at": studio.clock(), "account_id": studio.account}
            item = {
                "id": new_id(),
                "kind": "product",
                "owner_id": owner,
                "updated_at": now["created_at"],
            }
            await transaction.execute(
                sa.insert(studio_items).values(public=False, body={}, **item, **now)
            )
            shown = {"item_id": item["id"], "slot": "cover", "state": "ready", "attempt": 1}
            await transaction.execute(
                sa.insert(studio_pictures).values(id=new_id(), media_id=cup.id, **shown, **now)
            )
        assert await self.noted(studio, cup) == Note(protected=True)
        assert await self.noted(studio, plate) is None
        studio.clock.advance((KEPT + GRACE).total_seconds())

        for _ in range(2):
            await studio.retention.sweep()
            studio.clock.advance(GRACE.total_seconds())

        assert await studio.keys() == [cup.blob_key]
        async with studio.database.write() as transaction:
            await transaction.execute(sa.update(studio_items).values(deleted_at=studio.clock()))
        await studio.retention.sweep()
        with pytest.raises(NotFound):
            await studio.get(cup.id)
