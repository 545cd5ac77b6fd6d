"""Tops of the wardrobe: a printed T-shirt, a striped jumper, a blazer."""

from collections.abc import Sequence

from cyclorama.figure.garment.wardrobe.pattern import (
    Bend,
    Drawing,
    Spot,
    both,
    cloth,
    curve,
    fold,
    mirrored,
    seam,
    straight,
)

SAGE, SAGE_DARK, CREAM, RUST = "#7E9483", "#62776A", "#F4ECDD", "#C4572F"
SAGE_INSIDE = "#47574C"
NAVY, IVORY, IVORY_DARK = "#26345A", "#ECE6D8", "#A9A08E"
CAMEL, CAMEL_DARK, LINING = "#B3854F", "#8C6436", "#5B4030"


def inside_back(collar: Spot, dip: float, below: float, paint: str) -> str:
    """The inside of the back, seen through the neck of what lies flat."""
    bends = [
        ((46, dip), (collar[0] - 14, dip - 8), collar),
        *straight((collar[0], below), (0, below)),
    ]
    return cloth("inside", mirrored((0, dip), bends), paint, depth=0.55)


def collar_band(start: Spot, neck: Sequence[Bend], paint: str, width: float = 36) -> str:
    return "".join(
        f'<path d="{path}" fill="none" stroke="{paint}" stroke-width="{width}"/>'
        for path in both(start, neck)
    )


def tee(front: bool) -> Drawing:
    pit = 160 if front else 102
    neck = [((50, pit), (80, 126 if front else 98), (94, 80))]
    sleeve = [
        ((150, 96), (200, 108), (236, 126)),
        ((305, 152), (360, 226), (404, 318)),
        *straight((312, 378)),
        ((284, 350), (256, 322), (238, 290)),
    ]
    hem = [((230, 430), (233, 640), (244, 776)), ((160, 792), (80, 796), (0, 796))]
    folds = "".join(
        fold(path)
        for path in (
            curve((226, 305), [((180, 340), (140, 420), (120, 520))]),
            curve((226, 305), [((190, 330), (150, 370), (120, 400))], -1),
            curve((200, 560), [((150, 620), (140, 700), (150, 790))], -1),
            curve((70, 640), [((90, 690), (95, 740), (84, 790))]),
            *both((250, 160), [((270, 210), (280, 260), (318, 340))]),
        )
    )
    seams = "".join(
        seam(path)
        for path in (
            *both((236, 126), [((250, 180), (250, 240), (238, 290))]),
            *both((392, 322), straight((304, 366))),
            *both((0, 772), [((80, 772), (160, 768), (243, 752))]),
            *both((0, pit + 20), [((56, pit + 20), (94, pit - 24), (110, 84))]),
        )
    )
    body = cloth(
        "tee",
        mirrored((0, pit), [*neck, *sleeve, *hem]),
        SAGE,
        (_sun() if front else "") + folds + collar_band((0, pit), neck, SAGE_DARK) + seams,
    )
    inside = inside_back((94, 80), 100, 170, SAGE_INSIDE) if front else ""
    marks = {
        "collar": (94, 80), "pit": (0, pit), "shoulder": (236, 126), "cuff": (358, 348),
        "armpit": (238, 290), "hem": (244, 776),
    }  # fmt: skip
    return Drawing(inside + body, 880, marks)


def _sun() -> str:
    """A print: a sun over waves, with a line of blocks for words."""
    rays = "".join(
        f'<path d="M500,322 L500,298" stroke="{CREAM}" stroke-width="9" '
        f'transform="rotate({turn} 500 400)"/>'
        for turn in range(-90, 91, 20)
    )
    waves = "".join(
        f'<path d="M400,{y} q25,-22 50,0 t50,0 t50,0 t50,0" fill="none" stroke="{CREAM}" '
        'stroke-width="9"/>'
        for y in (424, 450, 476)
    )
    words = "".join(
        f'<rect x="{x}" y="506" width="{w}" height="17" fill="{CREAM}"/>'
        for x, w in ((402, 52), (464, 26), (500, 60), (570, 28))
    )
    return f'<path d="M432,404 a68,68 0 0 1 136,0z" fill="{RUST}"/>{rays}{waves}{words}'


