"""The features of a face, in few lines and soft tones; age, beard and glasses."""

from cyclorama.figure.appearance import AgeGroup, Gender
from cyclorama.figure.head import Head
from cyclorama.figure.palette import Tones, lightness, mix, shade
from cyclorama.figure.path import Points, closed, inked, outline
from cyclorama.figure.sheet import Sheet

LASH = "#231A18"
EYE_WHITE = "#F4EFEA"
IRIS = "#4A3526"
LIP_RED = "#B3473F"


def draw_face(sheet: Sheet, head: Head, skin: Tones, hair_colour: str) -> None:
    man = head.appearance.gender is Gender.MALE
    _sockets(sheet, head, skin)
    _nose(sheet, head, skin, man)
    if head.appearance.beard:
        _beard(sheet, head, skin, hair_colour)
    _lips(sheet, head, skin, man)
    for side in (-1, 1):
        _eye(sheet, head, skin, side, man)
        _brow(sheet, head, skin, side, hair_colour, man)
    _age(sheet, head, skin)
    if head.appearance.glasses:
        _glasses(sheet, head)


def _mirrored(points: Points, side: int) -> list[tuple[float, float]]:
    return [(side * x, y) for x, y in points]


def _sockets(sheet: Sheet, head: Head, skin: Tones) -> None:
    """The eyes lie back under the brows; a little warmth on the cheeks."""
    contour = head.contour
    for side in (-1, 1):
        socket = [(0.060, -0.035), (0.13, -0.062), (0.215, -0.030), (0.20, 0.035), (0.075, 0.040)]
        sheet.shade(closed(head.face(_mirrored(socket, side))), skin.shadow, contour, 0.014, 0.85)
        blush = [(0.13, 0.13), (0.20, 0.10), (0.26, 0.11), (0.25, 0.18), (0.18, 0.21)]
        warm = mix(skin.base, shade(LIP_RED, 0.0), 0.22)
        sheet.shade(closed(head.face(_mirrored(blush, side))), warm, contour, 0.028, 0.55)


def _eye(sheet: Sheet, head: Head, skin: Tones, side: int, man: bool) -> None:
    open_by = 0.86 if man else 1.0
    if head.appearance.age_group in (AgeGroup.MATURE, AgeGroup.SENIOR):
        open_by *= 0.9
    elif head.appearance.age_group is AgeGroup.TEEN:
        open_by *= 1.08

    def lid(y: float) -> float:
        return 0.034 + (y - 0.034) * open_by

    upper = [
        (0.076, 0.044),
        (0.104, lid(0.014)),
        (0.142, lid(0.002)),
        (0.180, lid(0.012)),
        (0.208, 0.030),
    ]
    lower = [(0.208, 0.030), (0.178, 0.052), (0.138, 0.060), (0.098, 0.054), (0.076, 0.044)]
    eye = outline(head.face(_mirrored(upper, side)), head.face(_mirrored(lower, side)))
    sheet.fill(eye, mix(EYE_WHITE, skin.shadow, 0.22))
    x, y = side * 0.141 + 0.010 * head.turned, 0.028
    pupil_points = [
        (0.034, 0.0),
        (0.024, 0.024),
        (0.0, 0.034),
        (-0.024, 0.024),
        (-0.034, 0.0),
        (-0.024, -0.024),
        (0.0, -0.034),
        (0.024, -0.024),
    ]
    iris = closed(head.face([(x + dx, y + dy) for dx, dy in pupil_points]))
    pupil = closed(head.face([(x + 0.48 * dx, y + 0.48 * dy) for dx, dy in pupil_points]))
    sheet.shade(iris, IRIS, within=eye)
    sheet.shade(pupil, LASH, within=eye)
    sheet.shade(
        closed(
            head.face([(x - 0.012 + 0.22 * dx, y - 0.010 + 0.22 * dy) for dx, dy in pupil_points])
        ),
        "#FFFFFF",
        within=eye,
        opacity=0.9,
    )
    lash_line = [(0.074, 0.045), *upper[1:4], (0.214, 0.026) if not man else (0.208, 0.030)]
    sheet.fill(
        inked(head.face(_mirrored(lash_line, side)), 0.017 if man else 0.024, 0.15, 0.35), LASH
    )
    if not man:
        wing = [(0.186, 0.014), (0.212, 0.016), (0.232, 0.002)]
        sheet.fill(inked(head.face(_mirrored(wing, side)), 0.013, 0.7, 0.05), LASH)
    crease = [(0.090, lid(-0.006)), (0.138, lid(-0.026)), (0.192, lid(-0.008))]
    sheet.fill(inked(head.face(_mirrored(crease, side)), 0.008, 0.1, 0.1), skin.line, 0.65)
    sheet.fill(inked(head.face(_mirrored(lower[:-1], side)), 0.007, 0.3, 0.05), skin.line, 0.6)


