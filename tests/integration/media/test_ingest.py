import asyncio
import io
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import picture_files as files
from accounts_and_runs import insert_run
from clip_files import moving, write_clip, write_sound
from cyclorama.errors import (
    BlockedAddress,
    CycloramaError,
    InvalidInput,
    NotAPicture,
    NotFound,
    TooLarge,
    Unreachable,
)
from cyclorama.imaging.provenance import DigitalSource, Provenance
from cyclorama.kit.outbound import Outbound
from cyclorama.kit.pool import ChildPool
from cyclorama.media.clips import measure
from cyclorama.media.ingest import Origin
from cyclorama.media.kinds import Medium
from cyclorama.media.repository import MediaRepository, behind_link
from cyclorama.media.retention import clear_scratch
from cyclorama.media.sounds import measure as measure_sound
from cyclorama.media.types import ClipFacts, Media
from cyclorama.video.encoder import encode
from media_studio import GRACE, KEPT, Studio, chunks
from scripted_server import response, saying, scripted_server
from settable_clock import SettableClock

# Where the database only has to stay empty, one kind of it shows that.
on_sqlite_only = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def written(folder: Path, name: str, content: bytes) -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


async def test_a_url_becomes_media(studio: Studio) -> None:
    async with scripted_server(saying(response(body=files.turned_jpeg(6)))) as server:
        made = await studio.ingest.from_url(server.url("/My%20cup.jpeg?x=1"), studio.origin())

    assert (made.name, made.content_type) == ("My-cup", "image/jpeg")
    assert (made.facts.width, made.facts.height) == (40, 60)
    assert made.expires_at == studio.clock() + KEPT
    assert await studio.get(made.id) == made
    stored = await studio.blobs.get(made.blob_key)
    assert len(stored) == made.size_bytes
    assert Image.open(io.BytesIO(stored)).size == (40, 60)
    assert studio.scratch_is_empty()


async def test_an_upload_becomes_media(studio: Studio) -> None:
    origin = replace(studio.origin(), name="cup")
    made = await studio.ingest.from_upload(chunks(files.png()), origin)

    assert (made.name, made.content_type, made.origin_key) == ("cup", "image/png", origin.key)
    assert studio.scratch_is_empty()


async def test_a_local_file_becomes_media_and_stays(studio: Studio, tmp_path: Path) -> None:
    file = written(tmp_path, "cup.webp", files.webp())
    made = await studio.ingest.from_file(file, studio.origin())

    assert (made.name, made.content_type) == ("cup", "image/jpeg")
    assert file.stat().st_size == len(files.webp())


async def test_a_result_is_kept_byte_for_byte(studio: Studio, tmp_path: Path) -> None:
    content = files.png_with_text()
    async with studio.database.write() as transaction:
        run_id = await insert_run(transaction, studio.account, studio.clock)
    origin = Origin(studio.account, f"run/{run_id}/shot/1/0", "front", run_id)
    made = await studio.ingest.keep(written(tmp_path, "out.png", content), origin)

    assert await studio.blobs.get(made.blob_key) == content
    async with studio.database.read() as connection:
        assert await MediaRepository(connection, studio.account).of_run(run_id) == [made]


async def test_the_same_origin_makes_one_row_and_one_blob(studio: Studio, tmp_path: Path) -> None:
    async with scripted_server(saying(response(body=files.jpeg()))) as server:
        first = await studio.ingest.from_url(server.url(), studio.origin())
        second = await studio.ingest.from_url(server.url(), studio.origin())
    third = await studio.ingest.from_upload(chunks(files.png()), studio.origin())
    fourth = await studio.ingest.from_file(tmp_path / "not there", studio.origin())

    assert first == second == third == fourth
    assert len(server.requests) == 1
    assert (await studio.rows(), len(await studio.keys())) == (1, 1)


@pytest.mark.parametrize(
    ("one", "other"), [(files.png(), files.png()), (files.png(), files.jpeg(files.plain()))]
)
async def test_the_same_origin_twice_at_once_makes_one_row_and_one_blob(
    studio: Studio, one: bytes, other: bytes
) -> None:
    first, second = await asyncio.gather(
        studio.ingest.from_upload(chunks(one), studio.origin()),
        studio.ingest.from_upload(chunks(other), studio.origin()),
    )

    assert first == second
    assert (await studio.rows(), await studio.keys()) == (1, [first.blob_key])
    assert len(await studio.blobs.get(first.blob_key)) == first.size_bytes


