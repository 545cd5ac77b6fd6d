"""Places on the front of a figure's trunk."""

from dataclasses import dataclass

from cyclorama.figure.path import Path, polygon
from cyclorama.figure.skeleton import Joint, Point, Skeleton


@dataclass(frozen=True)
class Front:
    """`at(u, v)`: u from -1 at the left flank to 1 at the right one, v from 0 at the pit of the
    neck to 1 at the hips."""

    skeleton: Skeleton

    def at(self, u: float, v: float) -> Point:
        s = self.skeleton
        pit = s[Joint.NECK]
        lines = [
            (pit, s[Joint.CHEST_LEFT].x - 0.1, s[Joint.CHEST_RIGHT].x + 0.1, 0.0),
            (None, s[Joint.CHEST_LEFT].x, s[Joint.CHEST_RIGHT].x, 0.34),
            (None, s[Joint.WAIST_LEFT].x, s[Joint.WAIST_RIGHT].x, 0.70),
            (None, s[Joint.HIP_LEFT].x, s[Joint.HIP_RIGHT].x, 1.0),
        ]
        low = (s[Joint.HIP_LEFT].y + s[Joint.HIP_RIGHT].y) / 2
        y = pit.y + (low - pit.y) * v
        (_, left, right, start), *rest = lines
        for _, next_left, next_right, end in rest:
            if v <= end or end == 1.0:
                part = (v - start) / (end - start)
                left += (next_left - left) * part
                right += (next_right - right) * part
                break
            left, right, start = next_left, next_right, end
        return Point((left + right) / 2 + u * (right - left) / 2, y)

    def patch(self, *corners: tuple[float, float]) -> Path:
        return polygon([self.at(u, v) for u, v in corners])

    def line(self, *corners: tuple[float, float]) -> list[Point]:
        return [self.at(u, v) for u, v in corners]
