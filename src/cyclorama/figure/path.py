"""Smooth outlines and inked lines as SVG paths. Lengths are heads."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import hypot, pi, sin

from cyclorama.figure.skeleton import Point

Points = Sequence[tuple[float, float]]
Bounds = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True)
class Path:
    """`d` is the path's data, `bounds` holds all of it (a smooth curve may swing out a little)."""

    d: str
    bounds: Bounds

    def __add__(self, other: "Path") -> "Path":
        return Path(f"{self.d} {other.d}", union([self.bounds, other.bounds]))


def union(bounds: Iterable[Bounds]) -> Bounds:
    left, top, right, bottom = zip(*bounds, strict=True)
    return min(left), min(top), max(right), max(bottom)


def closed(points: Points) -> Path:
    """A smooth closed outline through the points (Catmull-Rom)."""
    count = len(points)
    curve = [
        _segment(points[i - 1], points[i], points[(i + 1) % count], points[(i + 2) % count])
        for i in range(count)
    ]
    return Path(f"M{_at(points[0])}{''.join(curve)}Z", _bounds(points))


def outline(*curves: Points) -> Path:
    """A closed outline of smooth curves, one after another, with corners where they meet."""
    d = f"M{_at(curves[0][0])}"
    for number, curve in enumerate(curves):
        if number:
            d += f"L{_at(curve[0])}"
        d += _smooth(curve)
    return Path(d + "Z", _bounds([point for curve in curves for point in curve]))


def polygon(points: Points) -> Path:
    return Path("M" + "L".join(_at(point) for point in points) + "Z", _bounds(points))


def ellipse(x: float, y: float, across: float, down: float) -> Path:
    arc = f"A{across:.4f} {down:.4f} 0 1 0 "
    d = f"M{_at((x - across, y))}{arc}{_at((x + across, y))}{arc}{_at((x - across, y))}Z"
    return Path(d, (x - across, y - down, x + across, y + down))


def inked(points: Points, width: float, start: float = 0.25, end: float = 0.25) -> Path:
    """A pen's line through the points, at its full width in the middle; `start` and `end` are
    the parts of it that the ends keep."""
    line = sampled(points)
    last = len(line) - 1
    left, right = [], []
    for i, (x, y) in enumerate(line):
        (ax, ay), (bx, by) = line[max(i - 1, 0)], line[min(i + 1, last)]
        length = hypot(bx - ax, by - ay) or 1.0
        part = i / last
        rest = start if part < 0.5 else end
        half = width / 2 * (rest + (1 - rest) * sin(pi * part))
        dx, dy = half * (by - ay) / length, half * (ax - bx) / length
        left.append((x - dx, y - dy))
        right.append((x + dx, y + dy))
    return polygon([*left, *reversed(right)])


def sampled(points: Points, each: int = 8) -> list[Point]:
    """Points along the smooth curve through `points`, `each` for every stretch."""
    curve: list[Point] = []
    for i in range(len(points) - 1):
        before, start, end, after = _neighbours(points, i)
        for step in range(each):
            t = step / each
            curve.append(
                Point(
                    *(
                        0.5
                        * (
                            2 * b
                            + (c - a) * t
                            + (2 * a - 5 * b + 4 * c - d) * t**2
                            + (3 * b - a - 3 * c + d) * t**3
                        )
                        for a, b, c, d in zip(before, start, end, after, strict=True)
                    )
                )
            )
    return [*curve, Point(*points[-1])]


def between(a: tuple[float, float], b: tuple[float, float], part: float) -> Point:
    return Point(a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part)


def _smooth(points: Points) -> str:
    return "".join(_segment(*_neighbours(points, i)) for i in range(len(points) - 1))


def _neighbours(
    points: Points, i: int
) -> tuple[tuple[float, float], tuple[float, float], tuple[float, float], tuple[float, float]]:
    return points[max(i - 1, 0)], points[i], points[i + 1], points[min(i + 2, len(points) - 1)]


def _segment(
    before: tuple[float, float],
    start: tuple[float, float],
    end: tuple[float, float],
    after: tuple[float, float],
) -> str:
    leave = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
    enter = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
    return f"C{_at(leave)} {_at(enter)} {_at(end)}"


def _at(point: tuple[float, float]) -> str:
    return f"{point[0]:.4f} {point[1]:.4f}"


def _bounds(points: Points) -> Bounds:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    room = 0.06 * max(max(xs) - min(xs), max(ys) - min(ys))
    return min(xs) - room, min(ys) - room, max(xs) + room, max(ys) + room
