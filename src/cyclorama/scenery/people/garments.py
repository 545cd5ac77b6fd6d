"""Draw clothes over a figure: outlines from its skeleton, light from the left, folds by hand."""

from cyclorama.figure.appearance import Gender
from cyclorama.figure.body import far_side_first, flank, pelvis, side_of_torso
from cyclorama.figure.foot import last, shoe_shape, upper_of
from cyclorama.figure.limb import ARM, Limb, leg, limb
from cyclorama.figure.palette import Tones, cloth_tones
from cyclorama.figure.path import Path, between, closed, inked, outline, polygon
from cyclorama.figure.sheet import Sheet
from cyclorama.figure.skeleton import Joint, Point, Side, Skeleton
from cyclorama.scenery.people.clothes import Below, Clothes, Neckline

LINE = 0.014
SOFT = 0.045
DROP = {Neckline.CREW: 0.06, Neckline.V: 0.34, Neckline.HIGH: -0.10, Neckline.WIDE: 0.30}
SPREAD = {Neckline.CREW: 0.40, Neckline.V: 0.45, Neckline.HIGH: 0.05, Neckline.WIDE: 0.95}


def trunk(skeleton: Skeleton, clothes: Clothes, gender: Gender) -> Path:
    """The outline of a top, from the neck to its hem."""
    left, right = (_half(skeleton, side, clothes, gender) for side in Side)
    low = between(left[-1], right[-1], 0.5)
    hem = [left[-1], Point(low.x, low.y + 0.06), right[-1]]
    return outline(left, hem, right[::-1], neck_edge(skeleton, clothes, gender))


def neck_edge(skeleton: Skeleton, clothes: Clothes, gender: Gender) -> list[Point]:
    """From the right over the chest to the left."""
    start, end = (_collar(skeleton, side, clothes, gender) for side in (Side.RIGHT, Side.LEFT))
    pit = skeleton[Joint.NECK]
    low = Point(pit.x, pit.y + DROP[clothes.neckline])
    if clothes.neckline is Neckline.V:
        return [start, between(start, low, 0.5), low, between(low, end, 0.5), end]
    near, far = (
        Point(p.x + (low.x - p.x) * 0.42, p.y + (low.y - p.y) * 0.78) for p in (start, end)
    )
    return [start, near, low, far, end]


def _collar(skeleton: Skeleton, side: Side, clothes: Clothes, gender: Gender) -> Point:
    neck, ridge, top = side_of_torso(skeleton, side, gender, clothes.ease)[:3]
    part = SPREAD[clothes.neckline]
    if clothes.neckline is Neckline.HIGH:
        return Point(neck.x, neck.y - 0.10)
    return between(neck, ridge, part / 0.5) if part < 0.5 else between(ridge, top, part)


def _half(skeleton: Skeleton, side: Side, clothes: Clothes, gender: Gender) -> list[Point]:
    points = side_of_torso(skeleton, side, gender, clothes.ease)
    start = 2 if clothes.neckline is Neckline.WIDE else 1
    hips = flank(skeleton, side, 1.25 * clothes.ease)
    kept = hips[: 1 + round(clothes.hem * 2)]
    # cloth falls straight from the chest: it does not follow the waist all the way in
    loose = 0.55 * min(1.0, clothes.ease / 0.06)
    out = -1 if side is Side.LEFT else 1
    chest, hip = points[6], hips[2]
    fallen = []
    for point in [*points[7:-1], *kept]:
        straight = chest.x + (hip.x - chest.x) * (point.y - chest.y) / max(0.1, hip.y - chest.y)
        wider = max(out * point.x, out * (point.x + (straight - point.x) * loose))
        fallen.append(Point(out * wider, point.y))
    return [_collar(skeleton, side, clothes, gender), *points[start:7], *fallen]


def draw_trunk(sheet: Sheet, skeleton: Skeleton, clothes: Clothes, gender: Gender) -> Path:
    path, tones = trunk(skeleton, clothes, gender), cloth_tones(clothes.top)
    sheet.contour(path, tones.line, LINE)
    sheet.fill(path, tones.base)
    return path


