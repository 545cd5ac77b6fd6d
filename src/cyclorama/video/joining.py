"""Clips end to end, with cuts or transitions between them."""

from collections import deque
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice, pairwise
from typing import NamedTuple

from cyclorama.imaging.canvas import Size
from cyclorama.video.colour import Planes
from cyclorama.video.fitting import framed
from cyclorama.video.format import Transition
from cyclorama.video.pixels import blended, plain
from cyclorama.video.reel import Reel

SECONDS = 0.5  # of a transition


class Span(NamedTuple):
    """Where a clip lies in the whole, in frames: the transitions before and after it are parts
    of it."""

    begin: int
    frames: int
    before: int
    after: int


def spans(counts: Sequence[int], transition: Transition, rate: Fraction) -> tuple[Span, ...]:
    """Of clips of so many frames. No transition takes more than half of a clip."""
    most = 0 if transition is Transition.CUT else max(1, round(SECONDS * rate))
    between = [min(most, one // 2, other // 2) for one, other in pairwise(counts)]
    found, begin = [], 0
    for count, before, after in zip(counts, [0, *between], [*between, 0], strict=True):
        if transition is Transition.CROSSFADE:
            begin -= before
        found.append(Span(begin, count, before, after))
        begin += count
    return tuple(found)


def length(placed: Sequence[Span]) -> int:
    """Frames of the whole."""
    return placed[-1].begin + placed[-1].frames


def joined(
    reels: Sequence[Reel], size: Size, rate: Fraction, transition: Transition = Transition.CUT
) -> Iterator[Planes]:
    """The frames of the clips, one clip after another, each shown whole."""
    placed = spans([reel.count(rate) for reel in reels], transition, rate)
    held: deque[Planes] = deque()  # the end of the clip before, that the next one is faded over
    for reel, span in zip(reels, placed, strict=True):
        frames = strip(reel, size, rate, span.frames)
        if transition is Transition.CROSSFADE:
            for index, frame in enumerate(islice(frames, span.before)):
                yield blended(held.popleft(), frame, (index + 1) / (span.before + 1))
            yield from islice(frames, span.frames - span.before - span.after)
            held.extend(frames)
        elif transition is Transition.FADE:
            yield from _through_black(frames, span, size)
        else:
            yield from frames


def strip(reel: Reel, size: Size, rate: Fraction, count: int) -> Iterator[Planes]:
    """The frames of one clip, fitted; what is seen twice is fitted once."""
    before, fitted = None, None
    for pixels in reel.frames(rate, count):
        if fitted is None or pixels is not before:
            before, fitted = pixels, framed(pixels, reel.size, size)
        yield fitted


def _through_black(frames: Iterator[Planes], span: Span, size: Size) -> Iterator[Planes]:
    black = plain(size)
    for index, frame in enumerate(frames):
        light = min(
            1.0,
            (index + 1) / (span.before + 1),
            (span.frames - index) / (span.after + 1),
        )
        yield frame if light == 1 else blended(black, frame, light)
