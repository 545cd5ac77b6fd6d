"""What a figure wears where no garment covers it: a plain top, trousers and low shoes.

Quiet tones and few lines: they have to look meant, and to stay behind the product.
"""

from collections.abc import Collection
from math import hypot

from cyclorama.figure.appearance import Appearance, Gender
from cyclorama.figure.body import far_side_first, flank, pelvis, side_of_torso
from cyclorama.figure.foot import Last, last, shoe_shape, throat, upper_of
from cyclorama.figure.limb import Limb, arm, leg
from cyclorama.figure.palette import Tones, cloth_tones, skin_tones
from cyclorama.figure.path import Path, between, closed, inked, outline
from cyclorama.figure.sheet import Sheet, Sheets
from cyclorama.figure.skeleton import Joint, Layer, Point, Side, Skeleton
from cyclorama.figure.worn import Part

TOP = cloth_tones("#E9E5DE")
TROUSERS = cloth_tones("#A8A29A")
FLATS = cloth_tones("#B9AB9B")
TRAINERS = cloth_tones("#E4E0D9")
SOLE = "#C9C3B8"
LINE = 0.013
SOFT = 0.035
CLOTH = 0.028  # how far a top stands off the skin


def draw_plain_clothes(
    sheets: Sheets, skeleton: Skeleton, appearance: Appearance, covered: Collection[Part]
) -> None:
    """All that no garment covers. Trousers are worn over the top: its lower part lies under
    them, and under a garment for the legs."""
    legs = sheets[Layer.LEGS]
    if Part.TORSO not in covered:
        _top_below_the_waist(legs, skeleton)
        _top(sheets[Layer.TORSO], skeleton, appearance)
        for side in Side:
            _sleeve(sheets[skeleton.arm_layer(side)], skeleton, side)
    if Part.LEGS not in covered:
        _trousers(legs, skeleton, appearance)


def draw_plain_shoes(sheet: Sheet, skeleton: Skeleton, appearance: Appearance) -> None:
    """Low shoes: cut out over the instep for a woman, laced for a man."""
    for side in far_side_first(skeleton):
        _shoe(sheet, skeleton, appearance, side)


def _shoe(sheet: Sheet, skeleton: Skeleton, appearance: Appearance, side: Side) -> None:
    if appearance.gender is Gender.FEMALE:
        shoe = last(skeleton, side, ease=0.008, pointed=0.10, tip=0.042)
        _sole_and_upper(sheet, shoe, FLATS, FLATS.deep, 0.016)
        if not skeleton.from_behind:
            _bare_instep(sheet, shoe, skin_tones(appearance.skin))
    else:
        shoe = last(skeleton, side, ease=0.024, pointed=0.0, tip=0.092)
        _sole_and_upper(sheet, shoe, TRAINERS, SOLE, 0.048)
        if not skeleton.from_behind:
            _laces(sheet, shoe)


def _sole_and_upper(sheet: Sheet, shoe: Last, tones: Tones, sole: str, thick: float) -> None:
    whole, upper = shoe_shape(shoe), upper_of(shoe, thick)
    sheet.contour(whole, tones.line, LINE)
    sheet.fill(whole, sole)
    sheet.shade(upper, tones.line, within=whole)
    sheet.shade(upper_of(shoe, thick + 0.006), tones.base, within=whole)
    x, y, radius = shoe.ball
    shadow = [
        (x + 0.15 * radius, y - 1.3 * radius), (x + 1.5 * radius, y - radius),
        (x + 1.6 * radius, y + radius), (x + 0.35 * radius, y + radius), (x + 0.5 * radius, y),
    ]  # fmt: skip
    sheet.shade(closed(shadow), tones.shadow, whole, 0.022)


def _bare_instep(sheet: Sheet, shoe: Last, skin: Tones) -> None:
    bare = throat(shoe, 1.0, 0.92)
    sheet.contour(bare, FLATS.line, 0.8 * LINE)
    sheet.fill(bare, skin.base)
    sheet.shade(bare, skin.shadow, opacity=0.35)


