"""A product on a plinth of the set, its siblings beside it; a person stands on the set itself."""

import numpy as np

from cyclorama.imaging.canvas import Size
from cyclorama.scenery.backdrop import Backdrop
from cyclorama.scenery.brief import SetName
from cyclorama.scenery.layer import Rgb, Rgba, laid, lay_into
from cyclorama.scenery.lettering import Style, letter
from cyclorama.scenery.placing import place
from cyclorama.scenery.plinth import plinth
from cyclorama.scenery.relief import dimmed, glow_of, shadow_of
from cyclorama.scenery.sitter import remarks_on, sitter
from cyclorama.scenery.stages import stage
from cyclorama.scenery.subject import Subject, find_subject
from cyclorama.scenery.task import Drawn, Task
from cyclorama.scenery.tints import luminance, mixed
from cyclorama.scenery.wording import text, unread

STONE, DARK_STONE = "#d9d3c8", "#26242a"
DARK_SETS = (SetName.ROSES, SetName.DEEP_SPACE, SetName.CITY_NIGHT, SetName.FASHION_SHOW)
FOOT = 0.95  # of the height: where the plinth stands
SIBLINGS = 2
BESIDE = 0.27  # of the frame's width: a sibling's, at most


def draw(task: Task, set_name: SetName) -> Drawn:
    brief, size = task.brief, task.size
    product = sitter(task)
    set_ = stage(set_name, size, variant=brief.variant, colours=brief.colours)
    soft = dimmed(set_.picture, blur=0.0035 * min(size), darkness=0.0)
    set_ = Backdrop(soft, set_.ground, set_.horizon, set_.light)
    title = text(brief, 0)
    colour = DARK_STONE if set_name in DARK_SETS else _stone(set_.picture)
    if product.found and product.face is not None:
        placed = place(product.rgba, set_, height=0.86, stands=product.stands, ground=0.97)
        backdrop, front = placed.backdrop, placed.subject
    else:
        backdrop, front = _on_plinths(task, product, set_, colour, bool(title))
    if title:
        write_title(backdrop, title)
    remarks = (*remarks_on(product), *unread(brief))
    return Drawn(laid(backdrop, front, 0, 0), front, backdrop, remarks)


def _on_plinths(
    task: Task, product: Subject, set_: Backdrop, colour: str, titled: bool
) -> tuple[Rgb, Rgba]:
    size = task.size
    tall = size.height > 1.1 * size.width
    top = (0.74 if tall else 0.78) * size.height
    head_room = (0.20 if titled else 0.10) * size.height
    high, wide = product.rgba.shape[:2]
    width = min(0.62 * size.width, (top - head_room) * wide / high)
    height = width * high / wide
    round_ = min(max(1.35 * width, 0.30 * min(size)), 0.86 * size.width)
    backdrop = set_
    siblings = [find_subject(source) for source in task.sources[1 : 1 + SIBLINGS]]
    layers: list[Rgba] = []
    for index, sibling in enumerate(siblings):
        side = -1 if index == 0 else 1
        shape = sibling.rgba.shape
        low = min(0.62 * height, BESIDE * size.width * shape[0] / shape[1])
        across = 0.5 + side * min(0.36, (0.5 * round_ + 0.16 * min(size)) / size.width)
        backdrop, layer = _stood(
            sibling, backdrop, colour, size,
            across=across, top=(top / size.height + 0.06), height=low / size.height,
            width=0.52 * round_,
        )  # fmt: skip
        layers.append(layer)
    backdrop, front = _stood(
        product, backdrop, colour, size,
        across=0.5, top=top / size.height, height=height / size.height, width=round_,
    )  # fmt: skip
    picture = backdrop.picture.copy()
    for layer in layers:
        lay_into(picture, layer, 0, 0)
    lay_into(picture, _halo(front, size), 0, 0)
    return picture, front


def _stood(
    thing: Subject, set_: Backdrop, colour: str, size: Size,
    *, across: float, top: float, height: float, width: float,
) -> tuple[Backdrop, Rgba]:  # fmt: skip
    """The set with a plinth and the thing's shadow on it, and the thing's layer."""
    stand = plinth(
        size,
        across=across * size.width,
        top=top * size.height,
        foot=FOOT * size.height,
        width=width,
        colour=colour,
        set_=set_,
    )
    with_stand = Backdrop(laid(set_.picture, stand, 0, 0), set_.ground, set_.horizon, set_.light)
    placed = place(
        thing.rgba, with_stand, height=height, across=across, stands=True,
        ground=top + 0.03 * width / size.height,
    )  # fmt: skip
    return Backdrop(placed.backdrop, set_.ground, set_.horizon, set_.light), placed.subject


def _halo(front: Rgba, size: Size) -> Rgba:
    """A breath of light behind the product, so that a dark one stands off a dark set."""
    return glow_of(front, blur=0.035 * min(size), colour="#fff3df", strength=0.38)


def _stone(picture: Rgb) -> str:
    """Stone in the tone of the set's lower part."""
    low = picture[round(0.6 * len(picture)) :].reshape(-1, 3).mean(axis=0)
    tone = "#" + "".join(f"{round(float(level)):02x}" for level in low)
    return mixed(tone, STONE, 0.72) if luminance(tone) > 0.06 else mixed(tone, STONE, 0.45)


def write_title(picture: Rgb, words: str) -> None:
    """Across the top of the picture, in place."""
    size = Size(picture.shape[1], picture.shape[0])
    drawn = letter(
        words, round(0.085 * size.height), width_px=round(0.84 * size.width), style=Style.NARROW,
        lines=2 if size.height > size.width else 1,
    )  # fmt: skip
    margin = round(0.03 * size.height)
    padded = np.pad(drawn, ((margin, margin), (margin, margin), (0, 0)))
    out = shadow_of(padded, blur=0.010 * size.height, down=0.004 * size.height, strength=0.9)
    lay_into(out, padded, 0, 0)
    left, top = (size.width - out.shape[1]) // 2, round(0.065 * size.height) - margin
    lay_into(picture, out, left, top)
