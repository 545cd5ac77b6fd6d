"""Hair that stays close to the head: shaved, cropped, short and parted at the side."""

from cyclorama.figure.hairdress.falling import fall_down_the_back, falls_behind
from cyclorama.figure.hairdress.strokes import (
    BROW_LINE,
    Hair,
    back_strands,
    hairline,
    outer_edge,
    skull_cap,
    whole_back,
)
from cyclorama.figure.palette import mix
from cyclorama.figure.path import closed, inked, outline


def cropped(hair: Hair) -> None:
    cap = skull_cap(hair, 0.022, 0.03, BROW_LINE, 0.004)
    hair.shine(hair.before, [(-0.22, -0.36), (-0.08, -0.44), (0.08, -0.44)], 0.07, cap, 0.5)
    temple = [(0.33, -0.2), (0.27, -0.16), (0.30, 0.05), (0.36, 0.05)]
    for side in (-1, 1):
        hair.before.shade(
            closed(hair.head.all([(side * x, y) for x, y in temple])),
            hair.skin.base,
            cap,
            0.02,
            0.5,
        )


def cropped_back(hair: Hair) -> None:
    path = whole_back(hair, 0.022, 0.30)
    fade = [(-0.3, 0.20), (0.0, 0.17), (0.3, 0.20), (0.3, 0.4), (-0.3, 0.4)]
    hair.before.shade(closed(hair.head.all(fade)), hair.skin.shadow, path, 0.04, 0.7)


def shaved(hair: Hair) -> None:
    """A shadow of stubble on the skull."""
    cap = outline(
        hair.head.all(outer_edge(0.006, 0.0, -0.008)), hair.head.all(hairline(hair.head, BROW_LINE))
    )
    hair.before.shade(cap, mix(hair.skin.shadow, hair.tones.base, 0.35), None, 0.006, 0.42)
    gleam = inked(hair.head.all([(-0.20, -0.34), (-0.09, -0.42), (0.05, -0.44)]), 0.07, 0.1, 0.1)
    hair.before.shade(gleam, hair.skin.light, cap, 0.022, 0.8)


def shaved_back(hair: Hair) -> None:
    outer = outer_edge(0.006, 0.10, -0.008)
    nape = [(0.26, 0.16), (0.14, 0.27), (0.0, 0.28), (-0.14, 0.27), (-0.26, 0.16)]
    cap = outline(hair.head.all(outer), hair.head.all(nape))
    hair.before.shade(cap, mix(hair.skin.shadow, hair.tones.base, 0.35), None, 0.008, 0.5)
    gleam = inked(hair.head.all([(-0.20, -0.34), (-0.09, -0.42), (0.05, -0.44)]), 0.07, 0.1, 0.1)
    hair.before.shade(gleam, hair.skin.light, cap, 0.022, 0.8)


