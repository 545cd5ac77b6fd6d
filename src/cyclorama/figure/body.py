"""The body in its skin: legs, torso with the neck, arms. The head is drawn elsewhere."""

from cyclorama.figure.appearance import Appearance, Gender
from cyclorama.figure.foot import foot_shape
from cyclorama.figure.hand import draw_hand
from cyclorama.figure.limb import Limb, arm, leg
from cyclorama.figure.palette import Tones
from cyclorama.figure.path import Path, between, closed, inked, outline
from cyclorama.figure.pose import Hand, Pose
from cyclorama.figure.sheet import Sheet
from cyclorama.figure.skeleton import Joint, Point, Side, Skeleton

LINE = 0.015
INTO_SHOE = 0.20
SOFT = 0.020  # the blur of a shadow's edge on the skin


def draw_feet(sheet: Sheet, skeleton: Skeleton, tones: Tones) -> None:
    for side in far_side_first(skeleton):
        foot = foot_shape(skeleton, side)
        sheet.contour(foot, tones.line, LINE)
        sheet.fill(foot, tones.base)
        sheet.shade(foot, tones.shadow, opacity=0.35)


def draw_ankles(sheet: Sheet, skeleton: Skeleton, tones: Tones) -> None:
    """What of the feet is seen above shoes."""
    for side in far_side_first(skeleton):
        ankle, half = skeleton[Joint(f"ankle_{side}")], skeleton.half_width[Joint(f"ankle_{side}")]
        ends = [(ankle.x - half, ankle.y), (ankle.x + half, ankle.y)]
        lower = [(ankle.x + half, ankle.y + INTO_SHOE), (ankle.x - half, ankle.y + INTO_SHOE)]
        stump = closed([*ends, *lower])
        sheet.contour(stump, tones.line, LINE)
        sheet.fill(stump, tones.base)
        sheet.shade(stump, tones.shadow, opacity=0.35)


def draw_legs(sheet: Sheet, skeleton: Skeleton, tones: Tones) -> None:
    """They stand on feet that are drawn already, with the shoes on them."""
    for side in far_side_first(skeleton):
        limb = leg(skeleton, side)
        sheet.fill(limb.path, tones.base)
        _round(sheet, limb, tones)
        _ink(sheet, limb, tones)
        _knee(sheet, skeleton, side, tones)


def far_side_first(skeleton: Skeleton) -> list[Side]:
    """The leg whose foot stands farther back is drawn first."""
    ground = {side: skeleton[Joint(f"ankle_{side}")].y for side in Side}
    return sorted(
        Side, key=lambda side: (ground[side] > 0) if skeleton.from_behind else ground[side]
    )


def pelvis(skeleton: Skeleton, ease: float = 0.0) -> Path:
    """From the waist to the top of the thighs."""
    left, right = (flank(skeleton, side, ease) for side in Side)
    crotch = skeleton[Joint.CROTCH]
    return outline(left, [left[-1], (crotch.x, crotch.y + 0.02 + ease), right[-1]], right[::-1])


def flank(skeleton: Skeleton, side: Side, ease: float) -> list[Point]:
    """The outline from the waist over the hip to the thigh."""
    out = -1 if side is Side.LEFT else 1
    waist, hip = skeleton[Joint(f"waist_{side}")], skeleton[Joint(f"hip_{side}")]
    thigh = leg(skeleton, side).outer
    upper = between(waist, hip, 0.5)
    room = out * ease
    return [
        Point(waist.x + room, waist.y),
        Point(upper.x + room + out * 0.012, upper.y),
        Point(hip.x + room, hip.y),
        Point(thigh[1].x + room, thigh[1].y),
        Point(thigh[2].x + room, thigh[2].y),
    ]