def _laces(sheet: Sheet, shoe: Last) -> None:
    """A tongue with laces across it."""
    tongue = throat(shoe, 0.62, 0.80)
    sheet.contour(tongue, TRAINERS.line, 0.6 * LINE)
    sheet.fill(tongue, TRAINERS.shadow)
    (x, y, radius), (end_x, end_y, _) = shoe.ankle, shoe.ball
    length = hypot(end_x - x, end_y - y)
    right, down = (end_y - y) / length, -(end_x - x) / length
    for part in (0.42, 0.58, 0.74):
        middle, half = between((x, y), (end_x, end_y), part), 0.62 * radius
        lace = [
            (middle.x - half * right, middle.y - half * down),
            (middle.x + half * right, middle.y + half * down),
        ]
        sheet.fill(inked(lace, 0.020, 0.9, 0.9), TRAINERS.line, 0.7)
        sheet.fill(inked(lace, 0.012, 0.9, 0.9), TRAINERS.light)


def _top_below_the_waist(sheet: Sheet, skeleton: Skeleton) -> None:
    path = pelvis(skeleton, CLOTH)
    sheet.fill(path, TOP.base)


def _top(sheet: Sheet, skeleton: Skeleton, appearance: Appearance) -> None:
    left, right = (_half_top(skeleton, side, appearance.gender) for side in Side)
    neck = _neckline(skeleton, appearance.gender)
    waist = between(left[-1], right[-1], 0.5)
    hem = [left[-1], Point(waist.x, waist.y + 0.045), right[-1]]
    path = outline(left, hem, right[::-1], neck)
    sheet.contour(path, TOP.line, LINE)
    sheet.fill(path, TOP.base)
    _fold_top(sheet, skeleton, path)
    sheet.fill(inked([Point(x, y + 0.045) for x, y in neck], 0.007, 0.5, 0.5), TOP.line, 0.55)


def _half_top(skeleton: Skeleton, side: Side, gender: Gender) -> list[Point]:
    points = side_of_torso(skeleton, side, gender, CLOTH)
    return [
        _collar(skeleton, side, gender),
        *points[2 if gender is Gender.FEMALE else 1 : -1],
        Point(points[-1].x, points[-1].y + 0.03),
    ]


def _collar(skeleton: Skeleton, side: Side, gender: Gender) -> Point:
    """Where the neckline meets the shoulder."""
    neck, ridge = side_of_torso(skeleton, side, gender, CLOTH)[:2]
    return between(neck, ridge, 0.95 if gender is Gender.FEMALE else 0.45)


def _neckline(skeleton: Skeleton, gender: Gender) -> list[Point]:
    """From the right to the left, over the chest or the nape."""
    start, end = (_collar(skeleton, side, gender) for side in (Side.RIGHT, Side.LEFT))
    pit = skeleton[Joint.NECK]
    scooped = 0.24 if gender is Gender.FEMALE else 0.10
    drop = -0.01 if skeleton.from_behind else scooped
    low = Point(pit.x, pit.y + drop)
    near, far = (
        Point(p.x + (low.x - p.x) * 0.42, p.y + (low.y - p.y) * 0.78) for p in (start, end)
    )
    return [start, near, low, far, end]


def _fold_top(sheet: Sheet, skeleton: Skeleton, path: Path) -> None:
    waist_left, waist_right = skeleton[Joint.WAIST_LEFT], skeleton[Joint.WAIST_RIGHT]
    chest_left, chest_right = skeleton[Joint.CHEST_LEFT], skeleton[Joint.CHEST_RIGHT]
    ball = skeleton[Joint.SHOULDER_RIGHT]
    side = outline(
        [
            Point(ball.x + 0.3, ball.y), Point(chest_right.x + 0.2, chest_right.y),
            Point(waist_right.x + 0.2, waist_right.y + 0.2),
        ],
        [
            between(waist_left, waist_right, 0.80), between(chest_left, chest_right, 0.84),
            Point(ball.x - 0.03, ball.y),
        ],
    )  # fmt: skip
    sheet.shade(side, TOP.shadow, path, SOFT)
    for start, end in (
        (between(chest_left, chest_right, 0.03), between(waist_left, waist_right, 0.42)),
        (between(chest_left, chest_right, 0.97), between(waist_left, waist_right, 0.62)),
    ):
        middle = between(start, end, 0.5)
        fold = [start, Point(middle.x, middle.y + 0.06), between(start, end, 0.85)]
        sheet.shade(inked(fold, 0.07, 0.2, 0.05), TOP.shadow, path, 0.018)
    for part, reach in ((0.28, 0.16), (0.50, 0.10), (0.70, 0.18)):
        low = between(waist_left, waist_right, part)
        tuck = [Point(low.x, low.y + 0.04), Point(low.x + 0.02 * (0.5 - part), low.y - reach)]
        sheet.fill(inked(tuck, 0.010, 0.8, 0.05), TOP.line, 0.4)