def jumper() -> Drawing:
    neck = [((52, 148), (78, 122), (90, 84))]
    sleeve = [
        ((150, 98), (200, 110), (232, 132)),
        ((290, 180), (370, 440), (432, 690)),
        *straight((352, 714)),
        ((318, 590), (282, 430), (246, 316)),
    ]
    hem = [((240, 430), (242, 600), (240, 744)), ((160, 752), (80, 754), (0, 754))]
    stripes = "".join(
        f'<rect x="0" y="{y}" width="1000" height="24" fill="{NAVY}"/>' for y in range(250, 690, 54)
    )
    # The stripes of the sleeves run across the sleeves.
    across = "".join(
        f'<path d="M{500 + side * 600},{y + 220} L{500 + side * 240},{y}" stroke="{NAVY}" '
        'stroke-width="24"/>'
        for side in (1, -1)
        for y in range(120, 660, 54)
    )
    arm = [((262, 220), (262, 270), (246, 316))]
    sleeves = "".join(
        f'<clipPath id="arm{side}"><path d="{_sleeve(side)}"/></clipPath>'
        f'<g clip-path="url(#arm{side})"><rect width="1000" height="900" fill="{IVORY}"/>'
        f"{across}</g>"
        for side in (1, -1)
    )
    ribs = "".join(
        f'<path d="M{x},706 V760" stroke="#000" stroke-opacity="0.22" stroke-width="3"/>'
        for x in range(256, 748, 11)
    )
    rib_cuffs = "".join(
        f'<path d="{path}" fill="none" stroke="{IVORY_DARK}" stroke-width="52" '
        'stroke-opacity="0.5"/>'
        for path in both((426, 668), straight((346, 692)))
    )
    folds = "".join(
        fold(path, 0.24)
        for path in (
            *both((244, 330), [((200, 360), (170, 430), (150, 540))]),
            curve((190, 520), [((150, 590), (120, 650), (130, 700))]),
            *both((330, 420), [((340, 440), (350, 450), (290, 470))]),
            *both((356, 500), [((360, 520), (350, 530), (310, 545))]),
        )
    )
    seams = "".join(
        seam(path)
        for path in (
            *both((232, 132), arm),
            *both((0, 704), straight((244, 700))),
            *both((416, 640), straight((338, 664))),
        )
    )
    body = cloth(
        "jumper",
        mirrored((0, 148), [*neck, *sleeve, *hem]),
        IVORY,
        stripes + sleeves + ribs + rib_cuffs + folds
        + collar_band((0, 148), neck, IVORY_DARK, 44) + seams,
    )  # fmt: skip
    marks = {
        "collar": (90, 84), "pit": (0, 148), "shoulder": (232, 132), "cuff": (392, 702),
        "armpit": (246, 316), "hem": (240, 744),
    }  # fmt: skip
    return Drawing(inside_back((90, 84), 102, 160, IVORY_DARK) + body, 840, marks)


def _sleeve(side: int) -> str:
    spots = [(232, 60), (470, 60), (470, 760), (330, 760), (246, 316), (262, 260), (256, 190)]
    return "M" + " L".join(f"{500 + side * x},{y}" for x, y in spots) + "Z"


def blazer() -> Drawing:
    neck = [((30, 330), (70, 180), (92, 74))]
    sleeve = [
        ((150, 96), (205, 112), (246, 138)),
        ((300, 172), (346, 400), (392, 694)),
        *straight((308, 716)),
        ((286, 600), (264, 450), (240, 330)),
    ]
    hem = [
        ((224, 430), (222, 500), (238, 640)),
        ((246, 740), (250, 790), (246, 846)),
        ((170, 868), (90, 872), (22, 860)),
        ((8, 850), (2, 820), (0, 780)),
    ]
    lapels = "".join(
        f'<path d="{path}" fill="{CAMEL}" stroke="#000" stroke-opacity="0.45" stroke-width="2.5"/>'
        for path in both(
            (0, 420),
            straight((24, 400), (128, 220), (100, 206), (150, 176), (92, 74), (60, 200), (0, 420)),
        )
    )
    opening = seam("M500,420 V866", "#000", 0.55)
    buttons = "".join(
        f'<circle cx="514" cy="{y}" r="12" fill="{CAMEL_DARK}" stroke="#000" stroke-opacity="0.5"/>'
        for y in (470, 580)
    )
    pockets = "".join(
        f'<path d="{path}" fill="{CAMEL}" stroke="#000" stroke-opacity="0.42" stroke-width="2.5"/>'
        for path in both((86, 628), straight((204, 618), (206, 662), (88, 672), (86, 628)))
    )
    folds = "".join(
        fold(path, 0.24)
        for path in (
            *both((236, 340), [((200, 380), (190, 450), (196, 560))]),
            *both((336, 430), [((320, 450), (300, 460), (272, 462))]),
            *both((346, 480), [((330, 500), (310, 505), (280, 506))]),
            curve((140, 560), [((130, 640), (140, 760), (150, 850))], -1),
        )
    )
    seams = "".join(
        seam(path)
        for path in (
            *both((246, 138), [((262, 210), (258, 280), (240, 330))]),
            *both((150, 330), [((130, 460), (130, 540), (140, 620))]),
            *both((386, 656), straight((302, 678))),
        )
    )
    body = cloth(
        "blazer",
        mirrored((0, 420), [*straight((22, 380)), *neck, *sleeve, *hem]),
        CAMEL,
        folds + seams + pockets + opening + buttons + lapels,
    )
    marks = {
        "collar": (92, 74), "pit": (0, 420), "shoulder": (246, 138), "cuff": (350, 705),
        "armpit": (240, 330), "hem": (246, 846),
    }  # fmt: skip
    return Drawing(inside_back((92, 74), 84, 420, LINING) + body, 940, marks)
