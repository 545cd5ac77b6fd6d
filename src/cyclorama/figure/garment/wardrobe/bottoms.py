"""Trousers of the wardrobe: blue jeans and shorts."""

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

DENIM, DENIM_DARK, THREAD, BRASS = "#46648C", "#2E4363", "#C98F45", "#B08A4A"
SAND, SAND_DARK = "#C9B48C", "#94805A"


def jeans() -> Drawing:
    outline = mirrored(
        (0, 66),
        [
            ((60, 66), (120, 60), (168, 54)),
            ((186, 140), (206, 210), (210, 290)),
            ((218, 520), (214, 800), (206, 1030)),
            *straight((88, 1036)),
            ((84, 800), (50, 560), (0, 372)),
        ],
    )
    fade = "".join(
        f'<ellipse cx="{500 + side * 122}" cy="{y}" rx="58" ry="{tall}" fill="#B9CBE4" '
        'fill-opacity="0.42" filter="url(#wide)"/>'
        for side in (1, -1)
        for y, tall in ((410, 190), (700, 90))
    )
    wide = (
        '<filter id="wide" x="-50%" y="-50%" width="200%" height="200%">'
        '<feGaussianBlur stdDeviation="30"/></filter>'
    )
    folds = "".join(
        fold(path, 0.3)
        for path in (
            *both((14, 360), [((60, 350), (110, 330), (150, 300))]),
            *both((20, 400), [((70, 400), (110, 392), (160, 372))]),
            *both((96, 720), [((130, 712), (170, 706), (206, 716))]),
            *both((100, 760), [((140, 768), (180, 764), (206, 752))]),
            *both((96, 980), [((130, 972), (170, 974), (204, 984))]),
        )
    )
    stitches = "".join(
        seam(path, THREAD, 0.9, "9 5")
        for path in (
            *both((0, 118), straight((178, 108))),
            *both((0, 76), straight((168, 64))),
            *both((66, 118), [((70, 180), (120, 214), (196, 216))]),
            *both((0, 372), [((56, 570), (94, 800), (98, 1036))]),
            *both((84, 1010), straight((206, 1004))),
            curve((40, 118), [((44, 240), (44, 290), (4, 320))]),
        )
    )
    seams = "".join(
        seam(path, "#000", 0.5)
        for path in (
            "M500,66 V372",
            *both((0, 124), straight((180, 114))),
            *both((60, 118), [((64, 186), (118, 222), (198, 224))]),
        )
    )
    loops = "".join(
        f'<rect x="{500 + x}" y="52" width="13" height="74" fill="{DENIM_DARK}"/>'
        for x in (-124, -40, 27, 111)
    )
    button = f'<circle cx="507" cy="96" r="12" fill="{BRASS}" stroke="#000" stroke-opacity="0.5"/>'
    inside = cloth(
        "inside",
        mirrored((0, 50), [((60, 50), (120, 50), (166, 56)), *straight((166, 80), (0, 90))]),
        DENIM_DARK,
    )
    body = cloth("jeans", outline, DENIM, wide + fade + folds + seams + stitches + loops + button)
    marks = {"waist": (168, 54), "crotch": (0, 372), "hem": (206, 1030), "inseam": (88, 1036)}
    return Drawing(inside + body, 1110, marks)


def shorts() -> Drawing:
    outline = mirrored(
        (0, 70),
        [
            ((60, 70), (130, 66), (186, 62)),
            ((204, 170), (236, 320), (262, 506)),
            *straight((34, 540)),
            ((26, 490), (10, 430), (0, 392)),
        ],
    )
    folds = "".join(
        fold(path, 0.26)
        for path in (
            *both((14, 384), [((60, 370), (110, 350), (160, 310))]),
            *both((30, 430), [((70, 430), (110, 420), (150, 400))]),
            *both((150, 250), [((160, 330), (170, 420), (176, 520))]),
        )
    )
    seams = "".join(
        seam(path)
        for path in (
            "M500,70 V392",
            *both((0, 124), straight((196, 116))),
            *both((120, 122), [((150, 180), (190, 230), (226, 262))]),
            *both((38, 512), straight((258, 480))),
        )
    )
    cord = (
        f'<path d="M488,100 C470,170 478,200 470,236 M512,100 C526,160 520,190 532,226" '
        f'fill="none" stroke="{SAND_DARK}" stroke-width="8" stroke-linecap="round"/>'
    )
    gathers = "".join(
        f'<path d="M{x},68 V120" stroke="#000" stroke-opacity="0.25" stroke-width="4"/>'
        for x in range(322, 690, 14)
    )
    body = cloth("shorts", outline, SAND, folds + seams + gathers + cord)
    marks = {"waist": (186, 62), "crotch": (0, 392), "hem": (262, 506), "inseam": (34, 540)}
    return Drawing(body, 620, marks)
