"""What is sewn on and printed on clothes, each drawn within the outline of the top."""

from collections.abc import Callable
from math import cos, pi, sin

from cyclorama.figure.palette import shade
from cyclorama.figure.path import Path, closed, ellipse, inked, polygon
from cyclorama.figure.sheet import Sheet
from cyclorama.figure.skeleton import Point
from cyclorama.scenery.people.clothes import Clothes, Detail
from cyclorama.scenery.people.front import Front

Draw = Callable[[Sheet, Front, Clothes, Path], None]


def draw_details(sheet: Sheet, front: Front, clothes: Clothes, trunk: Path) -> None:
    for detail in Detail:
        if detail in clothes.details and detail in _DRAWN:
            _DRAWN[detail](sheet, front, clothes, trunk)


def _sides(sheet: Sheet, front: Front, clothes: Clothes, trunk: Path) -> None:
    for out in (-1, 1):
        panel = front.patch((out * 0.80, 0.1), (out * 0.72, 0.6), (out * 0.80, 1.3),
                            (out * 2, 1.3), (out * 2, 0.1))  # fmt: skip
        sheet.shade(panel, clothes.second, trunk)


def _stripes(sheet: Sheet, front: Front, clothes: Clothes, trunk: Path) -> None:
    for left in (-1.02, -0.62, -0.22, 0.18, 0.58, 0.98):
        stripe = front.patch((left, -0.4), (left + 0.18, -0.4), (left + 0.18, 1.4), (left, 1.4))
        sheet.shade(stripe, clothes.second, trunk)


def _shoulders(sheet: Sheet, front: Front, clothes: Clothes, trunk: Path) -> None:
    yoke = front.patch((-2, -0.4), (2, -0.4), (2, 0.16), (0.5, 0.11), (-0.5, 0.11), (-2, 0.16))
    sheet.shade(yoke, clothes.second, trunk)


def _hoops(sheet: Sheet, front: Front, clothes: Clothes, trunk: Path) -> None:
    for top, colour, deep in ((0.68, clothes.second, 0.07), (0.78, clothes.third, 0.05),
                              (0.86, clothes.second, 0.07)):  # fmt: skip
        band = front.patch((-2, top), (2, top), (2, top + deep), (-2, top + deep))
        sheet.shade(band, colour, trunk)


def _placket(sheet: Sheet, front: Front, clothes: Clothes, trunk: Path) -> None:
    edge = front.patch((-0.07, -0.1), (0.07, -0.1), (0.07, 1.4), (-0.07, 1.4))
    sheet.shade(edge, clothes.second, trunk)


def _buttons(sheet: Sheet, front: Front, clothes: Clothes, trunk: Path) -> None:
    line = front.line((0, 0.02), (0.005, 0.5), (0, 1.15))
    sheet.shade(inked(line, 0.012, 1, 1), shade(clothes.top, -0.2), trunk)
    for v in (0.14, 0.34, 0.54, 0.74, 0.94):
        spot = front.at(0, v)
        sheet.shade(ellipse(spot.x, spot.y, 0.036, 0.036), clothes.third, trunk)
        sheet.shade(ellipse(spot.x - 0.01, spot.y - 0.01, 0.012, 0.012), "#FFFFFF", trunk)


def _lapels(sheet: Sheet, front: Front, clothes: Clothes, trunk: Path) -> None:
    for out in (-1, 1):
        lapel = front.patch((out * 0.28, -0.12), (out * 0.72, 0.16), (out * 0.50, 0.22),
                            (out * 0.62, 0.28), (0.02, 0.72), (out * 0.10, 0.35))  # fmt: skip
        sheet.shade(lapel, shade(clothes.top, -0.06), trunk)
        fold = front.line((out * 0.28, -0.12), (out * 0.22, 0.3), (0.02, 0.72))
        sheet.shade(inked(fold, 0.02, 0.6, 0.6), shade(clothes.top, -0.18), trunk)
    sheet.shade(inked(front.line((0.02, 0.72), (0.05, 1.3)), 0.018, 1, 1),
                shade(clothes.top, -0.2), trunk)  # fmt: skip
    spot = front.at(0.08, 0.80)
    sheet.shade(ellipse(spot.x, spot.y, 0.035, 0.035), clothes.third, trunk)


def _shirt(sheet: Sheet, front: Front, clothes: Clothes, trunk: Path) -> None:
    sheet.shade(front.patch((-0.34, -0.2), (0.34, -0.2), (0.02, 0.76)), "#F6F6F8", trunk)
    tie = front.patch((-0.09, 0.01), (0.09, 0.01), (0.07, 0.08), (0.13, 0.58), (0.0, 0.70),
                      (-0.13, 0.58), (-0.07, 0.08))  # fmt: skip
    sheet.shade(tie, clothes.second, trunk)
    for out in (-1, 1):
        wing = front.patch((0, 0.01), (out * 0.30, -0.14), (out * 0.26, 0.10))
        sheet.shade(wing, "#FFFFFF", trunk)
        sheet.shade(inked(front.line((0, 0.02), (out * 0.26, 0.10)), 0.012, 1, 1), "#B9BCC6", trunk)