def _brow(sheet: Sheet, head: Head, skin: Tones, side: int, hair_colour: str, man: bool) -> None:
    colour = mix(hair_colour, "#2A1E19", 0.35 if lightness(hair_colour) < 0.75 else 0.15)
    if lightness(colour) > lightness(skin.base) - 0.12:
        colour = mix(colour, skin.line, 0.7)
    if man:
        line = [(0.062, -0.054), (0.118, -0.072), (0.180, -0.077), (0.236, -0.050)]
        width = 0.036
    else:
        line = [(0.066, -0.066), (0.118, -0.090), (0.176, -0.100), (0.234, -0.066)]
        width = 0.027
    sheet.fill(inked(head.face(_mirrored(line, side)), width, 0.5, 0.05), colour, 0.92)


def _nose(sheet: Sheet, head: Head, skin: Tones, man: bool) -> None:
    wide = 1.14 if man else 1.0
    lead = 0.055
    contour = head.contour
    plane = [
        (0.020, -0.06),
        (0.028, 0.06),
        (0.050 * wide, 0.16),
        (0.062 * wide, 0.195),
        (0.035, 0.216),
        (0.030, 0.15),
        (0.012, 0.03),
    ]
    sheet.shade(closed(head.face(plane, lead * 0.7)), skin.shadow, contour, 0.010, 0.9)
    under = [
        (-0.048 * wide, 0.206),
        (-0.020, 0.200),
        (0.0, 0.206),
        (0.022, 0.200),
        (0.052 * wide, 0.205),
        (0.030, 0.232),
        (0.002, 0.240),
        (-0.026, 0.232),
    ]
    sheet.shade(closed(head.face(under, lead)), skin.deep, contour, 0.007, 0.75)
    for side in (-1, 1):
        nostril = [(0.014, 0.216), (0.030, 0.206), (0.046 * wide, 0.214)]
        sheet.fill(
            inked(head.face(_mirrored(nostril, side), lead), 0.013, 0.2, 0.3), skin.line, 0.9
        )
        wing = [(0.050 * wide, 0.176), (0.060 * wide, 0.196), (0.050 * wide, 0.214)]
        sheet.fill(
            inked(head.face(_mirrored(wing, side), lead * 0.8), 0.008, 0.1, 0.2), skin.line, 0.5
        )
    ridge = [(-0.012, 0.00), (-0.012, 0.10), (-0.012, 0.168)]
    sheet.shade(inked(head.face(ridge, lead), 0.020, 0.2, 0.9), skin.light, contour, 0.006, 0.9)


def _lips(sheet: Sheet, head: Head, skin: Tones, man: bool) -> None:
    lead = 0.03
    dark = lightness(skin.base) < 0.55
    upper_colour = mix(skin.deep, LIP_RED, 0.28 if man else 0.52)
    lower_colour = mix(skin.shadow, LIP_RED, 0.16 if man else 0.44)
    if dark:
        upper_colour, lower_colour = shade(upper_colour, -0.02), shade(lower_colour, 0.035)
    wide, full = (0.094, 0.80) if man else (0.088, 1.0)
    y = 0.318

    def place(points: Points) -> list[tuple[float, float]]:
        return [(x * wide, y + dy * full) for x, dy in points]

    middle = [(-1.0, -0.009), (-0.5, 0.001), (0.0, 0.008), (0.5, 0.001), (1.0, -0.009)]
    top = [
        (1.0, -0.009),
        (0.55, -0.019),
        (0.20, -0.030),
        (0.0, -0.024),
        (-0.20, -0.030),
        (-0.55, -0.019),
        (-1.0, -0.009),
    ]
    bottom = [(1.0, -0.009), (0.60, 0.031), (0.0, 0.047), (-0.60, 0.031), (-1.0, -0.009)]
    sheet.fill(outline(head.face(place(middle), lead), head.face(place(top), lead)), upper_colour)
    sheet.fill(
        outline(head.face(place(middle), lead), head.face(place(bottom), lead)), lower_colour
    )
    sheet.fill(
        inked(head.face(place(middle), lead), 0.011, 0.25, 0.25), mix(upper_colour, LASH, 0.6)
    )
    light = [(-0.45, 0.022), (-0.15, 0.026), (0.15, 0.025)]
    sheet.shade(
        inked(head.face(place(light), lead), 0.013, 0.2, 0.2), shade(lower_colour, 0.10), blur=0.003
    )
    below = [(-0.045, 0.382), (0.0, 0.390), (0.05, 0.380)]
    sheet.shade(inked(head.face(below, lead), 0.022, 0.3, 0.3), skin.shadow, blur=0.007)


