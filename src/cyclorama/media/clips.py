"""Measure clips with FFmpeg. Imported in child processes only."""

from pathlib import Path

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace
from numpy.typing import NDArray

from cyclorama.errors import NotAPicture
from cyclorama.media.pixels import facts_of
from cyclorama.media.types import ClipFacts, Facts

_BT601 = (5, 6)  # ITU-T H.273, matrix coefficients: 625 and 525 lines


def measure(file: Path) -> Facts:
    """The facts of a clip; its colours are those of its first frame. Raises NotAPicture."""
    try:
        with av.open(str(file)) as container:
            stream = container.streams.video[0]
            first = rgb_of(next(container.decode(stream)))
            fps = float(stream.average_rate or 0)
            clip = ClipFacts(
                seconds=stream.frames / fps,
                frames=stream.frames,
                fps=fps,
                codec=stream.codec_context.name,
                has_audio=bool(container.streams.audio),
            )
    except (av.FFmpegError, IndexError, StopIteration, ZeroDivisionError) as error:
        raise NotAPicture("The clip is damaged or cut short. Export it again.") from error
    return facts_of(file, first).model_copy(update={"clip": clip})


def rgb_of(frame: av.VideoFrame) -> NDArray[np.uint8]:
    """uint8 (h, w, 3), sRGB levels. What is not tagged is taken for BT.709 in video range."""
    matrix = Colorspace.ITU601 if frame.colorspace in _BT601 else Colorspace.ITU709
    full = frame.color_range == ColorRange.JPEG
    rgb = frame.reformat(
        format="rgb24",
        src_colorspace=matrix,
        dst_colorspace=matrix,
        src_color_range=ColorRange.JPEG if full else ColorRange.MPEG,
        dst_color_range=ColorRange.JPEG,
    )
    return np.asarray(rgb.to_ndarray(), np.uint8)