async def test_a_crash_between_blob_and_row_leaves_one_blob_after_the_next_try(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def crash(self: MediaRepository, new: Media) -> Media:
        raise ConnectionError("the database has gone")

    with monkeypatch.context() as broken:
        broken.setattr(MediaRepository, "add", crash)
        with pytest.raises(ConnectionError):
            await studio.ingest.from_upload(chunks(files.png()), studio.origin())
    assert await studio.rows() == 0

    made = await studio.ingest.from_upload(chunks(files.png()), studio.origin())

    assert (await studio.rows(), await studio.keys()) == (1, [made.blob_key])


@on_sqlite_only
@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", NotAPicture),
        (b"<html>not found</html>", NotAPicture),
        (files.jpeg()[:9000], NotAPicture),
        (files.animated("GIF"), NotAPicture),
        (files.animated("PNG"), NotAPicture),
        (files.declared_png(60_000, 60_000), TooLarge),
        (bytes(600_000), TooLarge),
    ],
)
async def test_a_bad_file_stores_nothing_however_it_comes(
    studio: Studio,
    pool: ChildPool,
    tmp_path: Path,
    content: bytes,
    error: type[CycloramaError],
) -> None:
    ingest = studio.make_ingest(pool, studio.outbound, max_bytes=500_000)
    with pytest.raises(error):
        await ingest.from_upload(chunks(content), studio.origin())
    with pytest.raises(error):
        await ingest.from_file(written(tmp_path, "bad", content), studio.origin())
    async with scripted_server(saying(response(body=content))) as server:
        with pytest.raises(error):
            await ingest.from_url(server.url("/looks.png"), studio.origin())

    await studio.assert_nothing_was_stored()


@on_sqlite_only
async def test_an_upload_over_the_limit_is_not_read_to_its_end(
    studio: Studio, pool: ChildPool
) -> None:
    read = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal read
        while True:
            read += 1000
            yield bytes(1000)

    with pytest.raises(TooLarge):
        await studio.make_ingest(pool, studio.outbound, max_bytes=5000).from_upload(
            endless(), studio.origin()
        )

    assert read == 6000
    await studio.assert_nothing_was_stored()


@on_sqlite_only
@pytest.mark.parametrize(
    ("url", "error"),
    [
        ("http://127.0.0.1/a.png", BlockedAddress),
        ("http://2130706433/a.png", BlockedAddress),
        ("http://017700000001/a.png", BlockedAddress),
        ("http://[::ffff:127.0.0.1]/a.png", BlockedAddress),
        ("http://[64:ff9b::7f00:1]/a.png", BlockedAddress),
        ("http://169.254.169.254/latest/meta-data", BlockedAddress),
        ("http://localhost/a.png", BlockedAddress),
        ("ftp://pictures.example/a.png", InvalidInput),
        ("file:///etc/passwd", InvalidInput),
        ("no url", InvalidInput),
    ],
)
async def test_a_bad_url_stores_nothing(
    studio: Studio, pool: ChildPool, url: str, error: type[CycloramaError]
) -> None:
    guarded = Outbound()
    with pytest.raises(error):
        await studio.make_ingest(pool, guarded).from_url(url, studio.origin())
    await guarded.aclose()

    await studio.assert_nothing_was_stored()


@on_sqlite_only
async def test_an_unreachable_url_stores_nothing(studio: Studio) -> None:
    async with scripted_server(saying(response("404 Not Found"))) as server:
        with pytest.raises(Unreachable):
            await studio.ingest.from_url(server.url(), studio.origin())

    await studio.assert_nothing_was_stored()


@on_sqlite_only
async def test_a_cancelled_ingest_stores_nothing(studio: Studio) -> None:
    arrived = asyncio.Event()

    async def stalled() -> AsyncIterator[bytes]:
        yield files.png()[:100]
        arrived.set()
        await asyncio.Event().wait()

    task = asyncio.create_task(studio.ingest.from_upload(stalled(), studio.origin()))
    await arrived.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    await studio.assert_nothing_was_stored()


