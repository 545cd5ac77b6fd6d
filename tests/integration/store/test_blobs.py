import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx2
import obstore
import pytest

from cyclorama.errors import NotFound
from cyclorama.store.blobs import Blobs, LocalBlobs, S3Blobs, open_blobs


@pytest.fixture(params=["local", "s3"])
def blobs(request: pytest.FixtureRequest, tmp_path: Path) -> Blobs:
    if request.param == "local":
        return open_blobs(f"file://{tmp_path}/a%20folder")
    return open_blobs(request.getfixturevalue("s3_url"))


async def collect(chunks: AsyncIterator[bytes]) -> bytes:
    return b"".join([chunk async for chunk in chunks])


def below(folder: Path) -> list[Path]:
    return list(folder.rglob("*"))


def read(file: Path) -> bytes:
    return file.read_bytes()


async def test_what_is_put_can_be_got(blobs: Blobs) -> None:
    await blobs.put("a/b/c.png", b"picture", "image/png")

    assert await blobs.get("a/b/c.png") == b"picture"
    assert await blobs.size("a/b/c.png") == 7


async def test_a_large_file_is_put_from_its_path(blobs: Blobs, tmp_path: Path) -> None:
    content = os.urandom(1000) * 12_000  # more than two parts of a multipart upload
    source = tmp_path / "source"
    await asyncio.to_thread(source.write_bytes, content)

    await blobs.put("large", source, "image/png")

    assert await blobs.size("large") == len(content)
    assert await collect(blobs.stream("large")) == content


async def test_a_second_put_replaces_the_first(blobs: Blobs) -> None:
    await blobs.put("a", b"first", "image/png")
    await blobs.put("a", b"2nd", "image/png")

    assert await blobs.get("a") == b"2nd"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, None, b"0123456789"),
        (0, 10, b"0123456789"),
        (3, None, b"3456789"),
        (3, 4, b"3"),
        (9, 10, b"9"),
        (0, 100, b"0123456789"),
        (4, 4, b""),
    ],
)
async def test_a_range_is_streamed(
    blobs: Blobs, start: int, end: int | None, expected: bytes
) -> None:
    await blobs.put("digits", b"0123456789", "text/plain")

    assert await collect(blobs.stream("digits", start, end)) == expected


async def test_a_missing_key_is_not_found(blobs: Blobs) -> None:
    with pytest.raises(NotFound):
        await blobs.get("missing")
    with pytest.raises(NotFound):
        await blobs.size("missing")
    with pytest.raises(NotFound):
        await collect(blobs.stream("missing"))
    with pytest.raises(NotFound):
        async with blobs.local_copy("missing"):
            pass


async def test_deleting_twice_is_fine(blobs: Blobs) -> None:
    await blobs.put("a", b"x", "image/png")
    await blobs.delete("a")
    await blobs.delete("a")

    with pytest.raises(NotFound):
        await blobs.get("a")


async def test_keys_are_listed_by_their_first_parts(blobs: Blobs) -> None:
    for key in ("one/a.png", "one/b/c.png", "ones/d.png", "two/e.png"):
        await blobs.put(key, b"x", "image/png")

    assert {key async for key in blobs.list("one")} == {"one/a.png", "one/b/c.png"}
    assert len([key async for key in blobs.list()]) == 4


async def test_a_local_copy_can_be_read_as_a_file(blobs: Blobs) -> None:
    await blobs.put("a/b.png", b"picture", "image/png")

    async with blobs.local_copy("a/b.png") as file:
        assert (file.name, read(file)) == ("b.png", b"picture")
    assert await blobs.get("a/b.png") == b"picture"


@pytest.mark.parametrize("key", ["../escape", "a/../../escape"])
async def test_a_key_cannot_leave_the_store(blobs: Blobs, tmp_path: Path, key: str) -> None:
    with pytest.raises(ValueError, match=r"\.\."):
        await blobs.put(key, b"x", "image/png")
    with pytest.raises(ValueError, match=r"\.\."):
        async with blobs.local_copy(key):
            pass

    assert not any(path.name == "escape" for path in below(tmp_path))


async def test_keys_are_listed_by_their_age(blobs: Blobs) -> None:
    await blobs.put("a.png", b"x", "image/png")
    now = datetime.now(UTC)

    assert [key async for key in blobs.list(before=now - timedelta(hours=1))] == []
    assert [key async for key in blobs.list(before=now + timedelta(hours=1))] == ["a.png"]


async def test_s3_takes_a_file_that_is_put_by_a_signed_url(s3_url: str) -> None:
    blobs = open_blobs(s3_url)

    url = await blobs.put_url("temp/a cup.png", timedelta(minutes=15))
    assert url is not None
    kind = {"Content-Type": "image/png"}
    reply = await asyncio.to_thread(httpx2.put, url, content=b"cup", headers=kind, trust_env=False)

    assert reply.status_code == 200
    assert "X-Amz-Expires=900" in url
    assert await blobs.get("temp/a cup.png") == b"cup"


async def test_a_folder_has_no_such_url(tmp_path: Path) -> None:
    assert await open_blobs(f"file://{tmp_path}").put_url("a.png", timedelta(minutes=1)) is None


async def test_s3_objects_carry_their_type(s3_url: str) -> None:
    blobs = open_blobs(s3_url)
    assert isinstance(blobs, S3Blobs)
    await blobs.put("a.png", b"x", "image/png")

    answer = await obstore.get_async(blobs.store, "a.png")

    assert answer.attributes["Content-Type"] == "image/png"


def test_a_process_killed_while_it_writes_leaves_no_object(tmp_path: Path) -> None:
    """The put is cut off when all but the last bytes are written."""
    script = (
        "import asyncio, os, sys\n"
        "import obstore\n"
        "from cyclorama.store.blobs import open_blobs\n"
        "blobs = open_blobs(sys.argv[1])\n"
        "def chunks():\n"
        "    yield bytes(10_000_000)\n"
        "    os.kill(os.getpid(), 9)\n"
        "    yield b'end'\n"
        "asyncio.run(blobs.put('a/b.png', chunks(), 'image/png'))\n"
    )
    url = f"file://{tmp_path}/blobs"

    ended = subprocess.run([sys.executable, "-c", script, url], check=False)

    assert ended.returncode == -9
    blobs = open_blobs(url)

    async def all_keys() -> list[str]:
        return [key async for key in blobs.list()]

    assert asyncio.run(all_keys()) == []
    assert not (tmp_path / "blobs/a/b.png").exists()
    asyncio.run(blobs.put("a/b.png", b"whole", "image/png"))
    assert asyncio.run(blobs.get("a/b.png")) == b"whole"


@pytest.mark.parametrize(
    "url",
    ["", "/folder", "file://host/folder", "file://", "s3://", "gs://bucket", "s3://b?colour=red"],
)
def test_an_unknown_storage_url_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="storage URL"):
        open_blobs(url)


def test_the_local_folder_is_made(tmp_path: Path) -> None:
    assert isinstance(open_blobs(f"file://{tmp_path}/a/b"), LocalBlobs)
    assert (tmp_path / "a/b").is_dir()
