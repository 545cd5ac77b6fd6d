"""A summer dress and a pleated skirt."""

import random
from itertools import pairwise

from cyclorama.figure.garment.wardrobe.pattern import (
    Drawing,
    both,
    cloth,
    curve,
    fold,
    mirrored,
    seam,
    straight,
)

CORAL, CORAL_DARK, PETALS, LEAF = "#D9614C", "#8E3529", "#F7D27C", "#2F6B57"
TEAL, TEAL_DARK = "#1F6F78", "#134A52"


def dress(front: bool) -> Drawing:
    pit = 200 if front else 150
    neck = [((54, pit), (92, 160), (104, 66))]
    side = [
        *straight((146, 62)),
        ((146, 150), (150, 200), (186, 232)),
        ((176, 300), (150, 350), (140, 404)),
        ((170, 520), (250, 760), (318, 984)),
        ((220, 1016), (110, 1026), (0, 1028)),
    ]
    folds = "".join(
        fold(path, 0.26, 16)
        for path in (
            *both((30, 420), [((50, 600), (80, 820), (110, 1010))]),
            *both((90, 420), [((130, 600), (180, 820), (220, 1000))]),
            curve((10, 430), [((0, 600), (-20, 820), (-30, 1010))]),
            *both((170, 300), [((140, 310), (120, 320), (100, 322))]),
        )
    )
    seams = "".join(
        seam(path)
        for path in (
            *both((0, 400), straight((140, 400))),
            *both((0, 414), straight((142, 414))),
            *both((0, 1008), [((110, 1006), (220, 996), (312, 964))]),
        )
    )
    body = cloth(
        "dress",
        mirrored((0, pit), [*neck, *side]),
        CORAL,
        _flowers(11 if front else 12) + folds + seams,
    )
    marks = {
        "collar": (125, 64), "pit": (0, pit), "armpit": (186, 232), "waist": (140, 404),
        "hem": (318, 984),
    }  # fmt: skip
    bends = [((54, 152), (92, 130), (104, 66)), *straight((104, 230), (0, 230))]
    inside = cloth("inside", mirrored((0, 150), bends), CORAL_DARK) if front else ""
    return Drawing(inside + body, 1100, marks)


def _flowers(seed: int) -> str:
    draw = random.Random(seed)  # noqa: S311  a pattern, not a secret
    flowers = []
    for row in range(18):
        for column in range(13):
            x = 120 + column * 62 + (row % 2) * 31 + draw.uniform(-9, 9)
            y = 60 + row * 56 + draw.uniform(-9, 9)
            turn, size = draw.uniform(0, 72), draw.uniform(0.8, 1.2)
            petals = "".join(
                f'<ellipse cx="0" cy="-9" rx="5.5" ry="8" transform="rotate({part * 72})"/>'
                for part in range(5)
            )
            flowers.append(
                f'<g transform="translate({x:.0f},{y:.0f}) rotate({turn:.0f}) scale({size:.2f})" '
                f'fill="{PETALS}">{petals}<circle r="4" fill="{CORAL_DARK}"/>'
                f'<ellipse cx="17" cy="10" rx="9" ry="3.5" fill="{LEAF}" transform="rotate(30)"/>'
                "</g>"
            )
    return "".join(flowers)


def skirt() -> Drawing:
    pleats = 9
    width, hem = 322, 690
    # every pleat ends in a shallow step
    steps = [
        (width * (1 - part / pleats), hem - 26 * (1 - part / pleats) ** 2)
        for part in range(pleats + 1)
    ]
    zigzag = []
    for (x, y), (following, below) in pairwise(steps):
        zigzag += [(x - 6, y + 8), (following + 2, below - 6), (following, below)]
    outline = mirrored(
        (0, 70),
        [*straight((150, 70), (152, 128)), ((190, 260), (280, 480), steps[0]), *straight(*zigzag)],
    )
    lines = "".join(
        path
        for part in range(pleats)
        for side in (1, -1)
        for path in (_pleat(part / pleats, steps[part], side),)
    )
    band = cloth("band", mirrored((0, 70), straight((150, 70), (152, 128), (0, 128))), TEAL_DARK)
    body = cloth("skirt", outline, TEAL, lines)
    marks = {"waist": (150, 70), "hem": (width, 664)}
    return Drawing(body + band, 760, marks)


def _pleat(part: float, foot: tuple[float, float], side: int) -> str:
    top = 152 * (1 - part)
    spots = [((top + 0.25 * (foot[0] - top), 280), (foot[0] - 0.1 * foot[0], 480), foot)]
    path = curve((top, 128), spots, side)
    return fold(path, 0.42, 10, 0.22) + seam(path, "#000", 0.35)