def _beard(sheet: Sheet, head: Head, skin: Tones, hair_colour: str) -> None:
    """Short and full, thinner towards the cheeks."""
    contour = head.contour
    colour = mix(hair_colour, skin.deep, 0.22)
    outer = [
        (-0.40, -0.03),
        (-0.300, 0.06),
        (-0.262, 0.16),
        (-0.222, 0.245),
        (-0.150, 0.272),
        (-0.060, 0.258),
        (0.0, 0.266),
        (0.060, 0.258),
        (0.150, 0.272),
        (0.222, 0.245),
        (0.262, 0.16),
        (0.300, 0.06),
        (0.40, -0.03),
    ]
    under = [(0.42, 0.4), (0.2, 0.56), (-0.2, 0.56), (-0.42, 0.4)]
    upper = [
        head.on_face(max(-0.36, min(0.36, x)), y) if abs(x) < 0.3 else head.at(x, y)
        for x, y in outer
    ]
    sheet.shade(outline(upper, head.all(under)), colour, contour, 0.012, 0.86)
    mouth = [
        (-0.100, 0.318),
        (-0.05, 0.292),
        (0.05, 0.292),
        (0.100, 0.318),
        (0.055, 0.366),
        (-0.055, 0.366),
    ]
    sheet.shade(closed(head.face(mouth, 0.03)), mix(colour, skin.shadow, 0.55), contour, 0.008)


def _age(sheet: Sheet, head: Head, skin: Tones) -> None:
    group = head.appearance.age_group
    if group not in (AgeGroup.MATURE, AgeGroup.SENIOR):
        return
    strength = 0.62 if group is AgeGroup.SENIOR else 0.34
    for side in (-1, 1):
        smile = [(0.074, 0.212), (0.104, 0.258), (0.118, 0.310)]
        sheet.fill(inked(head.face(_mirrored(smile, side)), 0.011, 0.2, 0.05), skin.line, strength)
        under_eye = [(0.094, 0.088), (0.140, 0.098), (0.184, 0.082)]
        sheet.fill(
            inked(head.face(_mirrored(under_eye, side)), 0.008, 0.1, 0.1), skin.line, 0.7 * strength
        )
        if group is AgeGroup.SENIOR:
            for dy in (-0.014, 0.012):
                crow = [(0.226, 0.030 + dy), (0.256, 0.026 + 2.2 * dy)]
                sheet.fill(inked(head.face(_mirrored(crow, side)), 0.007, 0.4, 0.1), skin.line, 0.5)
    if group is AgeGroup.SENIOR:
        for y, half in ((-0.205, 0.13), (-0.165, 0.10)):
            line = [(-half, y), (0.0, y - 0.008), (half, y)]
            sheet.fill(inked(head.face(line), 0.008, 0.05, 0.05), skin.line, 0.38)


def _glasses(sheet: Sheet, head: Head) -> None:
    ring = [
        (0.046, 0.015),
        (0.085, -0.035),
        (0.150, -0.046),
        (0.226, -0.030),
        (0.242, 0.025),
        (0.215, 0.088),
        (0.145, 0.108),
        (0.075, 0.088),
    ]
    for side in (-1, 1):
        points = head.face(_mirrored(ring, side), 0.02)
        sheet.fill(closed(points), "#FFFFFF", 0.10)
        sheet.fill(inked([*points, points[0], points[1]], 0.013, 1.0, 1.0), "#2B2522")
        arm = [
            head.on_face(side * 0.238, 0.0, 0.02),
            head.at(side * 0.322 - 0.02 * head.turned, -0.015),
        ]
        sheet.fill(inked(arm, 0.011, 1.0, 1.0), "#2B2522")
    bridge = [(-0.048, 0.008), (0.0, -0.012), (0.048, 0.008)]
    sheet.fill(inked(head.face(bridge, 0.04), 0.012, 1.0, 1.0), "#2B2522")
