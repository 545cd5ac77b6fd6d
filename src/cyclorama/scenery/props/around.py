"""Which prop stands where, and how large: behind a subject, in its hands, or before it."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import NamedTuple

from cyclorama.scenery.brief import Prop
from cyclorama.scenery.props import feast, friends, sport
from cyclorama.scenery.props.picture import Picture


class Where(StrEnum):
    LEFT = "left"  # on the ground at the viewer's left
    RIGHT = "right"
    BEFORE = "before"  # before the subject, at the lower edge
    HELD = "held"  # at the subject's shoulder, as held up
    MOUTH = "mouth"
    AIR = "air"  # in the air at the side


class Place(NamedTuple):
    """height: against the frame's; of what is held, in units of the face. across: of its middle,
    0..1 of the frame; of what is held, how far down its own height the hand grips it."""

    draw: Callable[[], Picture]
    where: Where
    height: float
    across: float = 0.5


_RED = partial(friends.brick_friend, "#E3342F", "#2463B0")
_GREEN = partial(friends.brick_friend, "#2FA84F", "#5A3A9B", "#1E1A18")
_ORANGE = partial(friends.brick_friend, "#F08A24", "#22262E", "#C9902F")

PLACES: dict[Prop, tuple[Place, ...]] = {
    Prop.TROPHY: (Place(sport.trophy, Where.HELD, 2.1, 0.80),),
    Prop.FOOTBALL: (Place(sport.football, Where.BEFORE, 0.17, 0.24),),
    Prop.BASEBALL_BAT: (Place(sport.baseball_bat, Where.HELD, 3.0, 0.88),),
    Prop.BASKETBALL: (Place(sport.basketball, Where.HELD, 1.25, 0.80),),
    Prop.AMERICAN_FOOTBALL: (Place(sport.american_football, Where.HELD, 0.85, 0.62),),
    Prop.HOCKEY_STICK: (Place(sport.hockey_stick, Where.BEFORE, 0.62, 0.72),),
    Prop.TOOTHBRUSH: (Place(friends.toothbrush, Where.MOUTH, 0.0),),
    Prop.BALLOONS: (
        Place(feast.balloons, Where.AIR, 0.62, 0.15),
        Place(feast.balloons, Where.AIR, 0.52, 0.87),
    ),
    Prop.CAKE: (Place(feast.cake, Where.BEFORE, 0.34, 0.5),),
    Prop.REINDEER: (
        Place(friends.reindeer, Where.LEFT, 0.50, 0.17),
        Place(friends.reindeer, Where.RIGHT, 0.44, 0.84),
    ),
    Prop.BRICK_FRIENDS: (
        Place(_RED, Where.LEFT, 0.60, 0.18),
        Place(_GREEN, Where.RIGHT, 0.60, 0.82),
        Place(_ORANGE, Where.RIGHT, 0.46, 0.95),
    ),
    Prop.NINJA: (
        Place(friends.ninja, Where.LEFT, 0.58, 0.15),
        Place(friends.ninja, Where.RIGHT, 0.52, 0.87),
    ),
    Prop.RACE_CAR: (Place(sport.race_car, Where.RIGHT, 0.30, 0.66),),
    Prop.MOTORCYCLE: (Place(sport.motorcycle, Where.BEFORE, 0.46, 0.5),),
    Prop.BOUQUET: (Place(feast.bouquet, Where.HELD, 2.2, 0.45),),
    Prop.ROSES: (
        Place(feast.roses, Where.LEFT, 0.46, 0.12),
        Place(feast.roses, Where.RIGHT, 0.46, 0.88),
    ),
    Prop.PIGEONS: (
        Place(friends.pigeon, Where.BEFORE, 0.13, 0.15),
        Place(friends.pigeon, Where.BEFORE, 0.11, 0.30),
        Place(friends.pigeon, Where.BEFORE, 0.14, 0.82),
        Place(friends.pigeon, Where.AIR, 0.09, 0.22),
    ),
}  # fmt: skip