def _sleeve(sheet: Sheet, skeleton: Skeleton, side: Side) -> None:
    limb = arm(skeleton, side, 0.0, 0.52)
    ball = skeleton[Joint(f"shoulder_{side}")]
    half = skeleton.half_width[Joint(f"shoulder_{side}")]
    out = limb.out
    room = CLOTH + 0.01
    outer = [
        _outwards(a, b, room + 0.03 * i / len(limb.outer))
        for i, (a, b) in enumerate(zip(limb.outer, limb.inner, strict=True))
    ]
    inner = [_outwards(b, a, 0.6 * room) for a, b in zip(limb.outer, limb.inner, strict=True)]
    shoulder = [
        inner[0],
        Point(ball.x - out * 0.62 * half, ball.y - 0.62 * half),
        Point(ball.x - out * 0.10 * half, ball.y - 0.94 * half - 0.6 * CLOTH),
        Point(ball.x + out * 0.70 * half + out * 0.5 * room, ball.y - 0.68 * half - 0.4 * CLOTH),
        outer[0],
    ]
    path = outline(shoulder, outer, inner[::-1])
    sheet.fill(path, TOP.base)
    sheet.fill(inked(shoulder[2:] + outer[1:], LINE, 0.2, 0.8), TOP.line)
    sheet.fill(inked(inner[1:], LINE, 0.2, 0.8), TOP.line)
    sheet.fill(inked([outer[-1], inner[-1]], LINE, 0.9, 0.9), TOP.line)
    seam = [_towards(outer[-1], outer[-2], 0.045), _towards(inner[-1], inner[-2], 0.045)]
    sheet.fill(inked(seam, 0.006, 0.8, 0.8), TOP.line, 0.5)
    shadow = Limb(tuple(outer), tuple(inner), out).strip(0.66, 1.1)
    sheet.shade(shadow, TOP.shadow, path, SOFT * 0.7)


def _outwards(edge: Point, across: Point, room: float) -> Point:
    return _towards(edge, across, -room)


def _towards(start: Point, end: Point, length: float) -> Point:
    reach = max(((end.x - start.x) ** 2 + (end.y - start.y) ** 2) ** 0.5, 1e-6)
    return between(start, end, length / reach)


