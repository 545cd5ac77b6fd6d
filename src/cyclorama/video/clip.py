"""Which frames make a clip: the recipe that suits the pictures and the motion."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

import numpy as np

from cyclorama.imaging.canvas import Size
from cyclorama.video.camera import seen, shoot
from cyclorama.video.colour import Drawn, Rgb
from cyclorama.video.course import begins_closer, course
from cyclorama.video.crossfade import crossfade
from cyclorama.video.flow import find_flows
from cyclorama.video.layers import take_apart
from cyclorama.video.morph import morph
from cyclorama.video.motion import Motion, Move
from cyclorama.video.parallax import shoot_layers
from cyclorama.video.silhouette import outline_flows
from cyclorama.video.stage import FINE, Stage, set_stage
from cyclorama.video.subject import standing
from cyclorama.video.view import View

# Of the frame, on each side: what a camera that draws back, or goes round, comes to see.
MARGINS = {Move.PULL_OUT: 0.10, Move.ORBIT_LEFT: 0.03, Move.ORBIT_RIGHT: 0.03, Move.SWAY: 0.02}
IN_DEPTH = frozenset({Move.ORBIT_LEFT, Move.ORBIT_RIGHT, Move.SWAY})
MEETING_MARGIN = 0.10  # of the frame: where two products meet, one may grow smaller
SAME_THING = 0.5  # agreement of the flows: unlike pictures reach 0.03, moved ones 0.6 to 0.98
TWO_FRAMES = "The clip goes from the first frame to the last; no other motion is added."
LAYER_SCALE = 1.25  # stage pixels to one of the frame, of layers: finer, memory runs out
NO_DEPTH = (
    "No product was found in the picture with confidence, so nothing moves before its background:"
    " the camera alone moves."
)
NO_ROOM = (
    "The picture goes on too little beyond the first frame to draw back from it: the camera comes"
    " closer first."
)
_FLAT = {Move.ORBIT_LEFT: Move.PAN_LEFT, Move.ORBIT_RIGHT: Move.PAN_RIGHT}


@dataclass(frozen=True)
class Clip:
    """frames: drawn one by one when asked for. method: how, in words. remarks: what the caller
    should know of how the pictures were used."""

    frames: Iterator[Drawn]
    method: str
    remarks: tuple[str, ...] = ()


def clip_of(first: Rgb, last: Rgb | None, motion: Motion, size: Size, frames: int) -> Clip:
    """A clip from its first frame, or from its first and its last one."""
    if last is None:
        return _from_still(first, motion, size, frames)
    return _from_two(first, last, motion, size, frames)


def _from_still(first: Rgb, motion: Motion, size: Size, frames: int) -> Clip:
    in_depth = bool(IN_DEPTH & set(motion.moves))
    margin = max(MARGINS.get(move, 0.0) for move in motion.moves)
    stage = set_stage(first, size, margin, LAYER_SCALE if in_depth else FINE)
    remarks = _fitting("first", stage)
    method = f"{', '.join(motion.moves)}{', loop' if motion.loop else ''}"
    if begins_closer(motion, stage.room):
        remarks.append(NO_ROOM)
    opening = fitted(stage, first)
    subject = standing(opening)
    layers = take_apart(stage) if in_depth else None
    if layers is not None:
        views = course(motion, frames, stage.room, subject)
        drawn: Iterator[Drawn] = shoot_layers(stage, layers, views)
        method = f"parallax {method}"
    else:
        if in_depth:
            remarks.append(NO_DEPTH)
        views = course(_flat(motion), frames, stage.room, subject)
        drawn, method = shoot(stage, views), f"camera {method}"
    return Clip(_begun_by(opening, drawn), method, tuple(remarks))


def _from_two(first: Rgb, last: Rgb, motion: Motion, size: Size, frames: int) -> Clip:
    stages = set_stage(first, size), set_stage(last, size)
    begin, end = fitted(stages[0], first), fitted(stages[1], last)
    remarks = [*_fitting("first", stages[0]), *_fitting("last", stages[1])]
    if np.array_equal(begin, end):
        return _there_and_back(first, end, motion, size, frames)
    remarks.append(TWO_FRAMES)
    flows = find_flows(begin, end)
    if flows.agreement >= SAME_THING:
        return Clip(morph(begin, end, flows, frames), "flow morph", tuple(remarks))
    outlines = outline_flows(begin, end)
    if outlines is not None:
        return Clip(morph(begin, end, outlines, frames), "outline morph", tuple(remarks))
    meeting = set_stage(first, size, MEETING_MARGIN), set_stage(last, size, MEETING_MARGIN)
    fade = _ended_by(end, _begun_by(begin, crossfade(*meeting, frames)), frames)
    return Clip(fade, "matched-zoom crossfade", tuple(remarks))


def _there_and_back(first: Rgb, end: Rgb, motion: Motion, size: Size, frames: int) -> Clip:
    """Both frames are one picture: a round trip, whose last frame closes it."""
    still = _from_still(first, motion.model_copy(update={"loop": True}), size, frames - 1)
    return Clip(chain(still.frames, [end]), still.method, still.remarks)


def fitted(stage: Stage, picture: Rgb) -> Rgb:
    """A picture as the clip's first or last frame: itself, where it has the frame's size."""
    width, height = stage.size
    return picture if picture.shape[:2] == (height, width) else seen(stage, View())


def _fitting(which: str, stage: Stage) -> list[str]:
    return [] if stage.fitted == "as it is" else [f"The {which} frame was {stage.fitted}."]


def _flat(motion: Motion) -> Motion:
    """What a camera does in place of going round something."""
    moves = dict.fromkeys(_FLAT.get(move, move) for move in motion.moves)
    return motion.model_copy(update={"moves": tuple(moves)})


def _begun_by(opening: Rgb, frames: Iterator[Drawn]) -> Iterator[Drawn]:
    next(frames)
    return chain([opening], frames)


def _ended_by(ending: Rgb, frames: Iterator[Drawn], count: int) -> Iterator[Drawn]:
    return chain(islice(frames, count - 1), [ending])