def neck_path(skeleton: Skeleton) -> Path:
    """The column from under the jaw to between the collarbones."""
    chin, crown = skeleton[Joint.CHIN], skeleton[Joint.CROWN]
    top = between(chin, crown, 0.30)
    left, right = skeleton[Joint.NECK_LEFT], skeleton[Joint.NECK_RIGHT]
    half = (right.x - left.x) / 2
    pit = skeleton[Joint.NECK]
    return outline(
        [
            Point(top.x - 0.98 * half, top.y),
            Point((top.x + left.x) / 2 - 0.44 * half, (top.y + left.y) / 2),
            Point(left.x + 0.04 * half, left.y - 0.05),
        ],
        [Point(pit.x, pit.y + 0.1)],
        [
            Point(right.x - 0.04 * half, right.y - 0.05),
            Point((top.x + right.x) / 2 + 0.44 * half, (top.y + right.y) / 2),
            Point(top.x + 0.98 * half, top.y),
        ],
    )


def torso_path(skeleton: Skeleton, gender: Gender, ease: float = 0.0) -> Path:
    """From the neck over the shoulders to the waist."""
    left, right = (
        [_root_of_neck(skeleton, side), *side_of_torso(skeleton, side, gender, ease)]
        for side in Side
    )
    return outline(left, right[::-1])


def _root_of_neck(skeleton: Skeleton, side: Side) -> Point:
    """Where the neck's side begins to swing out to the shoulder."""
    neck, pit = skeleton[Joint(f"neck_{side}")], skeleton[Joint.NECK]
    return Point(neck.x + 0.06 * (pit.x - neck.x), neck.y - 0.10)


def side_of_torso(
    skeleton: Skeleton, side: Side, gender: Gender, ease: float = 0.0, to_waist: bool = True
) -> list[Point]:
    """The outline from the neck over the shoulder and the armpit to the waist."""
    out = -1 if side is Side.LEFT else 1
    neck = skeleton[Joint(f"neck_{side}")]
    ball = skeleton[Joint(f"shoulder_{side}")]
    half = skeleton.half_width[Joint(f"shoulder_{side}")]
    chest = skeleton[Joint(f"chest_{side}")]
    waist = skeleton[Joint(f"waist_{side}")]
    muscle = 0.075 if gender is Gender.MALE else 0.028
    ridge = between(neck, (ball.x - out * 0.15 * half, ball.y - 0.9 * half), 0.45)
    bust = between(chest, waist, 0.30)
    full = 0.022 if gender is Gender.FEMALE else 0.012
    room = out * ease
    points = [
        neck,
        Point(ridge.x, ridge.y + 0.035 - muscle - 0.3 * ease),
        Point(ball.x - out * 0.25 * half, ball.y - 0.92 * half - 0.6 * ease),
        Point(ball.x + out * 0.62 * half, ball.y - 0.62 * half - 0.6 * ease),
        Point(ball.x + out * 0.90 * half + room, ball.y + 0.02),
        between((ball.x + out * 0.55 * half, ball.y + 0.32), chest, 0.55),
        Point(chest.x + room, chest.y),
        Point(bust.x + out * full + room, bust.y),
    ]
    if to_waist:
        lower = between(chest, waist, 0.68)
        points += [Point(lower.x - out * 0.012 + room, lower.y), Point(waist.x + room, waist.y)]
    return points


def draw_torso(sheet: Sheet, skeleton: Skeleton, appearance: Appearance, tones: Tones) -> None:
    torso, neck = torso_path(skeleton, appearance.gender), neck_path(skeleton)
    whole = torso + neck
    sheet.contour(whole, tones.line, LINE)
    sheet.fill(whole, tones.base)
    sheet.shade(_unlit_side(skeleton, appearance.gender), tones.shadow, within=torso, blur=0.05)
    _shade_neck(sheet, skeleton, neck, tones)
    if not skeleton.from_behind:
        _collarbones(sheet, skeleton, tones)
    else:
        _shoulder_blades(sheet, skeleton, tones)