def _bow_tie(sheet: Sheet, front: Front, clothes: Clothes, trunk: Path) -> None:
    sheet.shade(front.patch((-0.34, -0.2), (0.34, -0.2), (0.02, 0.76)), "#F6F6F8", trunk)
    for out in (-1, 1):
        sheet.fill(closed(front.line((0, 0.03), (out * 0.24, -0.03), (out * 0.26, 0.09))),
                   clothes.second)  # fmt: skip
    knot = front.at(0, 0.03)
    sheet.fill(ellipse(knot.x, knot.y, 0.045, 0.05), shade(clothes.second, 0.08))
    for v in (0.22, 0.38, 0.54):
        spot = front.at(0, v)
        sheet.shade(ellipse(spot.x, spot.y, 0.02, 0.02), "#2A2A2E", trunk)


def _zip(sheet: Sheet, front: Front, clothes: Clothes, trunk: Path) -> None:
    line = front.line((0, -0.1), (0.0, 0.5), (0, 1.3))
    sheet.shade(inked(line, 0.055, 1, 1), clothes.third, trunk)
    sheet.shade(inked(line, 0.018, 1, 1), "#D9DCE2", trunk)


def _pockets(sheet: Sheet, front: Front, clothes: Clothes, trunk: Path) -> None:
    for out in (-1, 1):
        for v in (0.30, 0.86):
            box = front.patch((out * 0.22, v), (out * 0.70, v), (out * 0.70, v + 0.20),
                              (out * 0.22, v + 0.20))  # fmt: skip
            sheet.shade(box, shade(clothes.top, -0.16), trunk)
            inner = front.patch((out * 0.24, v + 0.05), (out * 0.68, v + 0.05),
                                (out * 0.68, v + 0.19), (out * 0.24, v + 0.19))  # fmt: skip
            sheet.shade(inner, shade(clothes.top, -0.03), trunk)


def _belt(sheet: Sheet, front: Front, clothes: Clothes, trunk: Path) -> None:
    sheet.shade(front.patch((-2, 0.70), (2, 0.70), (2, 0.79), (-2, 0.79)), clothes.third, trunk)
    buckle = front.patch((-0.14, 0.69), (0.14, 0.69), (0.14, 0.80), (-0.14, 0.80))
    sheet.shade(buckle, "#D8B04A", trunk)
    sheet.shade(front.patch((-0.07, 0.715), (0.07, 0.715), (0.07, 0.775), (-0.07, 0.775)),
                clothes.third, trunk)  # fmt: skip


def _sash(sheet: Sheet, front: Front, clothes: Clothes, trunk: Path) -> None:
    sheet.shade(front.patch((-2, 0.62), (2, 0.62), (2, 0.80), (-2, 0.80)), clothes.second, trunk)
    knot = front.at(0.30, 0.71)
    sheet.fill(ellipse(knot.x, knot.y, 0.09, 0.10), shade(clothes.second, -0.08))
    for u, v in ((0.20, 1.12), (0.52, 1.18)):
        end = front.patch((0.22, 0.74), (0.38, 0.74), (u + 0.14, v), (u - 0.08, v + 0.02))
        sheet.fill(end, shade(clothes.second, -0.04))


def _wrap(sheet: Sheet, front: Front, clothes: Clothes, trunk: Path) -> None:
    under = front.line((0.36, -0.14), (0.02, 0.30), (-0.45, 0.75))
    over = front.line((-0.36, -0.14), (-0.02, 0.30), (0.45, 0.75))
    for line, width in ((under, 0.13), (over, 0.15)):
        sheet.shade(inked(line, width + 0.03, 1, 1), shade(clothes.top, -0.20), trunk)
        sheet.shade(inked(line, width, 1, 1), clothes.second, trunk)


def _knots(sheet: Sheet, front: Front, clothes: Clothes, trunk: Path) -> None:
    sheet.shade(inked(front.line((0, -0.1), (0, 1.3)), 0.016, 1, 1),
                shade(clothes.top, -0.2), trunk)  # fmt: skip
    for v in (0.10, 0.30, 0.50, 0.70, 0.90):
        sheet.shade(inked(front.line((-0.26, v), (0, v - 0.012), (0.26, v)), 0.05, 0.5, 0.5),
                    clothes.second, trunk)  # fmt: skip
        spot = front.at(0, v)
        sheet.shade(ellipse(spot.x, spot.y, 0.045, 0.045), clothes.second, trunk)


def _fur(sheet: Sheet, front: Front, clothes: Clothes, trunk: Path) -> None:
    edge = [(-0.16, -0.15), (-0.16, 1.3), (0.16, 1.3), (0.16, -0.15)]
    sheet.shade(front.patch(*edge), "#F7F5F0", trunk)
    for v in [n / 14 for n in range(-2, 18)]:
        for out in (-1, 1):
            spot = front.at(out * 0.16, v)
            sheet.shade(ellipse(spot.x, spot.y, 0.06, 0.06), "#F7F5F0", trunk)
    sheet.shade(front.patch((-2, 1.02), (2, 1.02), (2, 1.4), (-2, 1.4)), "#F7F5F0", trunk)