def shade_trunk(sheet: Sheet, skeleton: Skeleton, path: Path) -> None:
    """Light from the left and folds towards the waist, over whatever is printed on the cloth."""
    chest_left, chest_right = skeleton[Joint.CHEST_LEFT], skeleton[Joint.CHEST_RIGHT]
    hip_left, hip_right = skeleton[Joint.HIP_LEFT], skeleton[Joint.HIP_RIGHT]
    ball = skeleton[Joint.SHOULDER_RIGHT]
    side = outline(
        [Point(ball.x + 0.4, ball.y - 0.2), Point(hip_right.x + 0.4, hip_right.y + 0.3)],
        [
            between(hip_left, hip_right, 0.78), between(chest_left, chest_right, 0.80),
            Point(ball.x - 0.10, ball.y),
        ],
    )  # fmt: skip
    sheet.shade(side, "#000018", path, 0.09, 0.22)
    lit = outline(
        [Point(chest_left.x - 0.05, chest_left.y - 0.4), Point(hip_left.x - 0.05, hip_left.y)],
        [between(hip_left, hip_right, 0.24), between(chest_left, chest_right, 0.30)],
    )
    sheet.shade(lit, "#FFFFFF", path, 0.10, 0.13)
    waist_left, waist_right = skeleton[Joint.WAIST_LEFT], skeleton[Joint.WAIST_RIGHT]
    for start, end in (
        (between(chest_left, chest_right, 0.02), between(waist_left, waist_right, 0.46)),
        (between(chest_left, chest_right, 0.98), between(waist_left, waist_right, 0.58)),
        (between(waist_left, waist_right, 0.05), between(hip_left, hip_right, 0.34)),
        (between(waist_left, waist_right, 0.95), between(hip_left, hip_right, 0.70)),
    ):
        middle = between(start, end, 0.5)
        fold = [start, Point(middle.x, middle.y + 0.07), between(start, end, 0.9)]
        sheet.shade(inked(fold, 0.085, 0.2, 0.05), "#000014", path, 0.022, 0.20)
        crest = [Point(x, y - 0.06) for x, y in fold]
        sheet.shade(inked(crest, 0.05, 0.1, 0.05), "#FFFFFF", path, 0.022, 0.12)


def sleeve_of(skeleton: Skeleton, side: Side, clothes: Clothes) -> Limb:
    room = clothes.ease

    def ease(place: float) -> float:
        flare = 0.6 * room * place if clothes.sleeves < 1.2 else 0.0
        return 0.6 * room + flare

    end = max(0.2, clothes.sleeves)
    return limb(skeleton, side, ("shoulder", "elbow", "wrist"), ARM, 0.0, end, ease)


def draw_sleeve(sheet: Sheet, skeleton: Skeleton, side: Side, clothes: Clothes) -> Path | None:
    if clothes.sleeves <= 0:
        return None
    shape, tones = sleeve_of(skeleton, side, clothes), cloth_tones(clothes.sleeve or clothes.top)
    ball = skeleton[Joint(f"shoulder_{side}")]
    half = skeleton.half_width[Joint(f"shoulder_{side}")]
    out, room = shape.out, clothes.ease
    shoulder = [
        shape.inner[0],
        Point(ball.x - out * 0.62 * half, ball.y - 0.62 * half),
        Point(ball.x - out * 0.10 * half, ball.y - 0.94 * half - 0.6 * room),
        Point(ball.x + out * 0.70 * half + out * 0.5 * room, ball.y - 0.68 * half - 0.4 * room),
        shape.outer[0],
    ]
    path = outline(shoulder, shape.outer, shape.inner[::-1])
    sheet.fill(path, tones.base)
    _lit(sheet, shape, path)
    sheet.fill(inked(shoulder[2:] + list(shape.outer[1:]), LINE, 0.2, 0.8), tones.line)
    sheet.fill(inked(shape.inner[1:], LINE, 0.2, 0.8), tones.line)
    sheet.fill(inked([shape.outer[-1], shape.inner[-1]], LINE, 0.9, 0.9), tones.line)
    return path


