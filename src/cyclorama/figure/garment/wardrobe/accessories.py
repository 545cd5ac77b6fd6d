"""A pair of sneakers, a tote bag and a bucket hat."""

from cyclorama.figure.garment.wardrobe.pattern import Drawing, cloth, fold, mirrored, seam, straight

WHITE, RUBBER, SWOOP, LACE = "#DCD6CA", "#B9B1A2", "#B5382F", "#8C8577"
CANVAS, CANVAS_DARK, INK = "#D8C7A3", "#A8946A", "#2D4A3E"
OLIVE, OLIVE_DARK = "#6C6F45", "#4A4C2D"


def sneakers() -> Drawing:
    marks = {"toe": (430, 520), "heel": (-430, 520)}
    body = "".join(
        f'<g transform="translate({x},{y})">{_sneaker(name)}</g>'
        for name, x, y in (("far", 96, 30), ("near", -20, 400))
    )
    return Drawing(body, 860, marks)


def _sneaker(name: str) -> str:
    upper = (
        "M96,84 C120,60 240,44 292,62 C330,150 420,190 560,206 C700,216 800,240 838,300 "
        "L838,350 L80,350 C70,260 104,180 96,84Z"
    )
    sole = "M72,330 L842,326 C858,352 850,386 826,392 L100,396 C72,392 62,360 72,330Z"
    swoop = (
        f'<path d="M170,310 C300,318 470,290 560,212 C500,300 330,350 170,340Z" fill="{SWOOP}"/>'
        f'<path d="M88,110 L150,100 L158,200 L92,214Z" fill="{SWOOP}"/>'
    )
    laces = "".join(
        f'<path d="M{300 + part * 48},{104 + part * 26} l60,-26" stroke="#F3EFE6" '
        'stroke-width="15" stroke-linecap="round"/>'
        f'<path d="M{302 + part * 48},{112 + part * 26} l60,-26" stroke="{LACE}" '
        'stroke-width="3"/>'
        for part in range(5)
    )
    toe = seam("M700,348 C690,290 740,250 800,258") + fold("M600,230 C620,260 630,280 628,320", 0.2)
    opening = '<path d="M110,84 C160,62 240,54 284,68 C250,96 150,104 110,84Z" fill="#3A3630"/>'
    return cloth(f"upper_{name}", upper, WHITE, swoop + toe + opening + laces, 0.25) + cloth(
        f"sole_{name}", sole, RUBBER, seam("M70,372 L850,368"), 0.25
    )


def tote() -> Drawing:
    outline = mirrored(
        (0, 420),
        [*straight((310, 412)), ((318, 620), (324, 800), (330, 1020)), *straight((0, 1036))],
    )
    handles = [
        f'<path d="{_handle(foot, top)}" fill="none" stroke="{paint}" stroke-width="34"/>'
        f'<path d="{_handle(foot, top)}" fill="none" stroke="#000" stroke-opacity="0.25" '
        'stroke-width="2" transform="translate(9,4)"/>'
        for foot, top, paint in ((430, 60, CANVAS_DARK), (520, 96, CANVAS))
    ]
    mark = (
        f'<circle cx="500" cy="690" r="112" fill="none" stroke="{INK}" stroke-width="14"/>'
        f'<path d="M500,600 C440,660 440,720 500,790 C560,720 560,660 500,600Z" fill="{INK}"/>'
        f'<rect x="400" y="850" width="200" height="20" fill="{INK}"/>'
    )
    folds = fold("M260,1000 C240,880 250,760 280,640") + fold("M740,440 C720,560 730,640 700,760")
    body = cloth("tote", outline, CANVAS, mark + folds + seam("M180,446 H820", "#000", 0.35, "8 5"))
    return Drawing(handles[0] + body + handles[1], 1080, {"grip": (0, 60), "base": (330, 1020)})


def _handle(foot: float, top: float) -> str:
    return f"M352,{foot} C350,150 430,{top} 500,{top} C570,{top} 650,150 648,{foot}"


def hat() -> Drawing:
    crown = mirrored(
        (0, 70),
        [
            ((150, 70), (214, 96), (232, 170)),
            ((246, 250), (252, 300), (262, 344)),
            *straight((0, 360)),
        ],
    )
    brim = mirrored(
        (0, 330),
        [
            ((140, 330), (240, 330), (262, 330)),
            ((320, 400), (380, 450), (420, 500)),
            ((300, 560), (140, 580), (0, 580)),
        ],
    )
    rows = "".join(
        seam(
            f"M{238 - step * 30},{352 + step * 34} Q500,{430 + step * 40} "
            f"{762 + step * 30},{352 + step * 34}",
            dashes="8 5",
        )
        for step in range(1, 5)
    )
    seams = (
        seam("M500,70 V360")
        + seam("M340,96 C320,200 316,280 316,350")
        + fold("M640,120 C670,200 680,280 684,350")
    )
    return Drawing(
        cloth("brim", brim, OLIVE, rows) + cloth("crown", crown, OLIVE, seams),
        640,
        {"top": (0, 70), "brim": (420, 500)},
    )
