"""From measures to a verdict. Pure: the same sight is always judged alike.

Each fault takes away up to its weight of the score, and the faults multiply: a picture without a
fault scores 1, one from the wrong side 0.4, whatever else is good about it.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from cyclorama.imaging.shot_type import Facing, Framing, ShotType
from cyclorama.judges.judge import Verdict
from cyclorama.judges.sight import Sight


@dataclass(frozen=True)
class Fault:
    """`costs`: the part of the score that it takes, 0..1."""

    costs: float
    note: str
    wish: str = ""


NOBODY, UNSEEN, FACING, FRAMING, NEARLY = 0.8, 0.4, 0.6, 0.55, 0.35
CUT, SMALL, NOTHING = 0.3, 0.3, 0.3
SOFT, DARK, PALE, BURNT, BUSY = 0.5, 0.5, 0.3, 0.3, 0.08

_NEXT_TO = (
    {Framing.FULL_BODY, Framing.UPPER_THREE_QUARTERS},
    {Framing.UPPER_THREE_QUARTERS, Framing.UPPER_BODY},
)
_HEADLESS = {Framing.LOWER_BODY, Framing.LOWER_THREE_QUARTERS}
_FROM = {Facing.FRONT: "from the front", Facing.SIDE: "from the side", Facing.BACK: "from behind"}
_SHOWN = {
    Framing.FULL_BODY: "from head to foot",
    Framing.UPPER_THREE_QUARTERS: "from the head to the knees",
    Framing.UPPER_BODY: "from the head to the waist",
    Framing.LOWER_BODY: "from the waist down",
    Framing.LOWER_THREE_QUARTERS: "from the chest down",
    Framing.DETAIL: "in a detail",
}


def judged(sight: Sight, asked: ShotType | None) -> Verdict:
    """`asked`: how a person was to be shown; None where the picture was to show none."""
    faults = [*_of_shot(sight, asked), *_of_picture(sight)]
    counted = [fault for fault in faults if fault.costs > 0.005]
    remarks = list(_remarks(sight, asked))
    if not counted:
        remarks.insert(0, "Nothing is amiss." if asked is None else f"It shows {_said(sight)}.")
    return Verdict(
        score=round(math.prod(1 - fault.costs for fault in counted), 4),
        seen=str(ShotType(sight.facing, sight.framing)) if sight.person else "",
        notes=(*(fault.note for fault in counted), *remarks),
        wishes=tuple(fault.wish for fault in counted if fault.wish),
        measures=sight.model_dump(mode="json", exclude_none=True),
    )


def _of_shot(sight: Sight, asked: ShotType | None) -> Iterator[Fault]:
    if asked is None:
        if not sight.subject:
            yield Fault(NOTHING, "Nothing stands out from the background.", "A plain background.")
        return
    if not sight.person:
        if not sight.plain and (asked.facing is Facing.BACK or asked.framing in _HEADLESS):
            yield Fault(
                UNSEEN,
                "It could not be told whether the person is there: before a busy background only a"
                " face is found.",
            )
            return
        wish = f"One person, shown {_asked(asked)}, clear of the background."
        yield Fault(NOBODY, "No person was found.", wish)
        return
    if asked.facing and sight.facing and sight.facing is not asked.facing:
        yield Fault(
            FACING,
            f"The person is seen {_FROM[sight.facing]}, not {_FROM[asked.facing]}.",
            f"Show the person {_FROM[asked.facing]}.",
        )
    if asked.framing and sight.framing and not _same(sight.framing, asked.framing):
        near = {sight.framing, asked.framing} in _NEXT_TO
        yield Fault(
            NEARLY if near else FRAMING,
            f"The person is shown {_SHOWN[sight.framing]}, not {_SHOWN[asked.framing]}.",
            f"Show the person {_SHOWN[asked.framing]}.",
        )


def _of_picture(sight: Sight) -> Iterator[Fault]:
    if sight.framing is not Framing.DETAIL:
        for edge in ("left", "right"):
            yield Fault(
                CUT * _ramp(sight.cut.get(edge, 0.0), 0.02, 0.25),
                f"The picture's {edge} edge cuts the subject off.",
                "Leave room on both sides of the subject.",
            )
    if sight.subject:
        yield Fault(
            SMALL * (1 - _ramp(sight.area, 0.01, 0.04)),
            f"The subject fills only {sight.area:.1%} of the picture.",
            "Show the subject larger.",
        )
    if sight.sharpness is not None:
        soft = 1 - _ramp(sight.sharpness, 0.13, 0.26)
        yield Fault(SOFT * soft, "The picture is not sharp.", "Sharp focus on the subject.")
    yield Fault(
        DARK * (1 - _ramp(sight.lightest, 20, 40)), "It is too dark.", "Brighter, even lighting."
    )
    yield Fault(
        PALE * _ramp(sight.darkest, 80, 93), "It is pale, without shadows.", "More contrast."
    )
    yield Fault(
        BURNT * _ramp(sight.burnt, 0.15, 0.5),
        f"{sight.burnt:.0%} of the subject is burnt out.",
        "Softer lighting, no burnt-out areas.",
    )
    if not sight.plain:
        busy = BUSY * _ramp(sight.uneven, 5, 25)
        yield Fault(busy, "The background is busy.")


def _remarks(sight: Sight, asked: ShotType | None) -> Iterator[str]:
    if asked is None:
        yield "The shot type was not judged: the picture was not to show a person."
    elif sight.person and asked.facing and sight.facing is None:
        yield "Front and back could not be told apart: the head is not in the picture."
    if sight.person and sight.facing is Facing.BACK:
        yield "A head without a face stands for a view from behind."
    if sight.sharpness is None:
        yield "There is no edge by which sharpness could be judged."


def _same(seen: Framing, asked: Framing) -> bool:
    # how much is missing above is not to be seen
    return seen is asked or {seen, asked} == _HEADLESS


def _said(sight: Sight) -> str:
    facing = [_FROM[sight.facing]] if sight.facing else []
    framing = [_SHOWN[sight.framing]] if sight.framing else []
    return " ".join(["a person", ", ".join([*facing, *framing])])


def _asked(asked: ShotType) -> str:
    facing = [_FROM[asked.facing]] if asked.facing else []
    return ", ".join([*facing, *([_SHOWN[asked.framing]] if asked.framing else [])])


def _ramp(value: float, low: float, high: float) -> float:
    return min(1.0, max(0.0, (value - low) / (high - low)))