def _trousers(sheet: Sheet, skeleton: Skeleton, appearance: Appearance) -> None:
    """Slim and cropped at the ankle for a woman, straight and long for a man."""
    woman = appearance.gender is Gender.FEMALE
    end = 1.84 if woman else 1.985

    def ease(place: float) -> float:
        if woman:
            return 0.018 + 0.022 * min(1.0, max(0.0, place - 0.3))
        return 0.030 + 0.050 * min(1.0, max(0.0, (place - 0.3) / 1.2))

    limbs = {side: leg(skeleton, side, 0.0, end, ease) for side in Side}
    hips = pelvis(skeleton, ease(0.0))
    for side in far_side_first(skeleton):
        limb = limbs[side]
        sheet.contour(limb.path, TROUSERS.line, LINE)
        sheet.fill(limb.path, TROUSERS.base)
        sheet.shade(limb.strip(0.60, 1.06), TROUSERS.shadow, limb.path, SOFT)
        sheet.shade(limb.strip(0.86, 1.06), TROUSERS.deep, limb.path, SOFT, 0.5)
        sheet.shade(limb.strip(0.16, 0.30), TROUSERS.light, limb.path, SOFT, 0.8)
        _fold_leg(sheet, skeleton, limb, side)
    for side in Side:
        sheet.fill(inked(flank(skeleton, side, ease(0.0)), LINE, 0.8, 0.3), TROUSERS.line)
    crotch, hip_height = skeleton[Joint.CROTCH].y, skeleton[Joint.HIP_LEFT].y
    fade = ((0.0, TROUSERS.base, 1.0), (0.35, TROUSERS.base, 1.0), (1.0, TROUSERS.base, 0.0))
    sheet.gradient(hips, fade, (0, hip_height, 0, crotch + 0.42))
    hip, waist = skeleton[Joint.HIP_RIGHT], skeleton[Joint.WAIST_RIGHT]
    shadow = [
        (waist.x + 0.2, waist.y), (hip.x + 0.2, hip.y), (hip.x + 0.2, crotch + 0.1),
        (hip.x - 0.12, crotch + 0.1), (hip.x - 0.19, hip.y), (waist.x - 0.13, waist.y),
    ]  # fmt: skip
    sheet.shade(closed(shadow), TROUSERS.shadow, hips, SOFT)
    _seams(sheet, skeleton, limbs)


def _fold_leg(sheet: Sheet, skeleton: Skeleton, limb: Limb, side: Side) -> None:
    knee = skeleton[Joint(f"knee_{side}")]
    half = skeleton.half_width[Joint(f"knee_{side}")]
    for dy, reach, up in ((-0.10, 0.9, 0.10), (0.12, 0.75, -0.06)):
        fold = [
            (knee.x + half * 1.08, knee.y + dy),
            (knee.x + 0.3 * half, knee.y + dy + 0.4 * up),
            (knee.x + half * (1 - 1.6 * reach), knee.y + dy + up),
        ]
        sheet.shade(inked(fold, 0.045, 0.4, 0.05), TROUSERS.deep, limb.path, 0.010, 0.7)
    if not skeleton.from_behind:
        crease = [between(a, b, 0.46) for a, b in zip(limb.lit, limb.unlit, strict=True)][3:]
        sheet.fill(inked(crease, 0.008, 0.1, 0.6), TROUSERS.line, 0.32)


def _seams(sheet: Sheet, skeleton: Skeleton, limbs: dict[Side, Limb]) -> None:
    waist = between(skeleton[Joint.WAIST_LEFT], skeleton[Joint.WAIST_RIGHT], 0.5)
    crotch = skeleton[Joint.CROTCH]
    middle = [Point(waist.x, waist.y + 0.16), between(waist, crotch, 0.6), crotch]
    sheet.fill(inked(middle, 0.010, 0.6, 0.4), TROUSERS.line, 0.6)
    band = [skeleton[Joint.WAIST_LEFT], waist, skeleton[Joint.WAIST_RIGHT]]
    line = [
        Point(band[0].x - 0.02, band[0].y + 0.15),
        Point(waist.x, waist.y + 0.18),
        Point(band[2].x + 0.02, band[2].y + 0.15),
    ]
    sheet.fill(inked(line, 0.009, 0.7, 0.7), TROUSERS.line, 0.6)
    for side, limb in limbs.items():
        hip, edge = skeleton[Joint(f"hip_{side}")], skeleton[Joint(f"waist_{side}")]
        start = between(edge, (waist.x, waist.y), 0.28)
        pocket = [Point(start.x, start.y + 0.16), Point(hip.x - limb.out * 0.06, hip.y - 0.22)]
        if skeleton.from_behind:
            continue
        sheet.fill(inked(pocket, 0.009, 0.7, 0.7), TROUSERS.line, 0.55)
        crease = [
            Point(crotch.x + limb.out * 0.03, crotch.y + 0.03),
            Point(crotch.x + limb.out * 0.16, crotch.y - 0.07),
            Point(crotch.x + limb.out * 0.30, crotch.y - 0.10),
        ]
        sheet.fill(inked(crease, 0.009, 0.6, 0.05), TROUSERS.line, 0.4)
