"""Frames in, an H.264 clip in an MP4 file out. The one module that knows the encoder.

PyAV's wheel holds x264, which is under the GPL: another encoder goes in here.
"""

import struct
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import av
import cv2
import numpy as np
from av.video.reformatter import ColorRange, Colorspace
from av.video.stream import VideoStream
from numpy.typing import NDArray

from cyclorama.imaging.provenance import Provenance, note_in, xmp_packet
from cyclorama.video.colour import Drawn, as_planes
from cyclorama.video.format import FPS
from cyclorama.video.soundtrack import RATE, Samples, Soundtrack

QUEUE = 3  # frames drawn ahead: enough that drawing and encoding never wait for long
THREADS = 2  # of the encoder: another number gives other bytes
KEYFRAMES = 2  # seconds between them: a player can seek to each
BT709 = 1  # ITU-T H.273: colour primaries 1, transfer characteristics 1
AVX512F = 13  # CV_CPU_AVX_512F of OpenCV, which its Python module does not name
XMP_MOST = 16_384  # bytes at the beginning or end of a file within which the packet lies
XMP_BOX = UUID("be7acfcb-97a9-42e8-9c71-999491e3afac").bytes  # XMP specification, part 3


T = TypeVar("T")


class Quality(StrEnum):
    """`final` takes three times as long as `standard` for a file a fifth smaller."""

    STANDARD = "standard"
    FINAL = "final"


_OPTIONS = {
    Quality.STANDARD: {"preset": "veryfast", "crf": "19"},
    Quality.FINAL: {"preset": "medium", "crf": "18"},
}


def encode(
    frames: Iterable[Drawn],
    path: Path,
    width: int,
    height: int,
    provenance: Provenance,
    quality: Quality = Quality.STANDARD,
    done: Callable[[int], None] = lambda count: None,
    rate: Fraction = Fraction(FPS),
    sound: Iterator[Samples] | None = None,
) -> int:
    """Write the frames as an MP4 that starts playing before it is whole; gives their number.

    The same frames always give the same bytes. Frames are drawn in a thread of their own,
    a few ahead. `done` is told how many frames are written. `rate`: frames a second. `sound`:
    what is heard, block by block; it should be as long as the frames.
    """
    count = 0
    options = {"movflags": "+faststart", "fflags": "+bitexact"}
    if sound is not None:
        options["movie_timescale"] = str(RATE)  # in milliseconds some samples would be cut off
    with av.open(str(path), "w", format="mp4", options=options) as container:
        container.metadata["comment"] = f"{provenance.made_by}; {provenance.source.uri}"
        stream = _stream(container.add_stream("libx264", rate=rate), width, height, quality)
        heard = None if sound is None else Soundtrack(container, sound)
        for count, frame in enumerate(drawn_ahead(frames), 1):
            container.mux(stream.encode(_video_frame(frame, count - 1)))
            if heard is not None:
                heard.write_until(count / rate)
            done(count)
        container.mux(stream.encode())
        if heard is not None:
            heard.finish()
    append_xmp(path, provenance)
    return count


def _stream(stream: VideoStream, width: int, height: int, quality: Quality) -> VideoStream:
    stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
    context = stream.codec_context
    keyframes = round(KEYFRAMES * (stream.average_rate or FPS))
    context.options = {**_OPTIONS[quality], "g": str(keyframes), **_steady()}
    context.thread_count = THREADS
    context.color_range = ColorRange.MPEG
    context.colorspace = Colorspace.ITU709
    context.color_primaries = BT709
    context.color_trc = BT709
    return stream


def _steady() -> dict[str, str]:
    """Keep x264 from its AVX-512 code, which reads memory that was never written where an edge is
    no multiple of 16: the same frames came out as other bytes each time. It is no faster."""
    if cv2.checkHardwareSupport(AVX512F):
        return {"x264-params": "asm=MMX2,SSE2Fast,SSSE3,SSE4.2,AVX,FMA3,BMI2,AVX2"}
    return {}


def _video_frame(drawn: Drawn, index: int) -> av.VideoFrame:
    planes = as_planes(drawn)
    frame = av.VideoFrame(planes.y.shape[1], planes.y.shape[0], "yuv420p")
    for target, plane in zip(frame.planes, planes, strict=True):
        rows(target)[:, : plane.shape[1]] = plane
    frame.color_range, frame.colorspace = ColorRange.MPEG, Colorspace.ITU709
    frame.pts = index
    return frame


def rows(plane: av.video.plane.VideoPlane) -> NDArray[np.uint8]:
    """The plane's memory, padding at the ends of rows included."""
    return np.asarray(memoryview(plane), np.uint8).reshape(plane.height, plane.line_size)


def drawn_ahead(frames: Iterable[T]) -> Iterator[T]:
    """The same frames, drawn by another thread while earlier ones are encoded."""
    source = iter(frames)
    with ThreadPoolExecutor(1, thread_name_prefix="painter") as painter:
        ahead = deque(painter.submit(next, source, None) for _ in range(QUEUE))
        while (frame := ahead.popleft().result()) is not None:
            ahead.append(painter.submit(next, source, None))
            yield frame


def append_xmp(path: Path, provenance: Provenance) -> None:
    """Say in a finished MP4 or M4A file where it comes from."""
    packet = xmp_packet(provenance)
    with path.open("ab") as file:
        file.write(struct.pack(">I4s", 8 + len(XMP_BOX) + len(packet), b"uuid"))
        file.write(XMP_BOX + packet)


def note_of(path: Path) -> str | None:
    """What a clip that was made here tells its readers of itself; see `Provenance`."""
    with path.open("rb") as file:
        head = file.read(XMP_MOST)  # of a WebM
        file.seek(max(0, path.stat().st_size - XMP_MOST))
        return note_in(file.read()) or note_in(head)
