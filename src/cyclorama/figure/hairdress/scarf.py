"""A headscarf: cloth in a quiet colour of its own, close around the face."""

from cyclorama.figure.hairdress.strokes import LINE, Hair
from cyclorama.figure.palette import hair_tones
from cyclorama.figure.path import Path, closed, inked, outline

SCARVES = ("#B7A08E", "#93A09A", "#A5898A", "#C2B39B")


def cloth_of(hair: Hair) -> Hair:
    key = int(hair.skin.base[1:], 16) // 7 + int(hair.tones.base[1:], 16)
    cloth = SCARVES[key % len(SCARVES)]
    return Hair(hair.head, hair_tones(cloth), hair.skin, hair.before, hair.behind, hair.man)


def headscarf(hair: Hair) -> None:
    scarf = cloth_of(hair)
    outer = [
        (-0.56, 0.98),
        (-0.50, 0.76),
        (-0.385, 0.56),
        (-0.372, 0.25),
        (-0.375, -0.05),
        (-0.350, -0.30),
        (-0.235, -0.48),
        (0.0, -0.555),
        (0.235, -0.48),
        (0.350, -0.30),
        (0.375, -0.05),
        (0.372, 0.25),
        (0.385, 0.56),
        (0.50, 0.76),
        (0.58, 0.98),
    ]
    hem = [(0.58, 0.98), (0.38, 1.15), (0.06, 1.26), (-0.26, 1.16), (-0.56, 0.98)]
    whole = outline(scarf.head.all(outer), scarf.head.all(hem))
    shift = 0.11 * hair.head.turned
    opening = [
        (0.0, -0.345),
        (0.160, -0.315),
        (0.262, -0.20),
        (0.290, -0.02),
        (0.280, 0.18),
        (0.225, 0.36),
        (0.125, 0.475),
        (0.0, 0.508),
        (-0.125, 0.475),
        (-0.225, 0.36),
        (-0.280, 0.18),
        (-0.290, -0.02),
        (-0.262, -0.20),
        (-0.160, -0.315),
    ]
    face = closed(hair.head.all([(x + shift, y) for x, y in opening]))
    ring = Path(f"{whole.d} {face.d}", whole.bounds)
    scarf.before.cut(ring, scarf.tones.base, scarf.tones.line, LINE)
    drape = [
        [(0.285, 0.20), (0.20, 0.46), (0.0, 0.60), (-0.22, 0.66), (-0.44, 0.86)],
        [(0.30, 0.30), (0.20, 0.60), (-0.02, 0.76), (-0.26, 0.92)],
        [(0.32, 0.42), (0.24, 0.74), (0.04, 0.94), (-0.12, 1.06)],
        [(0.36, 0.56), (0.32, 0.80), (0.20, 1.02)],
        [(-0.28, 0.18), (-0.30, 0.40), (-0.38, 0.62)],
    ]
    for fold in drape:
        scarf.before.shade(
            inked(scarf.head.all([(x + 0.015, y + 0.03) for x, y in fold]), 0.075, 0.2, 0.1),
            scarf.tones.shadow,
            whole,
            0.016,
            0.9,
        )
        scarf.before.fill(inked(scarf.head.all(fold), 0.011, 0.2, 0.05), scarf.tones.line, 0.7)
    for fold in (
        [(-0.29, -0.05), (-0.28, -0.24), (-0.15, -0.40)],
        [(0.335, 0.12), (0.345, -0.1), (0.29, -0.30), (0.16, -0.43)],
    ):
        scarf.before.fill(inked(scarf.head.all(fold), 0.010, 0.1, 0.1), scarf.tones.line, 0.45)
    side = closed(
        scarf.head.all(
            [(0.31, -0.35), (0.32, 0.1), (0.33, 0.5), (0.45, 0.9), (0.7, 0.9), (0.5, -0.3)]
        )
    )
    scarf.before.shade(side, scarf.tones.shadow, whole, 0.03, 0.9)
    scarf.shine(scarf.before, [(-0.30, -0.22), (-0.17, -0.42), (0.02, -0.46)], 0.05, whole, 0.7)


def headscarf_back(hair: Hair) -> None:
    scarf = cloth_of(hair)
    outer = [
        (-0.58, 1.00),
        (-0.47, 0.72),
        (-0.375, 0.48),
        (-0.375, 0.2),
        (-0.375, -0.05),
        (-0.350, -0.30),
        (-0.235, -0.48),
        (0.0, -0.555),
        (0.235, -0.48),
        (0.350, -0.30),
        (0.375, -0.05),
        (0.375, 0.2),
        (0.375, 0.48),
        (0.47, 0.72),
        (0.58, 1.00),
    ]
    hem = [(0.58, 1.00), (0.34, 1.22), (0.0, 1.42), (-0.34, 1.22), (-0.58, 1.00)]
    whole = outline(scarf.head.all(outer), scarf.head.all(hem))
    scarf.mass(scarf.before, whole)
    side = closed(
        scarf.head.all(
            [(0.20, -0.5), (0.24, 0.1), (0.22, 0.5), (0.30, 1.2), (0.8, 1.1), (0.5, -0.3)]
        )
    )
    scarf.before.shade(side, scarf.tones.shadow, whole, 0.05, 0.9)
    for fold in (
        [(-0.34, 0.20), (-0.1, 0.36), (0.18, 0.36), (0.34, 0.22)],
        [(-0.30, 0.42), (-0.08, 0.62), (0.04, 0.95), (0.02, 1.30)],
        [(0.30, 0.42), (0.18, 0.66), (0.16, 1.0), (0.20, 1.24)],
        [(-0.36, 0.52), (-0.26, 0.80), (-0.24, 1.15)],
    ):
        scarf.before.shade(
            inked(scarf.head.all([(x + 0.015, y + 0.03) for x, y in fold]), 0.07, 0.2, 0.1),
            scarf.tones.shadow,
            whole,
            0.016,
            0.8,
        )
        scarf.before.fill(inked(scarf.head.all(fold), 0.011, 0.2, 0.05), scarf.tones.line, 0.6)
    scarf.shine(scarf.before, [(-0.27, -0.25), (-0.14, -0.40), (0.04, -0.43)], 0.06, whole, 0.7)
