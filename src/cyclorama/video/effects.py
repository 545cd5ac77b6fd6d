"""Named effects on clips: what becomes of their frames. Frames come one after another, in the
planes that are encoded; none of it holds a clip whole, except what plays backwards."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama import errors
from cyclorama.video.colour import Planes
from cyclorama.video.course import ease
from cyclorama.video.format import FPS
from cyclorama.video.pixels import blended

Frames = Iterator[Planes]
Source = Callable[[], Frames]
"""Gives the clip's frames from the first on, each time it is called."""

OVERLAP = FPS  # frames of a second, in which a clip that does not close fades into its beginning
CLOSED = 3.0  # a seam this many times the clip's median step is a step like any other
LEAST_STEP = 0.5  # levels; a clip that stands still has no step to compare with
BACKWARDS = 10 * FPS  # frames that may be held in memory to be played backwards
SMALL = 96  # px: steps are measured on small frames


def closed(frames: Iterable[Planes]) -> bool:
    """Whether the last frame leads on to the first."""
    first = before = None
    steps: list[float] = []
    for frame in frames:
        small = _small(frame)
        if before is None:
            first = small
        else:
            steps.append(_apart(before, small))
        before = small
    if first is None or before is None or not steps:
        return True
    return _apart(before, first) <= CLOSED * max(LEAST_STEP, float(np.median(steps)))


def looped(source: Source, count: int) -> tuple[Frames, bool]:
    """One cycle of a seamless loop of a clip of `count` frames, and whether its end had to be
    faded into its beginning, which makes it a second shorter.

    Raises InvalidInput for a clip that is too short to be faded.
    """
    if closed(source()):
        return source(), False
    if count < 3 * OVERLAP:
        raise errors.InvalidInput(
            f"A clip of {count / FPS:.1f} seconds whose end differs from its beginning cannot be"
            f" looped: send one of at least {3 * OVERLAP / FPS:g} seconds."
        )
    return _faded(source()), True


def _faded(frames: Frames) -> Frames:
    """The clip without its first second, whose last second turns into the first."""
    head = list(islice(frames, OVERLAP))
    tail: deque[Planes] = deque()
    for frame in frames:
        tail.append(frame)
        if len(tail) > OVERLAP:
            yield tail.popleft()
    for index, (last, first) in enumerate(zip(tail, head, strict=True)):
        yield blended(last, first, ease((index + 1) / (OVERLAP + 1)))


def boomerang(frames: Frames) -> Frames:
    """Forth and back, without standing still at the turns. Raises TooLarge for a long clip."""
    held: list[Planes] = []
    for frame in frames:
        if len(held) == BACKWARDS:
            raise errors.TooLarge(
                f"A clip that is to play backwards may last at most {BACKWARDS // FPS} seconds."
            )
        held.append(frame)
        yield frame
    yield from reversed(held[1:-1])


def slowed(frames: Frames) -> Frames:
    """At half the speed: between two frames their mean."""
    before: Planes | None = None
    for frame in frames:
        if before is not None:
            yield blended(before, frame, 0.5)
        yield frame
        before = frame
    if before is not None:
        yield before


def _small(frame: Planes) -> NDArray[np.int16]:
    height, width = frame.y.shape
    size = SMALL, max(2, round(SMALL * height / width))
    return cv2.resize(frame.y, size, interpolation=cv2.INTER_AREA).astype(np.int16)


def _apart(one: NDArray[np.int16], other: NDArray[np.int16]) -> float:
    return float(np.abs(one - other).mean())
