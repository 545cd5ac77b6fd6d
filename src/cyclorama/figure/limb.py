"""The outlines of arms and legs, and of what lies around them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

from cyclorama.figure.path import Path, between, outline
from cyclorama.figure.skeleton import Joint, Point, Side, Skeleton

Station = tuple[float, float, float]
"""A place along the limb (0 its upper end, 1 elbow or knee, 2 wrist or ankle), and what the half
breadth there is multiplied by, outwards and inwards."""

ROUNDED = 0.16  # how far from its joint, in parts of a bone, a limb begins to bend
Ease = Callable[[float], float]
"""How far cloth stands off the limb at a place along it, in heads."""

ARM: Sequence[Station] = (
    (0.00, 0.98, 0.70),
    (0.14, 1.05, 0.86),
    (0.32, 1.03, 1.00),
    (0.55, 0.97, 1.06),
    (0.80, 0.98, 1.00),
    (1.00, 1.04, 0.98),
    (1.14, 1.12, 1.06),
    (1.32, 1.14, 1.08),
    (1.55, 1.05, 1.00),
    (1.80, 0.98, 0.96),
    (2.00, 1.00, 1.00),
)
LEG: Sequence[Station] = (
    (-0.10, 0.99, 0.98),
    (0.00, 1.01, 0.99),
    (0.22, 1.06, 1.00),
    (0.45, 1.05, 0.99),
    (0.70, 1.01, 0.96),
    (0.90, 0.98, 1.03),
    (1.00, 0.98, 1.06),
    (1.12, 0.99, 1.00),
    (1.28, 1.16, 1.05),
    (1.42, 1.17, 1.17),
    (1.58, 1.06, 1.13),
    (1.76, 0.94, 0.98),
    (1.92, 0.94, 0.95),
    (2.00, 1.02, 1.02),
)


@dataclass(frozen=True)
class Limb:
    """The two sides of a limb from its upper end downwards; `out` is -1 where the outer side is
    on the viewer's left, else 1."""

    outer: tuple[Point, ...]
    inner: tuple[Point, ...]
    out: int

    @property
    def path(self) -> Path:
        return outline(self.outer, tuple(reversed(self.inner)))

    @property
    def lit(self) -> tuple[Point, ...]:
        """The side on the viewer's left, where the light comes from."""
        return self.outer if self.out < 0 else self.inner

    @property
    def unlit(self) -> tuple[Point, ...]:
        return self.inner if self.out < 0 else self.outer

    def strip(self, start: float, end: float) -> Path:
        """From one part of the breadth to another, counted from the lit side."""
        pairs = list(zip(self.lit, self.unlit, strict=True))
        near = [between(a, b, start) for a, b in pairs]
        far = [between(a, b, end) for a, b in pairs]
        return outline(near, far[::-1])


def arm(skeleton: Skeleton, side: Side, start: float = 0.0, end: float = 2.0) -> Limb:
    return limb(skeleton, side, ("shoulder", "elbow", "wrist"), ARM, start, end)


def leg(
    skeleton: Skeleton,
    side: Side,
    start: float = -0.1,
    end: float = 2.0,
    ease: Ease = lambda _: 0.0,
) -> Limb:
    return limb(skeleton, side, ("leg", "knee", "ankle"), LEG, start, end, ease)


def limb(
    skeleton: Skeleton,
    side: Side,
    names: tuple[str, str, str],
    stations: Sequence[Station],
    start: float,
    end: float,
    ease: Ease = lambda _: 0.0,
) -> Limb:
    """The limb between two places along it."""
    joints = [Joint(f"{name}_{side}") for name in names]
    bones = [skeleton[joint] for joint in joints]
    halves = [skeleton.half_width[joint] for joint in joints]
    out = -1 if side is Side.LEFT else 1
    outer: list[Point] = []
    inner: list[Point] = []
    places = [start, *(t for t, _, _ in stations if start < t < end), end]
    for place in places:
        middle, (right, down) = _axis(bones, place)
        half = _along(halves, place)
        outwards, inwards = _factors(stations, place)
        room = ease(place)
        # A quarter turn from the bone's direction leads to the viewer's left.
        away = (-out * -down, -out * right)
        for contour, reach in (
            (outer, half * outwards + room),
            (inner, -(half * inwards + room)),
        ):
            contour.append(Point(middle.x + away[0] * reach, middle.y + away[1] * reach))
    return Limb(tuple(outer), tuple(inner), out)


def _axis(bones: Sequence[Point], place: float) -> tuple[Point, tuple[float, float]]:
    """A point of the limb's middle and the direction there, which turns softly at the joint."""
    start, bend, end = bones
    upper, lower = _direction(start, bend), _direction(bend, end)
    middle = between(start, bend, place) if place <= 1 else between(bend, end, place - 1)
    if abs(place - 1) < ROUNDED:  # a parabola about the joint
        part = (place - 1 + ROUNDED) / (2 * ROUNDED)
        near, far = between(start, bend, 1 - ROUNDED), between(bend, end, ROUNDED)
        middle = between(between(near, bend, part), between(bend, far, part), part)
    turn = min(1.0, max(0.0, (place - 0.78) / 0.44))
    turn = turn * turn * (3 - 2 * turn)
    x, y = (a + (b - a) * turn for a, b in zip(upper, lower, strict=True))
    length = hypot(x, y) or 1.0
    return middle, (x / length, y / length)


def _direction(start: Point, end: Point) -> tuple[float, float]:
    length = hypot(end.x - start.x, end.y - start.y) or 1.0
    return (end.x - start.x) / length, (end.y - start.y) / length


def _along(values: Sequence[float], place: float) -> float:
    if place <= 1:
        return values[0] + (values[1] - values[0]) * max(place, 0.0)
    return values[1] + (values[2] - values[1]) * (place - 1)


def _factors(stations: Sequence[Station], place: float) -> tuple[float, float]:
    for (a, *here), (b, *there) in pairwise(stations):
        if place <= b:
            part = max(0.0, (place - a) / (b - a))
            outwards, inwards = (p + (q - p) * part for p, q in zip(here, there, strict=True))
            return outwards, inwards
    return stations[-1][1], stations[-1][2]
