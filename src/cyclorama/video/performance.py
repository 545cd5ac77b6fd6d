"""A clip in which the subject acts: from the two layers of a still."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

import cv2
import numpy as np

from cyclorama.imaging.canvas import Size
from cyclorama.video.act import Act
from cyclorama.video.acting import gesture
from cyclorama.video.clip import Clip, clip_of, fitted
from cyclorama.video.colour import Rgb
from cyclorama.video.course import course
from cyclorama.video.format import FPS
from cyclorama.video.layers import take_apart
from cyclorama.video.motion import Motion
from cyclorama.video.puppet import Puppet, Rgba, perform
from cyclorama.video.stage import FINE, SAME_RATIO, Stage, set_stage
from cyclorama.video.subject import Span
from cyclorama.video.view import Room

SCALE = 1.15  # stage pixels to one of the frame: a puppet moves too much to be seen sharply
NOBODY = (
    "No subject was found in the picture with confidence, so that only the camera moves and not"
    " what it shows."
)


@dataclass(frozen=True)
class Cast:
    """A still's two layers: subject uint8 (h, w, 4) with straight alpha, backdrop (h, w, 3)."""

    subject: Rgba
    backdrop: Rgb


def clip_of_act(
    first: Rgb, cast: Cast | None, act: Act, motion: Motion, size: Size, frames: int
) -> Clip:
    """A clip that begins with the still `first`, whose subject then acts.

    cast: its layers, where they are known and of the frame's shape; otherwise the subject is
    looked for. Where there is none the camera alone moves, and a remark says so.
    """
    if act is Act.STILL:
        return clip_of(first, None, motion, size, frames)
    if cast is not None and _has_shape(cast.backdrop, size):
        stage, puppet = _laid(cast, size)
    else:
        whole = set_stage(first, size, 0.0, FINE)
        stage, puppet = _found(whole)
    if puppet is None:
        clip = clip_of(first, None, motion, size, frames)
        return replace(clip, remarks=(*clip.remarks, NOBODY))
    length = (frames - 1) / FPS
    gestures = [gesture(act, index / FPS, length) for index in range(frames)]
    views = course(motion, frames, stage.room if cast is None else Room(), _span(puppet, stage))
    shown: Iterator[Rgb] = perform(stage, puppet, gestures, views)
    if act is not Act.RISE and cast is not None:
        next(shown)
        shown = chain([_opening(first, size)], shown)
    moves = ", ".join(motion.moves)
    return Clip(shown, f"puppet {act.value}, {moves}{', loop' if motion.loop else ''}")


def _span(puppet: Puppet, stage: Stage) -> Span:
    """Where the subject stands in the frame: a camera that comes closer keeps its head in."""
    height = stage.size.height * stage.scale
    top = (puppet.top - stage.top) / height
    return Span(max(0.0, top), min(1.0, top + puppet.height / height))


def _has_shape(picture: Rgb, size: Size) -> bool:
    height, width = picture.shape[:2]
    return abs(width / height / (size.width / size.height) - 1) <= SAME_RATIO


def _laid(cast: Cast, size: Size) -> tuple[Stage, Puppet | None]:
    wide, high = (round(SCALE * edge) for edge in size)
    backdrop = cv2.resize(cast.backdrop, (wide, high), interpolation=cv2.INTER_AREA)
    subject = cv2.resize(cast.subject, (wide, high), interpolation=cv2.INTER_AREA)
    return _stage(np.asarray(backdrop, np.uint8), size), Puppet.of(np.asarray(subject, np.uint8))


def _stage(backdrop: Rgb, size: Size) -> Stage:
    return Stage(
        pixels=backdrop,
        scale=backdrop.shape[1] / size.width,
        left=0.0,
        top=0.0,
        size=size,
        fitted="as it is",
        plain=False,
        product=None,
    )


def _found(stage: Stage) -> tuple[Stage, Puppet | None]:
    """The layers that a still can be taken apart into."""
    layers = take_apart(stage)
    if layers is None:
        return stage, None
    subject = np.dstack([stage.pixels, layers.alpha])
    return replace(stage, pixels=layers.wall), Puppet.of(subject)


def _opening(first: Rgb, size: Size) -> Rgb:
    return fitted(set_stage(first, size), first)