def _unlit_side(skeleton: Skeleton, gender: Gender) -> Path:
    side = side_of_torso(skeleton, Side.RIGHT, gender)
    middle = between(skeleton[Joint.WAIST_LEFT], skeleton[Joint.WAIST_RIGHT], 0.74)
    chest = between(skeleton[Joint.CHEST_LEFT], skeleton[Joint.CHEST_RIGHT], 0.80)
    ball = skeleton[Joint.SHOULDER_RIGHT]
    return outline(side[3:], [Point(*middle), Point(*chest), Point(ball.x - 0.02, ball.y - 0.02)])


def _shade_neck(sheet: Sheet, skeleton: Skeleton, neck: Path, tones: Tones) -> None:
    """The head's shadow on the neck: it falls to the right and ends in a curve."""
    chin = skeleton[Joint.CHIN]
    left, right = skeleton[Joint.NECK_LEFT], skeleton[Joint.NECK_RIGHT]
    half = (right.x - left.x) / 2
    if skeleton.from_behind:
        shadow = closed(
            [
                (left.x - half, chin.y - 0.3),
                (right.x + half, chin.y - 0.3),
                (right.x + half, chin.y + 0.12),
                (chin.x + 0.2 * half, chin.y + 0.02),
                (left.x - half, chin.y - 0.05),
            ]
        )
    else:
        shadow = closed(
            [
                (left.x - half, chin.y - 0.4),
                (right.x + half, chin.y - 0.4),
                (right.x + 0.6 * half, chin.y + 0.30),
                (chin.x + 0.55 * half, chin.y + 0.26),
                (chin.x - 0.35 * half, chin.y + 0.10),
                (left.x - 0.3 * half, chin.y - 0.04),
            ]
        )
    sheet.shade(shadow, tones.deep, within=neck, blur=0.016)


def _collarbones(sheet: Sheet, skeleton: Skeleton, tones: Tones) -> None:
    pit = skeleton[Joint.NECK]
    for side in Side:
        out = -1 if side is Side.LEFT else 1
        ball = skeleton[Joint(f"shoulder_{side}")]
        start = Point(pit.x + out * 0.05, pit.y + 0.035)
        end = between(start, (ball.x, ball.y - 0.13), 0.72)
        bone = [start, Point(*between(start, end, 0.45)), end]
        bone[1] = Point(bone[1].x, bone[1].y + 0.012)
        below = [Point(x, y + 0.025) for x, y in bone]
        sheet.shade(inked(below, 0.06, 0.6, 0.2), tones.shadow, blur=0.012)
        sheet.fill(inked(bone, 0.012, 0.8, 0.1), tones.line, 0.62)
    dimple = [
        (pit.x - 0.045, pit.y + 0.0),
        (pit.x - 0.008, pit.y + 0.05),
        (pit.x + 0.03, pit.y + 0.02),
    ]
    sheet.fill(inked(dimple, 0.010, 0.2, 0.2), tones.line, 0.55)


def _shoulder_blades(sheet: Sheet, skeleton: Skeleton, tones: Tones) -> None:
    nape, low = (
        skeleton[Joint.NECK],
        between(skeleton[Joint.WAIST_LEFT], skeleton[Joint.WAIST_RIGHT], 0.5),
    )
    start, end = between(nape, low, 0.18), between(nape, low, 0.85)
    middle = between(start, end, 0.5)
    spine = [start, Point(middle.x + 0.006, middle.y), end]
    sheet.shade(inked(spine, 0.07, 0.3, 0.2), tones.shadow, blur=0.018)
    for side in Side:
        out = -1 if side is Side.LEFT else 1
        chest = skeleton[Joint(f"chest_{side}")]
        ball = skeleton[Joint(f"shoulder_{side}")]
        blade = [
            between(nape, (ball.x, ball.y + 0.12), 0.55),
            between(nape, (chest.x, chest.y - 0.10), 0.45),
            between(nape, (chest.x, chest.y + 0.10), 0.62),
        ]
        blade[1] = Point(blade[1].x + out * -0.02, blade[1].y)
        sheet.fill(inked(blade, 0.014, 0.2, 0.1), tones.line, 0.35)


