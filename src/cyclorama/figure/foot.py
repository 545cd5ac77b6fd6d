"""Feet: round shapes at ankle, heel, ball and toes, and the skin drawn tight around them."""

from math import cos, hypot, pi, sin

from cyclorama.figure.path import Path, between, inked, polygon
from cyclorama.figure.skeleton import Joint, Point, Side, Skeleton

Circle = tuple[float, float, float]


def foot_shape(skeleton: Skeleton, side: Side, ease: float = 0.0, pointed: float = 0.0) -> Path:
    """The foot from the ankle down. `ease`: how far a shoe stands off it; `pointed`: how far the
    shoe's tip reaches beyond the toes."""
    ankle, heel, ball, instep, toe = circles(skeleton, side, ease, pointed)
    return _hull(ankle, heel, instep) + _hull(heel, ball, toe) + _hull(ankle, instep, ball)


def shoe_shape(skeleton: Skeleton, side: Side, ease: float, pointed: float = 0.0) -> Path:
    """A low shoe."""
    _, heel, ball, instep, toe = circles(skeleton, side, ease, pointed)
    return _hull(heel, ball, toe) + _hull(heel, instep) + _hull(instep, ball, toe)


def throat(skeleton: Skeleton, side: Side) -> Path:
    """What a shoe that is cut low leaves bare: from the ankle to the root of the toes."""
    ankle, heel, ball, _, toe = circles(skeleton, side)
    if skeleton.from_behind:
        x, y, radius = heel
        return _hull((ankle[0], ankle[1], 0.98 * ankle[2]), (x, y - 0.5 * radius, 0.62 * radius))
    root = between((ball[0], ball[1]), (toe[0], toe[1]), 0.05)
    return _hull((ankle[0], ankle[1], 0.98 * ankle[2]), (root.x, root.y - 0.028, 0.62 * ball[2]))


def circles(
    skeleton: Skeleton, side: Side, ease: float = 0.0, pointed: float = 0.0
) -> tuple[Circle, Circle, Circle, Circle, Circle]:
    """Ankle, heel, ball, instep and toes: x, y and radius."""
    a, h, t = (skeleton[Joint(f"{part}_{side}")] for part in ("ankle", "heel", "toe"))
    half = skeleton.half_width[Joint(f"ankle_{side}")]
    broad = half / 0.09
    heel = _on_the_floor(h, 0.098 * broad + ease)
    ball = _on_the_floor(between(h, t, 0.66), 0.126 * broad**0.6 + ease)
    tip = between(h, t, 1.0 + pointed)
    toe = _on_the_floor(Point(tip.x, t.y), max(0.075 - 0.25 * pointed, 0.03) + ease)
    middle = between(a, (ball[0], ball[1]), 0.5)
    instep = (middle.x, middle.y, 0.5 * (half + ball[2]) * 0.93 + 0.3 * ease)
    return (a.x, a.y, half + ease), heel, ball, instep, toe


def sole(skeleton: Skeleton, side: Side, ease: float, pointed: float, width: float) -> Path:
    """The line of the sole along the floor."""
    _, heel, ball, _, toe = circles(skeleton, side, ease, pointed)
    line = [(x, y + radius - 0.4 * width) for x, y, radius in (heel, ball, toe)]
    if hypot(toe[0] - heel[0], toe[1] - heel[1]) < 0.35:  # it points at the viewer
        x, y, radius = ball
        line = [
            (x - 0.92 * radius, y + 0.55 * radius),
            line[1],
            (x + 0.92 * radius, y + 0.55 * radius),
        ]
    return inked(line, width, 0.6, 0.6)


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