def short(hair: Hair) -> None:
    """A man's with a lifted front; a woman's is a pixie with a swept fringe."""
    if hair.man:
        line = [
            (0.324, 0.02),
            (0.304, -0.10),
            (0.292, -0.20),
            (0.252, -0.272),
            (0.13, -0.318),
            (0.0, -0.335),
            (-0.12, -0.318),
            (-0.240, -0.275),
            (-0.290, -0.20),
            (-0.304, -0.10),
            (-0.324, 0.02),
        ]
        outer = [
            (-0.326, 0.02),
            (-0.342, -0.12),
            (-0.345, -0.25),
            (-0.318, -0.40),
            (-0.25, -0.505),
            (-0.11, -0.575),
            (0.05, -0.605),
            (0.20, -0.575),
            (0.300, -0.485),
            (0.342, -0.34),
            (0.346, -0.2),
            (0.342, -0.1),
            (0.326, 0.02),
        ]
        cap = hair.lock(hair.before, outer, hairline(hair.head, line))
        hair.strands(
            hair.before,
            [(-0.23, -0.29), (-0.26, -0.38), (-0.20, -0.48)],
            [(0.22, -0.29), (0.26, -0.42), (0.24, -0.52)],
            9,
            0.011,
            opacity=0.55,
        )
        hair.shine(hair.before, [(-0.20, -0.44), (-0.05, -0.52), (0.12, -0.53)], 0.05, cap)
        return
    line = [
        (0.326, 0.10),
        (0.296, 0.02),
        (0.306, -0.08),
        (0.29, -0.15),
        (0.255, -0.205),
        (0.14, -0.175),
        (0.0, -0.205),
        (-0.12, -0.265),
        (-0.225, -0.225),
        (-0.285, -0.12),
        (-0.300, 0.0),
        (-0.290, 0.09),
        (-0.318, 0.12),
    ]
    outer = [
        (-0.318, 0.12),
        (-0.356, 0.0),
        (-0.366, -0.16),
        (-0.345, -0.34),
        (-0.25, -0.485),
        (-0.08, -0.555),
        (0.12, -0.550),
        (0.27, -0.475),
        (0.352, -0.33),
        (0.370, -0.15),
        (0.356, 0.0),
        (0.326, 0.10),
    ]
    cap = hair.lock(hair.before, outer, hairline(hair.head, line))
    hair.strands(
        hair.before,
        [(-0.13, -0.50), (-0.20, -0.38), (-0.27, -0.10)],
        [(-0.10, -0.50), (0.12, -0.36), (0.29, -0.12)],
        9,
        0.010,
        opacity=0.55,
    )
    hair.shine(hair.before, [(-0.26, -0.30), (-0.05, -0.40), (0.18, -0.36)], 0.06, cap)


def short_back(hair: Hair) -> None:
    path = whole_back(hair, 0.07, 0.31, 0.016)
    back_strands(hair, 0.30, 9)
    hair.shine(hair.before, [(-0.24, -0.26), (0.0, -0.34), (0.2, -0.26)], 0.06, path)


def side_parted(hair: Hair) -> None:
    line = [
        (0.324, 0.03),
        (0.306, -0.08),
        (0.298, -0.19),
        (0.262, -0.265),
        (0.12, -0.330),
        (-0.04, -0.345),
        (-0.150, -0.330),
        (-0.245, -0.275),
        (-0.290, -0.19),
        (-0.304, -0.08),
        (-0.324, 0.03),
    ]
    outer = [
        (-0.326, 0.03),
        (-0.340, -0.12),
        (-0.338, -0.26),
        (-0.29, -0.41),
        (-0.185, -0.505),
        (-0.04, -0.570),
        (0.13, -0.585),
        (0.27, -0.520),
        (0.346, -0.39),
        (0.354, -0.24),
        (0.345, -0.1),
        (0.326, 0.03),
    ]
    if not hair.man:
        falls_behind(hair, 0.66, 0.40, 0.02)
    cap = hair.lock(hair.before, outer, hairline(hair.head, line))
    hair.strands(
        hair.before,
        [(-0.155, -0.335), (-0.06, -0.42), (0.12, -0.44), (0.29, -0.26)],
        [(-0.165, -0.42), (-0.06, -0.56), (0.20, -0.55), (0.34, -0.26)],
        7,
        0.010,
        opacity=0.55,
    )
    hair.strands(
        hair.before,
        [(-0.17, -0.36), (-0.23, -0.30), (-0.28, -0.20)],
        [(-0.18, -0.45), (-0.27, -0.38), (-0.32, -0.18)],
        3,
        0.009,
        opacity=0.5,
    )
    part = [(-0.160, -0.335), (-0.172, -0.41), (-0.160, -0.49)]
    hair.before.fill(
        inked(hair.head.all(part), 0.012, 0.6, 0.1), mix(hair.skin.shadow, hair.tones.base, 0.3)
    )
    hair.shine(hair.before, [(0.0, -0.47), (0.15, -0.47), (0.27, -0.38)], 0.05, cap)


def side_parted_back(hair: Hair) -> None:
    if hair.man:
        short_back(hair)
    else:
        fall_down_the_back(hair, 0.66, 0.40, 0.02)