def draw_legs_of(sheet: Sheet, skeleton: Skeleton, clothes: Clothes) -> Path:
    """Trousers or shorts; gives the outline of both legs and the hips."""
    tones = cloth_tones(clothes.legs)
    shorts = clothes.below is Below.SHORTS
    end = 0.82 if shorts else 1.98
    room = max(0.035, 0.9 * clothes.ease)

    def ease(place: float) -> float:
        return room + (0.06 if shorts else 0.02) * max(0.0, place)

    hips = pelvis(skeleton, ease(0))
    whole = hips
    for side in far_side_first(skeleton):
        shape = leg(skeleton, side, 0.0, end, ease)
        sheet.contour(shape.path, tones.line, LINE)
        sheet.fill(shape.path, tones.base)
        _lit(sheet, shape, shape.path)
        whole += shape.path
    sheet.fill(hips, tones.base)
    waist, crotch = skeleton[Joint.WAIST_RIGHT], skeleton[Joint.CROTCH]
    hip = skeleton[Joint.HIP_RIGHT]
    shadow = [
        (waist.x + 0.2, waist.y), (hip.x + 0.3, hip.y), (hip.x + 0.2, crotch.y + 0.1),
        (hip.x - 0.12, crotch.y + 0.1), (hip.x - 0.19, hip.y), (waist.x - 0.13, waist.y),
    ]  # fmt: skip
    sheet.shade(closed(shadow), "#000018", hips, SOFT, 0.22)
    fly = [Point(crotch.x, crotch.y - 0.35), Point(crotch.x, crotch.y + 0.12)]
    sheet.fill(inked(fly, 0.014, 0.5, 0.2), tones.line, 0.7)
    return whole


def draw_skirt(sheet: Sheet, skeleton: Skeleton, clothes: Clothes) -> Path:
    """A bell from the waist to the knee, or to the floor, with long folds."""
    tones = cloth_tones(clothes.legs)
    gown = clothes.below is Below.GOWN
    left, right = skeleton[Joint.WAIST_LEFT], skeleton[Joint.WAIST_RIGHT]
    floor = 0.05 if gown else skeleton[Joint.KNEE_LEFT].y
    wide = 1.75 if gown else 0.75
    middle = (left.x + right.x) / 2
    hips = skeleton[Joint.HIP_LEFT], skeleton[Joint.HIP_RIGHT]
    sides = [
        [
            Point(edge.x, edge.y + 0.02),
            Point(hip.x + out * 0.10, hip.y),
            Point(middle + out * (0.55 + 0.50 * (wide - 0.55)), (hip.y + floor) / 2),
            Point(middle + out * wide, floor),
        ]
        for out, edge, hip in ((-1, left, hips[0]), (1, right, hips[1]))
    ]
    hem = (
        [sides[0][-1]]
        + [
            Point(middle + wide * part, floor + 0.10 * (1 - part * part) + 0.03 * (-1) ** n)
            for n, part in enumerate((-0.7, -0.4, -0.1, 0.2, 0.5, 0.8))
        ]
        + [sides[1][-1]]
    )
    path = outline(sides[0], hem, sides[1][::-1])
    sheet.contour(path, tones.line, LINE)
    sheet.fill(path, tones.base)
    for part in (-0.75, -0.45, -0.18, 0.12, 0.42, 0.72):
        start = Point(middle + 0.28 * part, left.y + 0.05)
        fold = [start, Point(middle + 0.55 * wide * part, (start.y + floor) / 2),
                Point(middle + wide * part, floor + 0.05)]  # fmt: skip
        sheet.shade(inked(fold, 0.16, 0.2, 1.0), tones.deep, path, 0.05, 0.55)
        crest = [Point(x - 0.13, y) for x, y in fold]
        sheet.shade(inked(crest, 0.10, 0.2, 1.0), "#FFFFFF", path, 0.05, 0.28)
    low = [Point(middle + 0.62 * wide, floor + 0.1), Point(middle + 0.2, left.y)]
    dark = outline([Point(right.x, right.y), *sides[1][1:]], low)
    sheet.shade(dark, "#000018", path, 0.12, 0.16)
    return path


