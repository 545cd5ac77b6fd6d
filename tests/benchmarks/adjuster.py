"""The image adjuster's figures: against libvips' own program, in one process and over HTTP."""

import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import pyvips

from benchmarks.client import Client
from benchmarks.figure import Figure
from benchmarks.packshot import in_turns, photo_pixels
from benchmarks.server import premises
from cyclorama.engines.draft.adjust_work import adjust_file
from cyclorama.engines.retouching import AdjustRequest
from cyclorama.imaging.adjustment import Mode, Wish

EDGE = 2048
FILES, JOBS = 6, 40
AT_A_TIME = 2
POLL_SECONDS = 0.2
# As the adjuster writes: quality 92 with full chroma, no metadata.
AS_OURS = "[Q=92,subsample_mode=off,strip]"
PREFIX = "/api/v1"


def figures() -> Iterator[Figure]:
    """Both shrink JPEGs of 20 megapixels to 2048 px on the longer side, as JPEG.

    Over HTTP the photos are on the server, as they are on the disk for `vipsthumbnail`, and the
    time is from the first request to the last generation that is completed.
    """
    if not shutil.which("vipsthumbnail"):
        print("image adjuster: not measured, for vipsthumbnail is missing here (libvips-tools)")
        return
    with TemporaryDirectory() as folder:
        photos = _photos(Path(folder))
        yield Figure(
            "adjust 20 Mpx JPEG to 2048 in one call, against vipsthumbnail",
            _in_process(photos[0]),
            "x",
            1.0,
        )
        yield Figure(
            "image adjuster over HTTP, throughput against vipsthumbnail",
            _over_http(photos),
            "x",
            0.8,
            at_least=True,
        )


def _photos(folder: Path) -> list[Path]:
    pixels = photo_pixels(4000, 5000)
    paths = [folder / f"photo-{number}.jpg" for number in range(FILES)]
    for number, path in enumerate(paths):
        pyvips.Image.new_from_array(pixels).linear(1, number).cast("uchar").jpegsave(
            str(path), Q=93
        )
    return paths


def _in_process(photo: Path) -> float:
    """Wall time of ours over wall time of one process."""
    request = AdjustRequest(
        source=photo,
        wish=Wish(width=EDGE, height=EDGE, mode=Mode.SCALE),
        out=photo.with_name("ours"),
    )
    ours, theirs = in_turns(lambda: adjust_file(request), lambda: _thumbnail(photo))
    return ours / theirs


def _over_http(photos: Sequence[Path]) -> float:
    """Pictures per second over HTTP, over those by two processes at a time."""
    jobs = [photos[number % len(photos)] for number in range(JOBS)]
    with premises() as place, place.serving() as server:
        client = server.client()
        links = {photo: _uploaded(client, photo) for photo in photos}
        _adjust(client, [links[photo] for photo in jobs[:AT_A_TIME]])  # starts the children
        # A machine whose other work grows or fades meets both ways alike.
        theirs = _thumbnails(jobs)
        ours = _adjust(client, [links[photo] for photo in jobs])
        theirs += _thumbnails(jobs)
        ours += _adjust(client, [links[photo] for photo in jobs])
    return theirs / ours


def _uploaded(client: Client, photo: Path) -> str:
    return str(client.send_file("/media?name=photo.jpg", photo.read_bytes(), "image/jpeg")["url"])


def _adjust(client: Client, links: Sequence[str]) -> float:
    """Seconds until all are completed."""
    start = time.perf_counter()
    asked = [
        client.post(
            f"{PREFIX}/generations/image-adjuster",
            {
                "base_img_path": link,
                "target_width": EDGE,
                "target_height": EDGE,
                "mode": "scale",
            },
        )["id"]
        for link in links
    ]
    while asked:
        time.sleep(POLL_SECONDS)
        found = client.post(f"{PREFIX}/generations/by-ids", asked)
        if any(one["status"] == "FAILED" for one in found):
            raise RuntimeError("a picture was not adjusted")
        asked = [one["id"] for one in found if one["status"] != "COMPLETED"]
    return time.perf_counter() - start


def _thumbnails(photos: Sequence[Path]) -> float:
    """Seconds for one process each, two at a time."""
    start = time.perf_counter()
    with ThreadPoolExecutor(AT_A_TIME) as threads:
        for done in [
            threads.submit(_thumbnail, photo, number) for number, photo in enumerate(photos)
        ]:
            done.result()
    return time.perf_counter() - start


def _thumbnail(photo: Path, number: int = 0) -> None:
    out = photo.with_name(f"theirs-{number}.jpg{AS_OURS}")
    subprocess.run(["vipsthumbnail", str(photo), "-s", str(EDGE), "-o", str(out)], check=True)
