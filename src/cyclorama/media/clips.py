"""Read and measure clips with FFmpeg. Imported in child processes only."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import av
import numpy as np
from av.container import InputContainer
from av.video.codeccontext import VideoCodecContext
from av.video.reformatter import ColorRange, Colorspace
from av.video.stream import VideoStream
from numpy.typing import NDArray

from cyclorama.errors import NotPlayable
from cyclorama.media.pixels import facts_of
from cyclorama.media.types import ClipFacts, Facts

THREADS = 2  # of a decoder: each holds a frame more
DAMAGED = "The clip is damaged or cut short. Export it again."

_BT601 = (5, 6)  # ITU-T H.273, matrix coefficients: 625 and 525 lines
# FFmpeg's own decoders of these leave the transparency of a WebM out.
_WITH_ALPHA = {"vp8": "libvpx", "vp9": "libvpx-vp9"}


def measure(file: Path) -> Facts:
    """The facts of a clip whose frames follow each other evenly; its colours are those of its
    first frame. Only that one is decoded. Raises NotPlayable."""
    try:
        with av.open(str(file)) as container:
            stream = picture_stream(container)
            first = next(frames_of(container, stream))
            fps = float(stream.average_rate or 0)
            frames = stream.frames or _packets(file)
            clip = ClipFacts(
                seconds=frames / fps,
                frames=frames,
                fps=fps,
                codec=stream.codec_context.codec.canonical_name,
                has_audio=bool(container.streams.audio),
            )
            return facts_of(file, rgba_of(first)).model_copy(update={"clip": clip})
    except (av.FFmpegError, StopIteration, ZeroDivisionError) as error:
        raise NotPlayable(DAMAGED) from error


def picture_stream(container: InputContainer) -> VideoStream:
    """The one that is a clip, not the cover of a song. Raises NotPlayable where there is none."""
    for stream in container.streams.video:
        if not stream.disposition & av.stream.Disposition.attached_pic:
            return stream
    raise NotPlayable("The file holds no clip.")


def frames_of(container: InputContainer, stream: VideoStream) -> Iterator[av.VideoFrame]:
    """Every frame as it was stored, in the order in which it is shown, with its transparency.
    Raises NotPlayable at the first one that is damaged."""
    decoder = stream.codec_context
    if has_alpha(stream):
        decoder = cast(VideoCodecContext, av.CodecContext.create(_WITH_ALPHA[decoder.name], "r"))
    decoder.thread_type, decoder.thread_count = "AUTO", THREADS
    seen = 0.0
    try:
        for packet in container.demux(stream):
            # The last packet is empty; a decoder of our own is told so by None.
            for frame in decoder.decode(packet if packet.size else None):
                if frame.is_corrupt:
                    raise _damaged(seen)
                if frame.time_base is None:
                    frame.time_base = stream.time_base
                seen = frame.time or seen
                yield frame
    except av.FFmpegError as error:
        raise _damaged(seen) from error


def has_alpha(stream: VideoStream) -> bool:
    """Whether the frames have transparency, as WebM says it. Other clips are taken for solid."""
    said = stream.metadata.get("alpha_mode", stream.metadata.get("ALPHA_MODE"))
    return said == "1" and stream.codec_context.name in _WITH_ALPHA


def rgb_of(frame: av.VideoFrame) -> NDArray[np.uint8]:
    """uint8 (h, w, 3), sRGB levels, upright. What is not tagged is taken for BT.709 in video
    range."""
    return _converted(frame, "rgb24")


def rgba_of(frame: av.VideoFrame) -> NDArray[np.uint8]:
    """As `rgb_of`, with straight alpha as a fourth channel where the frame has transparency."""
    return _converted(frame, "rgba" if frame.format.name.startswith("yuva") else "rgb24")


def quarter_turns(frame: av.VideoFrame) -> int:
    """By how many quarters, counter-clockwise, a frame has to be turned to stand upright."""
    return round(frame.rotation / 90) % 4


def matrix_of(frame: av.VideoFrame) -> Colorspace:
    return Colorspace.ITU601 if frame.colorspace in _BT601 else Colorspace.ITU709


def range_of(frame: av.VideoFrame) -> ColorRange:
    full = frame.color_range == ColorRange.JPEG or frame.format.name.startswith("yuvj")
    return ColorRange.JPEG if full else ColorRange.MPEG


def _converted(frame: av.VideoFrame, form: str) -> NDArray[np.uint8]:
    matrix = matrix_of(frame)
    converted = frame.reformat(
        format=form,
        src_colorspace=matrix,
        dst_colorspace=matrix,
        src_color_range=range_of(frame),
        dst_color_range=ColorRange.JPEG,
    )
    turned = np.rot90(converted.to_ndarray(), quarter_turns(frame))
    return np.ascontiguousarray(turned, np.uint8)


def _packets(file: Path) -> int:
    with av.open(str(file)) as container:
        return sum(1 for packet in container.demux(picture_stream(container)) if packet.size)


def _damaged(seconds: float) -> NotPlayable:
    return NotPlayable(f"The clip is damaged at second {seconds:.1f}. Export it again.")
