"""A pair of sneakers, a tote bag and a bucket hat."""

from cyclorama.figure.garment.wardrobe.pattern import Drawing, cloth, fold, mirrored, seam, straight

WHITE, RUBBER, PATCH, LACE = "#E6E1D6", "#C4BCAC", "#3F6B5C", "#8C8577"
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
        "M96,150 C110,128 150,116 190,118 C230,128 262,150 300,146 C330,128 352,112 380,112 "
        "C420,150 470,196 560,214 C680,232 800,246 838,312 L838,350 L84,350 C76,280 100,214 96,150Z"
    )
    sole = "M70,332 L842,324 C862,352 852,388 826,394 L100,398 C70,394 58,362 70,332Z"
    heel = (
        '<path d="M84,350 C76,280 100,214 96,150 L170,140 C150,220 160,290 176,350Z" '
        f'fill="{PATCH}"/>'
    )
    toe = (
        f'<path d="M690,350 C680,290 720,236 780,258 L838,300 L838,350Z" fill="{RUBBER}"/>'
        + seam("M690,350 C680,290 720,240 790,262")
    )
    side = (
        seam("M176,350 C190,270 260,230 330,236 C420,246 520,300 690,330", dashes="7 5")
        + f'<path d="M330,350 L392,238 L430,250 L372,350Z" fill="{PATCH}"/>'
        + f'<path d="M410,350 L468,262 L506,276 L452,350Z" fill="{PATCH}"/>'
    )
    laces = "".join(
        f'<path d="M{352 + part * 40},{136 + part * 24} l56,-20" stroke="#F7F3EA" '
        'stroke-width="13" stroke-linecap="round"/>'
        f'<path d="M{354 + part * 40},{143 + part * 24} l56,-20" stroke="{LACE}" '
        'stroke-width="2.5"/>'
        for part in range(5)
    )
    opening = (
        '<path d="M104,150 C150,118 250,134 296,148 C260,176 150,176 104,150Z" fill="#45403A"/>'
    )
    rim = seam("M100,160 C150,186 262,184 304,150", "#000", 0.45)
    return cloth(
        f"upper_{name}", upper, WHITE, heel + toe + side + opening + rim + laces, 0.25
    ) + cloth(
        f"sole_{name}", sole, RUBBER, seam("M66,372 L852,366") + seam("M70,344 L846,338"), 0.25
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