class TestOwnLinks:
    async def test_an_own_file_is_given_back_without_fetching(self, studio: Studio) -> None:
        made = await studio.ingest.from_upload(chunks(files.png()), studio.origin())

        again = await studio.ingest.from_url(studio.links.sign(made), studio.origin("run/2/a/1/0"))

        assert again == made
        assert await studio.rows() == 1

    async def test_a_file_of_another_account_is_copied(self, studio: Studio) -> None:
        made = await studio.ingest.from_upload(chunks(files.png()), studio.origin())
        url = studio.links.sign(made)

        copy = await studio.ingest.from_url(url, Origin(studio.other_account, "run/2/a/1/0"))

        assert (copy.account_id, copy.name) == (studio.other_account, made.name)
        assert copy.id != made.id
        assert copy.facts == made.facts
        assert len(await studio.keys()) == 2

    async def test_an_expired_link_says_so(self, studio: Studio) -> None:
        made = await studio.ingest.from_upload(chunks(files.png()), studio.origin())
        url = studio.links.sign(made)
        studio.clock.advance(12 * 3600)

        with pytest.raises(InvalidInput, match="expired"):
            await studio.ingest.from_url(url, studio.origin("run/2/a/1/0"))


class TestRepository:
    async def test_another_accounts_file_is_not_found(self, studio: Studio) -> None:
        made = await studio.ingest.from_upload(chunks(files.png()), studio.origin())

        async with studio.database.read() as connection:
            foreign = MediaRepository(connection, studio.other_account)
            for media_id in (made.id, "unknown"):
                with pytest.raises(NotFound):
                    await foreign.get(media_id)
            assert await foreign.by_origin(made.origin_key) is None

    async def test_two_accounts_may_have_the_same_origin_key(self, studio: Studio) -> None:
        first = await studio.ingest.from_upload(chunks(files.png()), studio.origin())
        second = await studio.ingest.from_upload(
            chunks(files.png()), replace(studio.origin(), account_id=studio.other_account)
        )

        assert first.id != second.id
        assert len(await studio.keys()) == 2


