"""What the service adds to the work: packshots over HTTP against the same by direct calls."""

import asyncio
import os
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from benchmarks.client import Client
from benchmarks.figure import Figure
from benchmarks.packshots import asking, drawn_photos, upload
from benchmarks.server import premises
from cyclorama.engines.capabilities import CutOutRequest, PackshotRequest
from cyclorama.engines.draft.engine import Draft
from cyclorama.imaging.canvas import Ratio, Resolution, canvas_size
from cyclorama.imaging.picture_format import PictureFormat
from cyclorama.kit.pool import ChildPool
from cyclorama.library.shots import load_shots
from cyclorama.media.ingest import INSPECT_MEMORY, INSPECT_SECONDS
from cyclorama.media.inspect import take_in
from cyclorama.media.types import Limits

PACKSHOTS = 20
SHOT = "FRONT-1"


def figures() -> Iterator[Figure]:
    photos = drawn_photos()
    batch = [photos[index % len(photos)] for index in range(PACKSHOTS)]
    with premises() as place, place.serving() as server:
        ratio = asyncio.run(_compare(server.client(), batch))
    yield Figure("20 packshots over HTTP, against direct calls", ratio, "x", 1.15)


async def _compare(client: Client, photos: Sequence[bytes]) -> float:
    """Wall time over HTTP, over wall time by direct calls."""
    pool = ChildPool(os.cpu_count() or 1)  # as many as a worker has by default
    try:
        await _over_http(client, photos[:2])  # which starts the children, and warms them
        await _directly(pool, photos[:2])
        # A machine whose other work grows or fades meets both ways alike.
        first = await _over_http(client, photos)
        direct = await _directly(pool, photos) + await _directly(pool, photos)
        return (first + await _over_http(client, photos)) / direct
    finally:
        pool.close()


async def _over_http(client: Client, photos: Sequence[bytes]) -> float:
    """Seconds to upload the photos, have a packshot made of each, and download them all."""

    def make() -> None:
        asked = [client.submit(asking(upload(client, photo), "TwoK", SHOT)) for photo in photos]
        for request_id in asked:
            (output,) = client.wait(request_id, poll_seconds=0.25)["outputs"]
            address = urlsplit(output["files"][0]["url"])
            client.read("GET", f"{address.path}?{address.query}")

    start = time.perf_counter()
    await asyncio.to_thread(make)
    return time.perf_counter() - start


async def _directly(pool: ChildPool, photos: Sequence[bytes]) -> float:
    """Seconds for the same steps in the same kind of children, with nothing around them."""
    start = time.perf_counter()
    with TemporaryDirectory() as folder:
        places = [Path(folder, str(number)) for number in range(len(photos))]
        for place in places:
            place.mkdir()
        await asyncio.gather(*map(partial(_make, pool), photos, places))
    return time.perf_counter() - start


async def _make(pool: ChildPool, photo: bytes, folder: Path) -> None:
    engine = Draft(pool)
    source, cut_out = folder / "photo.jpg", folder / "cut-out.png"
    source.write_bytes(photo)
    taken = await pool.run(
        take_in, source, folder, Limits(), memory=INSPECT_MEMORY, seconds=INSPECT_SECONDS
    )
    await engine.cut_out(CutOutRequest(source=taken.path, max_edge=2048, out=cut_out))
    width, height = canvas_size(Ratio.R1X1, Resolution.TWO_K)
    await engine.compose_packshot(
        PackshotRequest(
            cut_out=cut_out,
            composition=load_shots()[SHOT].composition,
            width=width,
            height=height,
            format=PictureFormat.PNG,
            out=folder / "packshot.png",
        )
    )
