"""A clip on disk as a strip of frames at whatever rate is wanted."""

from collections.abc import Collection, Generator
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from pathlib import Path

import av
from av.container import InputContainer
from av.video.stream import VideoStream

from cyclorama.errors import NotPlayable
from cyclorama.imaging.canvas import Size
from cyclorama.media.clips import DAMAGED, frames_of, has_alpha, picture_stream, quarter_turns
from cyclorama.video.format import FPS
from cyclorama.video.pixels import Pixels, pixels_of

# Frames a second that are kept where all clips have them; anything else becomes FPS.
RATES = tuple(
    Fraction(*parts)
    for parts in (
        (24000, 1001),
        (24, 1),
        (25, 1),
        (30000, 1001),
        (30, 1),
        (48, 1),
        (50, 1),
        (60000, 1001),
        (60, 1),
    )
)
NEAR = 0.002  # of a rate: containers count time in ticks
EARLY = Fraction(1, 4)  # of a frame: times in a file are rounded


@dataclass(frozen=True)
class Reel:
    """size: as it is shown, upright and with square pixels. rate: frames a second on average.
    begin: when the file's time begins, in seconds. transparent: the frames have alpha."""

    path: Path
    size: Size
    rate: Fraction
    begin: float
    seconds: float
    codec: str
    transparent: bool
    has_sound: bool

    def count(self, rate: Fraction) -> int:
        """Frames at that rate, at least one."""
        return max(1, round(self.seconds * rate))

    def frames(self, rate: Fraction, count: int | None = None) -> Generator[Pixels]:
        """So many frames at that rate, all where no number is given: each is the one that is seen
        at its time, and the last one stays. A frame that is seen twice is given as the same
        object. Raises NotPlayable where the clip is damaged."""
        with av.open(str(self.path)) as container:
            source = frames_of(container, picture_stream(container))
            shown, after = next(source, None), next(source, None)
            if shown is None:
                raise NotPlayable(DAMAGED)
            pixels: Pixels | None = None
            for index in range(self.count(rate) if count is None else count):
                time = self.begin + float((index + EARLY) / rate)
                while after is not None and (after.time or 0.0) <= time:
                    shown, after, pixels = after, next(source, None), None
                if pixels is None:
                    pixels = pixels_of(shown)
                yield pixels

    def again(self, rate: Fraction) -> Generator[Pixels]:
        """The frames at that rate, from the beginning again whenever they have ended."""
        while True:
            yield from self.frames(rate)


def look_at(path: Path) -> Reel:
    """What the header and the first frame of a clip say. Raises NotPlayable."""
    try:
        with av.open(str(path)) as container:
            stream = picture_stream(container)
            first = next(frames_of(container, stream), None)
            if first is None:
                raise NotPlayable(DAMAGED)
            return Reel(
                path=path,
                size=_shown_size(stream, first),
                rate=stream.average_rate or Fraction(FPS),
                begin=max(0.0, (container.start_time or 0) / av.time_base),
                seconds=_seconds(container, stream),
                codec=stream.codec_context.codec.canonical_name,
                transparent=has_alpha(stream),
                has_sound=bool(container.streams.audio),
            )
    except av.FFmpegError as error:
        raise NotPlayable(DAMAGED) from error


def common_rate(reels: Collection[Reel]) -> Fraction:
    """Frames a second of all these clips, where they agree; else ours."""
    found = {_named(reel.rate) for reel in reels}
    rate = found.pop() if len(found) == 1 else None
    return rate or Fraction(FPS)


def _named(rate: Fraction) -> Fraction | None:
    nearest = min(RATES, key=lambda known: abs(known - rate))
    return nearest if abs(nearest - rate) <= NEAR * nearest else None


def _shown_size(stream: VideoStream, first: av.VideoFrame) -> Size:
    across = float(stream.sample_aspect_ratio or 1)
    size = Size(round(first.width * across), first.height)
    return Size(size.height, size.width) if quarter_turns(first) % 2 else size


def _seconds(container: InputContainer, stream: VideoStream) -> float:
    """Of the picture alone; a sound may be longer."""
    if stream.duration is not None and stream.time_base is not None:
        return float(stream.duration * stream.time_base)
    said = stream.metadata.get("DURATION", "")  # where WebM has it, as 00:00:02.000000000
    parts = said.split(":")
    if len(parts) == 3:
        hours, minutes, seconds = (float(part) for part in parts)
        return timedelta(hours=hours, minutes=minutes, seconds=seconds).total_seconds()
    return (container.duration or 0) / av.time_base