class TestRetention:
    async def test_a_file_is_deleted_for_readers_first_and_for_good_later(
        self, studio: Studio
    ) -> None:
        made = await studio.ingest.from_upload(chunks(files.png()), studio.origin())
        assert await studio.retention.sweep() == 0
        assert await studio.get(made.id) == made

        studio.clock.advance(KEPT.total_seconds())
        assert await studio.retention.sweep() == 0
        with pytest.raises(NotFound):
            await studio.get(made.id)
        async with studio.database.read() as connection:
            with pytest.raises(NotFound):
                await behind_link(connection, made.id)
        assert await studio.keys() == [made.blob_key]

        studio.clock.advance(GRACE.total_seconds())
        assert await studio.retention.sweep() == 1
        assert await studio.keys() == []
        assert await studio.retention.sweep() == 0

    async def test_a_sweep_cut_off_by_a_crash_is_finished_by_the_next(
        self, studio: Studio, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for index in range(3):
            await studio.ingest.from_upload(chunks(files.png()), studio.origin(f"o/{index}"))
        studio.clock.advance((KEPT).total_seconds())
        await studio.retention.sweep()
        studio.clock.advance(GRACE.total_seconds())
        whole = studio.blobs.delete

        async def delete_then_crash(key: str) -> None:
            await whole(key)
            raise ConnectionError("gone")

        with monkeypatch.context() as broken:
            broken.setattr(studio.blobs, "delete", delete_then_crash)
            with pytest.raises(ConnectionError):
                await studio.retention.sweep()
        assert len(await studio.keys()) == 2

        assert await studio.retention.sweep() == 3
        assert await studio.keys() == []

    async def test_a_deleted_origin_can_be_taken_in_again(self, studio: Studio) -> None:
        old = await studio.ingest.from_upload(chunks(files.png()), studio.origin())
        studio.clock.advance(KEPT.total_seconds())
        await studio.retention.sweep()

        new = await studio.ingest.from_upload(chunks(files.png()), studio.origin())
        studio.clock.advance(GRACE.total_seconds())
        await studio.retention.sweep()

        assert new.id != old.id
        assert await studio.keys() == [new.blob_key]
        assert await studio.get(new.id) == new

    async def test_old_scratch_is_cleared_and_new_is_not(
        self, clock: SettableClock, tmp_path: Path
    ) -> None:
        make_scratch(tmp_path, clock.now.timestamp())

        removed = await clear_scratch(tmp_path, clock.now)

        assert removed == 2
        assert names(tmp_path) == ["new", "new-folder"]
        assert await clear_scratch(tmp_path / "not there", clock.now) == 0


def make_scratch(folder: Path, now: float) -> None:
    import os

    for name, age in (("old", 10), ("new", -10)):
        written(folder, name, b"x")
        (folder / f"{name}-folder").mkdir()
        written(folder / f"{name}-folder", "file", b"x")
        for entry in (folder / name, folder / f"{name}-folder"):
            os.utime(entry, (now - age, now - age))


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


@on_sqlite_only
@pytest.mark.parametrize("measured", [True, False])
async def test_a_clip_of_ours_is_kept_with_its_facts(
    studio: Studio, tmp_path: Path, measured: bool
) -> None:
    file = tmp_path / "clip.mp4"
    still = np.full((64, 96, 3), (200, 40, 60), np.uint8)
    made_by = Provenance(source=DigitalSource.COMPOSITE, made_by="a test")
    encode([still] * 15, file, 96, 64, made_by)

    kept = await studio.ingest.keep(file, studio.origin(), measure(file) if measured else None)

    stored = await studio.get(kept.id)
    assert stored.content_type == "video/mp4"
    assert stored.facts.clip == ClipFacts(
        seconds=0.5, frames=15, fps=30, codec="h264", has_audio=False
    )
    assert (stored.facts.width, stored.facts.height) == (96, 64)
    assert "/clip.mp4?" in studio.links.sign(stored)
    assert await studio.blobs.get(stored.blob_key) == file.read_bytes()


@on_sqlite_only
async def test_a_video_is_no_picture(studio: Studio) -> None:
    with pytest.raises(NotAPicture, match="a video"):
        await studio.ingest.from_upload(
            chunks(b"\0\0\0\x20ftypisom" + b"\0" * 600), studio.origin()
        )

    await studio.assert_nothing_was_stored()


CLIPS = (Medium.VIDEO,)


@on_sqlite_only
async def test_a_clip_comes_by_url_where_one_is_wanted(studio: Studio, tmp_path: Path) -> None:
    content = write_clip(tmp_path / "a.mov", moving(6), sound="aac").read_bytes()
    async with scripted_server(saying(response(body=content))) as server:
        made = await studio.ingest.from_url(server.url("/Match.MOV"), studio.origin(), CLIPS)

    assert (made.name, made.content_type) == ("Match", "video/mp4")
    assert made.facts.clip is not None
    assert made.facts.clip.has_audio
    assert "/Match.mp4?" in studio.links.sign(made)
    assert studio.scratch_is_empty()


@on_sqlite_only
async def test_a_sound_is_uploaded(studio: Studio, tmp_path: Path) -> None:
    content = write_sound(tmp_path / "a.mp3", "libmp3lame").read_bytes()
    made = await studio.ingest.from_upload(chunks(content), studio.origin(), (Medium.AUDIO,))

    assert made.content_type == "audio/mpeg"
    assert (await studio.get(made.id)).facts.sound == made.facts.sound


@on_sqlite_only
@pytest.mark.parametrize("same_account", [True, False])
async def test_a_link_to_a_clip_of_ours_is_refused_where_a_picture_is_wanted(
    studio: Studio, tmp_path: Path, same_account: bool
) -> None:
    file = write_clip(tmp_path / "a.mp4", moving(2))
    clip = await studio.ingest.from_file(file, studio.origin(), CLIPS)
    account = studio.account if same_account else studio.other_account

    with pytest.raises(NotAPicture, match=r"is a video\. Send a JPEG"):
        await studio.ingest.from_url(studio.links.sign(clip), Origin(account, "run/2/in/1/1"))

    again = await studio.ingest.from_url(
        studio.links.sign(clip), Origin(account, "run/2/in/1/2"), CLIPS
    )
    assert (again.id == clip.id) is same_account
    assert again.facts.clip == clip.facts.clip


@on_sqlite_only
async def test_a_sound_of_ours_in_an_mp4_is_kept_as_a_sound(studio: Studio, tmp_path: Path) -> None:
    file = write_sound(tmp_path / "a.mp4", "aac")

    kept = await studio.ingest.keep(file, studio.origin(), measure_sound(file))

    assert (kept.content_type, kept.facts.medium) == ("audio/mp4", Medium.AUDIO)