def _lace(sheet: Sheet, front: Front, clothes: Clothes, trunk: Path) -> None:
    for row in range(7):
        for column in range(-5, 6):
            u = (column + 0.5 * (row % 2)) * 0.2
            spot = front.at(u, 0.12 + row * 0.085)
            sheet.shade(ellipse(spot.x, spot.y, 0.045, 0.05), clothes.third, trunk, opacity=0.55)
            sheet.shade(ellipse(spot.x, spot.y, 0.02, 0.022), clothes.top, trunk)


def _emblem(sheet: Sheet, front: Front, clothes: Clothes, trunk: Path) -> None:
    middle = front.at(0, 0.30)
    sheet.shade(ellipse(middle.x, middle.y, 0.34, 0.30), clothes.third, trunk)
    sheet.shade(ellipse(middle.x, middle.y, 0.30, 0.26), clothes.second, trunk)
    star = [
        Point(middle.x + (0.23 if n % 2 == 0 else 0.10) * sin(n * pi / 5),
              middle.y - (0.23 if n % 2 == 0 else 0.10) * cos(n * pi / 5))
        for n in range(10)
    ]  # fmt: skip
    sheet.shade(polygon(star), clothes.third, trunk)


def _pack(sheet: Sheet, front: Front, clothes: Clothes, trunk: Path) -> None:
    for out in (-1, 1):
        strap = front.line((out * 0.62, -0.15), (out * 0.58, 0.2), (out * 0.66, 0.6))
        sheet.shade(inked(strap, 0.16, 1, 1), "#B9BDC6", trunk)
    box = front.patch((-0.50, 0.36), (0.50, 0.36), (0.56, 0.66), (-0.56, 0.66))
    sheet.fill(box, "#C6CAD2")
    sheet.fill(front.patch((-0.44, 0.39), (0.10, 0.39), (0.10, 0.52), (-0.44, 0.52)), "#3C4350")
    for n, colour in enumerate(("#D8392B", "#2E7BD0", "#E9B233")):
        spot = front.at(0.24 + 0.13 * n, 0.45)
        sheet.fill(ellipse(spot.x, spot.y, 0.035, 0.035), colour)
    spot = front.at(-0.2, 0.59)
    sheet.fill(ellipse(spot.x, spot.y, 0.06, 0.05), "#8A919E")
    for out, end in ((-1, 0.95), (1, 0.98)):
        hose = front.line((out * 0.40, 0.62), (out * 0.55, 0.80), (out * 0.95, end))
        sheet.shade(inked(hose, 0.10, 1, 1), "#7E8591", trunk)
        sheet.shade(inked(hose, 0.04, 1, 1), "#C9CDD5", trunk)


def _embroidery(sheet: Sheet, front: Front, clothes: Clothes, trunk: Path) -> None:
    colours = (clothes.second, clothes.third)
    for out in (-1, 1):
        for n in range(7):
            v = 0.10 + 0.12 * n
            spot = front.at(out * 0.34, v)
            for k in range(5):
                angle = 2 * pi * k / 5 + n
                petal = ellipse(
                    spot.x + 0.045 * cos(angle), spot.y + 0.045 * sin(angle), 0.032, 0.032
                )
                sheet.shade(petal, colours[n % 2], trunk)
            sheet.shade(ellipse(spot.x, spot.y, 0.024, 0.024), "#F2C94C", trunk)
    sheet.shade(inked(front.line((0, -0.1), (0, 1.3)), 0.02, 1, 1), shade(clothes.top, -0.2), trunk)


def _quilting(sheet: Sheet, front: Front, clothes: Clothes, trunk: Path) -> None:
    dark, light = shade(clothes.top, -0.13), shade(clothes.top, 0.06)
    for n in range(9):
        v = 0.02 + 0.14 * n
        seam = front.line((-1.6, v - 0.02), (-0.5, v + 0.02), (0.5, v + 0.02), (1.6, v - 0.02))
        sheet.shade(inked(seam, 0.05, 1, 1), dark, trunk, 0.014)
        above = [Point(x, y + 0.10) for x, y in seam]
        sheet.shade(inked(above, 0.10, 1, 1), light, trunk, 0.03, 0.6)


_DRAWN: dict[Detail, Draw] = {
    Detail.SIDES: _sides,
    Detail.STRIPES: _stripes,
    Detail.SHOULDERS: _shoulders,
    Detail.HOOPS: _hoops,
    Detail.PLACKET: _placket,
    Detail.BUTTONS: _buttons,
    Detail.SHIRT: _shirt,
    Detail.BOW_TIE: _bow_tie,
    Detail.LAPELS: _lapels,
    Detail.ZIP: _zip,
    Detail.POCKETS: _pockets,
    Detail.BELT: _belt,
    Detail.SASH: _sash,
    Detail.WRAP: _wrap,
    Detail.KNOTS: _knots,
    Detail.FUR: _fur,
    Detail.LACE: _lace,
    Detail.EMBLEM: _emblem,
    Detail.PACK: _pack,
    Detail.EMBROIDERY: _embroidery,
    Detail.QUILTING: _quilting,
}