def draw_arm(
    sheet: Sheet, skeleton: Skeleton, appearance: Appearance, pose: Pose, side: Side, tones: Tones
) -> None:
    limb = arm(skeleton, side)
    ball = skeleton[Joint(f"shoulder_{side}")]
    half = skeleton.half_width[Joint(f"shoulder_{side}")]
    posed = pose.left_arm if side is Side.LEFT else pose.right_arm
    cap = _cap(limb, ball, half)
    whole = limb.path + cap
    broad = 1.16 if appearance.gender is Gender.MALE else 1.0
    if posed.hand is not Hand.HIP:
        draw_hand(sheet, skeleton, posed, side, tones, broad)
    sheet.fill(whole, tones.base)
    _round(sheet, limb, tones)
    _ink(sheet, limb, tones)
    if posed.hand is Hand.HIP:
        draw_hand(sheet, skeleton, posed, side, tones, broad)
    shoulder = [
        Point(ball.x - limb.out * 0.20 * half, ball.y - 0.93 * half),
        Point(ball.x + limb.out * 0.60 * half, ball.y - 0.72 * half),
        limb.outer[0],
        limb.outer[1],
    ]
    if abs(posed.upper) < 60:
        sheet.fill(inked(shoulder, LINE, 0.1, 0.6), tones.line)


def _cap(limb: Limb, ball: Point, half: float) -> Path:
    """The round of the shoulder above the arm."""
    inner, outer = limb.inner[0], limb.outer[0]
    top = Point(ball.x + limb.out * 0.12 * half, ball.y - 0.92 * half)
    return closed(
        [
            outer,
            Point(ball.x + limb.out * 0.72 * half, ball.y - 0.62 * half),
            top,
            Point(ball.x - limb.out * 0.55 * half, ball.y - 0.62 * half),
            inner,
            Point(*between(inner, outer, 0.5)),
        ]
    )


def _round(sheet: Sheet, limb: Limb, tones: Tones) -> None:
    """Shadow along the side away from the light, a core in it, and light along the other."""
    path = limb.path
    sheet.shade(limb.strip(0.62, 1.06), tones.shadow, within=path, blur=SOFT)
    sheet.shade(limb.strip(0.86, 1.06), tones.deep, within=path, blur=SOFT, opacity=0.6)
    sheet.shade(limb.strip(0.17, 0.34), tones.light, within=path, blur=SOFT, opacity=0.55)


def _ink(sheet: Sheet, limb: Limb, tones: Tones) -> None:
    lit, unlit = limb.lit[1:], limb.unlit[1:]
    sheet.fill(inked(lit, LINE * 0.85, 0.3, 0.7), tones.line)
    sheet.fill(inked(unlit, LINE * 1.2, 0.3, 0.7), tones.line)


def _knee(sheet: Sheet, skeleton: Skeleton, side: Side, tones: Tones) -> None:
    knee, half = skeleton[Joint(f"knee_{side}")], skeleton.half_width[Joint(f"knee_{side}")]
    out = -1 if side is Side.LEFT else 1
    if skeleton.from_behind:
        fold = [
            (knee.x - 0.5 * half, knee.y + 0.01),
            (knee.x, knee.y + 0.03),
            (knee.x + 0.5 * half, knee.y),
        ]
        sheet.fill(inked(fold, 0.012, 0.1, 0.1), tones.line, 0.45)
        return
    cap = [
        (knee.x + 0.42 * half, knee.y - 0.10),
        (knee.x + 0.50 * half, knee.y + 0.05),
        (knee.x + 0.12 * half, knee.y + 0.15),
        (knee.x - 0.38 * half, knee.y + 0.11),
    ]
    sheet.shade(inked(cap, 0.05, 0.3, 0.2), tones.shadow, blur=0.014)
    mark = [
        (knee.x - out * 0.10 * half, knee.y + 0.150),
        (knee.x - out * 0.42 * half, knee.y + 0.105),
        (knee.x - out * 0.52 * half, knee.y + 0.01),
    ]
    sheet.fill(inked(mark, 0.011, 0.2, 0.1), tones.line, 0.5)
