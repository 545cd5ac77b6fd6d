"""Frames with transparency in, a WebM file out: VP9, whose alpha is a second picture beside it.

Of what PyAV can both write and read, and browsers play, nothing else holds transparency.
"""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace
from av.video.stream import VideoStream

from cyclorama.imaging.canvas import Size
from cyclorama.imaging.provenance import Provenance, xmp_packet
from cyclorama.video.encoder import BT709, THREADS, drawn_ahead, rows
from cyclorama.video.pixels import Pixels
from cyclorama.video.soundtrack import Samples, Soundtrack

# Its good settings take ten times as long for a file a third smaller.
_OPTIONS = {
    "deadline": "realtime",
    "cpu-used": "7",
    "row-mt": "1",
    "crf": "20",
    "b": "0",
    "auto-alt-ref": "0",  # FFmpeg has none with alpha
    "g": "60",
}
XMP = "XMP"  # the tag that holds the provenance


def encode_transparent(
    frames: Iterable[Pixels],
    path: Path,
    size: Size,
    rate: Fraction,
    provenance: Provenance,
    done: Callable[[int], None] = lambda count: None,
    sound: Iterator[Samples] | None = None,
) -> int:
    """Write the frames; gives their number. `sound` becomes Opus."""
    count = 0
    with av.open(str(path), "w", format="webm", options={"fflags": "+bitexact"}) as container:
        container.metadata["comment"] = f"{provenance.made_by}; {provenance.source.uri}"
        container.metadata[XMP] = xmp_packet(provenance).decode()
        stream = _stream(container.add_stream("libvpx-vp9", rate=rate), size)
        heard = None if sound is None else Soundtrack(container, sound, "libopus")
        for count, pixels in enumerate(drawn_ahead(frames), 1):
            container.mux(stream.encode(_frame(pixels, count - 1, rate)))
            if heard is not None:
                heard.write_until(count / rate)
            done(count)
        container.mux(stream.encode())
        if heard is not None:
            heard.finish()
    return count


def _stream(stream: VideoStream, size: Size) -> VideoStream:
    stream.width, stream.height, stream.pix_fmt = size.width, size.height, "yuva420p"
    context = stream.codec_context
    context.options = dict(_OPTIONS)
    context.thread_count = THREADS
    context.color_range, context.colorspace = ColorRange.MPEG, Colorspace.ITU709
    context.color_primaries = context.color_trc = BT709
    return stream


def _frame(pixels: Pixels, index: int, rate: Fraction) -> av.VideoFrame:
    width, height = pixels.size
    alpha = np.full((height, width), 255, np.uint8) if pixels.alpha is None else pixels.alpha
    frame = av.VideoFrame(width, height, "yuva420p")
    for target, plane in zip(frame.planes, (*pixels.planes, alpha), strict=True):
        rows(target)[:, : plane.shape[1]] = plane
    frame.color_range, frame.colorspace = ColorRange.MPEG, Colorspace.ITU709
    frame.pts, frame.time_base = index, 1 / rate
    return frame
