"""What is asked of a named effect on a clip or a still."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import Field

from cyclorama.engines.capabilities import ClipEdge, Message
from cyclorama.media.types import Facts


class Effect(StrEnum):
    """`loop` plays without a seam, `boomerang` forth and back, `slow_motion` at half the speed;
    `freeze` stops time in the middle, and `bullet_time` goes round what has stopped."""

    LOOP = "loop"
    BOOMERANG = "boomerang"
    SLOW_MOTION = "slow_motion"
    FREEZE = "freeze"
    BULLET_TIME = "bullet_time"


class EffectRequest(Message):
    """`source` is a clip or a picture; a picture is moved first.

    `seconds`: how long the result lasts; what repeats itself ends with the first whole cycle after
    that. `width` and `height`: of the result; null for the source's own, with a long edge of `edge`
    at most.
    """

    source: Path
    effect: Effect
    seconds: Annotated[float, Field(gt=0, le=120)]
    width: ClipEdge | None = None
    height: ClipEdge | None = None
    edge: ClipEdge
    out: Path


class EffectResult(Message):
    """`cycle`: seconds after which it begins again, if it does."""

    width: int
    height: int
    seconds: float
    cycle: float | None = None
    method: str
    remarks: tuple[str, ...] = ()
    facts: Facts | None = None