def draw_shoes(sheet: Sheet, skeleton: Skeleton, clothes: Clothes) -> None:
    tones = cloth_tones(clothes.shoes)
    for side in far_side_first(skeleton):
        shape = last(skeleton, side, ease=0.03, pointed=0.0, tip=0.09)
        whole = shoe_shape(shape)
        sheet.contour(whole, tones.line, LINE)
        sheet.fill(whole, "#E9E9EC" if not clothes.boots else tones.deep)
        sheet.shade(upper_of(shape, 0.05), tones.base, within=whole)
        if clothes.boots:
            shaft = leg(skeleton, side, 1.42, 2.0, lambda _: 0.06)
            sheet.contour(shaft.path, tones.line, LINE)
            sheet.fill(shaft.path, tones.base)
            _lit(sheet, shaft, shaft.path)


def draw_glove(sheet: Sheet, skeleton: Skeleton, side: Side, colour: str) -> None:
    """A mitten over the hand, with a cuff."""
    tones = cloth_tones(colour)
    wrist, elbow = skeleton[Joint(f"wrist_{side}")], skeleton[Joint(f"elbow_{side}")]
    tip = between(elbow, wrist, 1.60)
    half = 1.75 * skeleton.half_width[Joint(f"wrist_{side}")]
    cuff = limb(skeleton, side, ("shoulder", "elbow", "wrist"), ARM, 1.80, 2.0, lambda _: 0.055)
    across = Point((wrist.y - elbow.y), -(wrist.x - elbow.x))
    length = max(1e-3, (across.x**2 + across.y**2) ** 0.5)
    right = Point(across.x / length, across.y / length)

    def at(along: float, aside: float) -> Point:
        middle = between(wrist, tip, along)
        return Point(middle.x + right.x * aside * half, middle.y + right.y * aside * half)

    hand = closed([at(0, -1.0), at(0.4, -1.45), at(0.85, -1.1), at(1.05, 0.0), at(0.85, 1.1),
                   at(0.4, 1.45), at(0, 1.0)])  # fmt: skip
    for path in (hand, cuff.path):
        sheet.contour(path, tones.line, LINE)
        sheet.fill(path, tones.base)
    dark = closed([at(0, 0.5), at(0.5, 0.7), at(1.0, 0.4), at(0.9, 1.3), at(0.4, 1.6), at(0, 1.2)])
    sheet.shade(dark, "#000018", hand, 0.03, 0.25)
    _lit(sheet, cuff, cuff.path)


def draw_cape(sheet: Sheet, skeleton: Skeleton, colour: str) -> None:
    """Behind the body, blown to both sides."""
    tones: Tones = cloth_tones(colour)
    left, right = skeleton[Joint.SHOULDER_LEFT], skeleton[Joint.SHOULDER_RIGHT]
    floor = 0.35 * skeleton[Joint.KNEE_LEFT].y
    path = outline(
        [Point(left.x, left.y - 0.16), Point(left.x - 0.75, left.y + 1.6),
         Point(left.x - 1.15, (left.y + floor) / 2 + 0.9), Point(left.x - 1.0, floor)],
        [Point(left.x - 1.0, floor), Point(left.x, floor - 0.25), Point(0, floor + 0.1),
         Point(right.x, floor - 0.25), Point(right.x + 1.2, floor + 0.05)],
        [Point(right.x + 1.2, floor + 0.05), Point(right.x + 1.15, (right.y + floor) / 2 + 0.9),
         Point(right.x + 0.7, right.y + 1.6), Point(right.x, right.y - 0.16)],
    )  # fmt: skip
    sheet.contour(path, tones.line, LINE)
    sheet.fill(path, tones.base)
    for part in (-0.9, -0.55, 0.55, 0.9):
        fold = [
            Point(0.8 * part, left.y),
            Point(1.3 * part, left.y + 2.0),
            Point(1.9 * part, floor),
        ]
        sheet.shade(inked(fold, 0.25, 0.2, 1.0), tones.deep, path, 0.06, 0.7)


def draw_flat(sheet: Sheet, points: list[Point], colour: str, within: Path | None = None) -> Path:
    path = polygon(points)
    sheet.shade(path, colour, within)
    return path


def _lit(sheet: Sheet, shape: Limb, path: Path) -> None:
    sheet.shade(shape.strip(0.60, 1.1), "#000018", path, SOFT, 0.20)
    sheet.shade(shape.strip(0.86, 1.1), "#000018", path, SOFT, 0.18)
    sheet.shade(shape.strip(0.14, 0.34), "#FFFFFF", path, SOFT, 0.16)
