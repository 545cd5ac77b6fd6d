"""Feet and shoes: round shapes from ankle to toes, and a skin drawn tight around them."""

from dataclasses import dataclass
from math import cos, pi, sin

from cyclorama.figure.path import Path, between, polygon
from cyclorama.figure.skeleton import Joint, Point, Side, Skeleton

Circle = tuple[float, float, float]


def foot_shape(skeleton: Skeleton, side: Side) -> Path:
    """The bare foot from the ankle down."""
    foot = last(skeleton, side)
    return (
        _hull(foot.ankle, foot.heel, foot.instep)
        + _hull(foot.heel, foot.ball, foot.toe)
        + _hull(foot.ankle, foot.instep, foot.ball)
    )


def shoe_shape(shoe: "Last") -> Path:
    """A low shoe."""
    return _hull(shoe.heel, shoe.ball, shoe.toe) + _hull(shoe.heel, shoe.instep, shoe.ball)


def upper_of(shoe: "Last", sole: float) -> Path:
    """The shoe without its sole, which is that thick: the same shape, lifted. What of it lies
    outside the shoe has to be cut off."""
    return shoe_shape(
        Last(
            *(
                (x, y - sole, radius)
                for x, y, radius in (shoe.ankle, shoe.heel, shoe.ball, shoe.instep, shoe.toe)
            )
        )
    )


def throat(shoe: "Last", breadth: float, reach: float) -> Path:
    """The opening over the instep, from the ankle towards the toes: `breadth` against the
    ankle's, `reach` from the ankle (0) to the ball (1)."""
    x, y, radius = shoe.ankle
    end = between((x, y), (shoe.ball[0], shoe.ball[1]), reach)
    return _hull((x, y, breadth * radius), (end.x, end.y, 0.62 * breadth * radius))


@dataclass(frozen=True)
class Last:
    """What a shoe is built around: circles as x, y and radius."""

    ankle: Circle
    heel: Circle
    ball: Circle
    instep: Circle
    toe: Circle


def last(
    skeleton: Skeleton, side: Side, ease: float = 0.0, pointed: float = 0.0, tip: float = 0.075
) -> Last:
    """`ease`: how far the shoe stands off the foot; `pointed`: how far its tip, of radius `tip`,
    reaches beyond the toes."""
    a, h, t = (skeleton[Joint(f"{part}_{side}")] for part in ("ankle", "heel", "toe"))
    half = skeleton.half_width[Joint(f"ankle_{side}")]
    broad = half / 0.09
    heel = _on_the_floor(h, 0.094 * broad**0.7 + ease)
    ball = _on_the_floor(between(h, t, 0.68), 0.122 * broad**0.6 + ease)
    end = between(h, t, 1.0 + pointed)
    toe = _on_the_floor(Point(end.x, t.y), tip + ease)
    middle = between(a, (ball[0], ball[1]), 0.45)
    instep = (middle.x, middle.y, 0.5 * (half + ball[2]) * 0.90 + 0.3 * ease)
    return Last((a.x, a.y, half + ease), heel, ball, instep, toe)


def _on_the_floor(point: Point, radius: float) -> Circle:
    return point.x, point.y - radius, radius


def _hull(*around: Circle) -> Path:
    """The outline of a band drawn tight around the circles (Andrew's monotone chain)."""
    points = sorted(
        (x + radius * cos(2 * pi * i / 40), y + radius * sin(2 * pi * i / 40))
        for x, y, radius in around
        for i in range(40)
    )
    return polygon([*_half_hull(points), *_half_hull(points[::-1])])


def _half_hull(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    hull: list[tuple[float, float]] = []
    for x, y in points:
        while len(hull) > 1:
            (ax, ay), (bx, by) = hull[-2:]
            if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                break
            hull.pop()
        hull.append((x, y))
    return hull[:-1]
