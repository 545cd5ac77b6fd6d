"""Which frames make a clip: the recipe that suits the pictures and the motion."""

from collections.abc import Iterator
from dataclasses import dataclass

from cyclorama.imaging.canvas import Size
from cyclorama.video.camera import shoot
from cyclorama.video.colour import Rgb
from cyclorama.video.course import course
from cyclorama.video.motion import Motion, Move
from cyclorama.video.stage import set_stage

PULL_OUT_MARGIN = 0.10  # of the frame, on each side: what a camera that draws back comes to see


@dataclass(frozen=True)
class Clip:
    """frames: drawn one by one when asked for. method: how, in words. remarks: what the caller
    should know of how the pictures were used."""

    frames: Iterator[Rgb]
    method: str
    remarks: tuple[str, ...] = ()


def clip_of(first: Rgb, motion: Motion, size: Size, frames: int) -> Clip:
    stage = set_stage(first, size, PULL_OUT_MARGIN if Move.PULL_OUT in motion.moves else 0.0)
    views = course(motion, frames, stage.room)
    moves = ", ".join(motion.moves)
    return Clip(
        frames=_begun_by(first, size, shoot(stage, views)),
        method=f"camera {moves}" + (", loop" if motion.loop else ""),
        remarks=(f"The first frame was {stage.fitted}.",) if stage.fitted != "as it is" else (),
    )


def _begun_by(first: Rgb, size: Size, frames: Iterator[Rgb]) -> Iterator[Rgb]:
    """The frames, begun by the very picture where that has the frame's size."""
    opening = next(frames)
    yield first if first.shape[:2] == (size.height, size.width) else opening
    yield from frames
