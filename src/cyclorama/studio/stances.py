"""How a person stands for a shot type: poses of the catalogue, and what of the figure shows."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cyclorama.figure.appearance import Gender
from cyclorama.figure.pose import Pose
from cyclorama.figure.staging import Cropping
from cyclorama.library.poses import load_poses

# Lengths in heads above the floor; see `Cropping`.
_CROPPINGS: Mapping[str, Cropping] = {
    "full_body": Cropping(margin=0.05),
    "upper_body": Cropping(top=9.0, bottom=4.9, margin=0.06),
    "lower_body": Cropping(top=6.2, bottom=0.0, margin=0.05),
    "upper_three_quarters": Cropping(top=9.0, bottom=2.3, margin=0.05),
    "lower_three_quarters": Cropping(top=7.4, bottom=0.0, margin=0.04),
    "detail": Cropping(top=8.35, bottom=6.05, margin=0.0),
}
_BACK = ("back", "back_contrapposto", "back_hand_on_hip", "back_walk")
_POSES: Mapping[tuple[str, Gender], Sequence[str]] = {
    ("front", Gender.FEMALE): (
        "relaxed",
        "hand_on_hip",
        "contrapposto",
        "straight",
        "arms_behind",
        "runway",
        "hands_on_hips",
        "apart",
    ),
    ("front", Gender.MALE): (
        "relaxed",
        "hands_in_pockets",
        "straight",
        "hand_in_pocket",
        "arms_behind",
        "stride",
        "squared",
    ),
    ("side", Gender.FEMALE): ("turned", "turned_hand_on_hip"),
    ("side", Gender.MALE): ("turned_pocket", "turned"),
    ("back", Gender.FEMALE): _BACK,
    ("back", Gender.MALE): ("back", "back_walk", "back_contrapposto"),
}
FRAMINGS = tuple(_CROPPINGS)
VIEWS = ("front", "back", "side")


@dataclass(frozen=True)
class Stance:
    """`name`: of the pose in the catalogue."""

    name: str
    pose: Pose
    cropping: Cropping


def stances(view: str, framing: str, gender: Gender) -> Sequence[Stance]:
    """All that fit, the plainest first. `view` and `framing`: as shot types name them; those that
    are not known count as `front` and `full_body`."""
    known = view if view in VIEWS else "front"
    return tuple(stance(name, framing) for name in _POSES[known, gender])


def pose_named_in(words: str) -> str | None:
    """The pose of the catalogue whose name the words hold, each of its words somewhere; the one
    with most of them where several do. None where none does."""
    said = set(re.findall(r"[a-z]+", words.casefold()))
    found = [name for name in load_poses() if said.issuperset(name.split("_"))]
    return max(found, key=lambda name: len(name.split("_")), default=None)


def stance(pose: str, framing: str) -> Stance:
    """In a pose of the catalogue. Raises KeyError where there is none of that name."""
    cropping = _CROPPINGS.get(framing, _CROPPINGS["full_body"])
    return Stance(pose, load_poses()[pose], cropping)
