"""Sixteen expressions of one face: its features pulled about, and a few marks drawn on.

Places are in units of the face's square, from its upper left corner: the eyes' line is at 0.37,
the mouth at 0.80.
"""

from dataclasses import dataclass

from cyclorama.scenery.layer import Rgba, lay_into
from cyclorama.scenery.people.head import Head
from cyclorama.scenery.people.marks import mark
from cyclorama.scenery.people.warping import Pull, Swell, bent

Move = tuple[float, float, float, float, float]
"""x, y, across, down, reach."""
Size = tuple[float, float, float, float, float]
"""x, y, reach, across, down."""

EYES = (0.29, 0.71)


@dataclass(frozen=True)
class Expression:
    name: str
    moves: tuple[Move, ...] = ()
    sizes: tuple[Size, ...] = ()
    marks: tuple[str, ...] = ()
    tilt: float = 0.0  # degrees


def _both(
    y: float, out: float, down: float, reach: float, x: tuple[float, float]
) -> tuple[Move, ...]:
    """The same on both sides; `out` is away from the middle."""
    return ((x[0], y, -out, down, reach), (x[1], y, out, down, reach))


def _brows(down: float, inner: float = 0.0) -> tuple[Move, ...]:
    moves = _both(0.24, 0.0, down, 0.20, EYES)
    if inner:
        moves += _both(0.25, 0.0, inner, 0.13, (0.40, 0.60))
    return moves


def _eyes(down: float, across: float = 1.0) -> tuple[Size, ...]:
    return tuple((x, 0.37, 0.17, across, down) for x in EYES)


def _smile(out: float, down: float, reach: float = 0.18) -> tuple[Move, ...]:
    """The corners of the mouth; down is a frown."""
    return _both(0.79, out, down, reach, (0.33, 0.67))


_ONE_BROW: Move = (0.71, 0.24, 0.0, -0.09, 0.18)
_WRY = ((0.67, 0.79, 0.06, -0.09, 0.20), _ONE_BROW)
_PENSIVE = ((0.40, 0.80, 0.06, 0.01, 0.20), _ONE_BROW)
_POUT: Size = (0.5, 0.82, 0.16, 0.9, 1.25)

EXPRESSIONS = (
    Expression("calm"),
    Expression("happy", _smile(0.05, -0.07, 0.20), _eyes(0.90)),
    Expression("laughing", _smile(0.06, -0.06), _eyes(0.72), ("open", "tears_of_joy"), 6),
    Expression("sad", _smile(-0.01, 0.08) + _brows(0.0, -0.06), _eyes(0.92), ("tear",), -5),
    Expression("angry", _smile(-0.03, 0.04) + _brows(0.05, 0.10), _eyes(0.85), ("cross", "flush")),
    Expression("surprised", _brows(-0.09), _eyes(1.32, 1.12), ("round",)),
    Expression("winking", _smile(0.04, -0.05), (), ("wink",), 5),
    Expression("asleep", (), (), ("shut", "zzz"), -9),
    Expression("smirking", _WRY, _eyes(0.88), (), 4),
    Expression("kissing", _smile(-0.09, 0.01), (_POUT,), ("heart",)),
    Expression("in love", _smile(0.05, -0.06), (), ("heart_eyes", "flush")),
    Expression("cool", ((0.67, 0.79, 0.05, -0.05, 0.18),), (), ("sunglasses",), -3),
    Expression("cheeky", _smile(0.04, -0.04), (), ("wink", "tongue"), 8),
    Expression("crying", _smile(-0.02, 0.09) + _brows(0.0, -0.08), (), ("shut", "streams")),
    Expression("thinking", _PENSIVE, (), ("thought",), -6),
    Expression("shocked", _brows(-0.12), _eyes(1.40, 1.20), ("round", "pale", "sweat")),
)


def expressed(head: Head, expression: Expression, sheet: Rgba) -> Rgba:
    """The head with that expression. sheet: the picture that holds it, the head's own pixels or
    more of the subject around them; `head.face` is in its pixels."""
    left, top = head.face[0], head.face[1]
    unit = head.unit

    def x(u: float) -> float:
        return left + u * unit

    def y(v: float) -> float:
        return top + v * unit

    pulls = tuple(
        Pull(x(u), y(v), across * unit, down * unit, reach * unit)
        for u, v, across, down, reach in expression.moves
    )
    swells = tuple(
        Swell(x(u), y(v), reach * unit, across, down)
        for u, v, reach, across, down in expression.sizes
    )
    out = bent(sheet, pulls, swells) if pulls or swells else sheet.copy()
    for name in expression.marks:
        drawn, dx, dy = mark(name, unit, head.skin)
        lay_into(out, drawn, round(left + dx), round(top + dy))
    return out
