"""A thing as a drawing, and as pixels."""

from dataclasses import dataclass
from importlib import import_module

import numpy as np

from cyclorama.imaging import vector
from cyclorama.scenery.layer import Rgba
from cyclorama.scenery.paint.colour import code, rgb
from cyclorama.scenery.things.thing import Thing

MODULES = {
    "food": (Thing.BURGER, Thing.PIZZA, Thing.CUP, Thing.ICE_CREAM, Thing.CAKE),
    "worn": (
        Thing.SNEAKER,
        Thing.BAG,
        Thing.WATCH,
        Thing.SUNGLASSES,
        Thing.T_SHIRT,
        Thing.LIPSTICK,
        Thing.PERFUME,
        Thing.BOTTLE,
    ),
    "wares": (
        Thing.PHONE,
        Thing.LAPTOP,
        Thing.HEADPHONES,
        Thing.CAMERA,
        Thing.CAR,
        Thing.ROCKET,
        Thing.FOOTBALL,
        Thing.CHAIR,
        Thing.BOOK,
        Thing.GIFT,
    ),
}
MODULE_OF = {thing: module for module, things in MODULES.items() for thing in things}


@dataclass(frozen=True)
class Drawing:
    """SVG in a square of 1000 units, and the gradients that it is filled with."""

    body: str
    defs: str


def draw_thing(thing: Thing, edge: int, tone: str | None = None) -> Rgba:
    """The thing as uint8 (h, w, 4) with straight alpha, cropped to what is drawn; `edge` pixels
    are the side of the square that it is drawn in. tone: `#rrggbb` of its main part."""
    return cropped(_drawn(MODULE_OF[thing], thing.value, edge, tone))


def draw_package(edge: int, tone: str | None = None) -> Rgba:
    """A carton without a name, in its whole square."""
    return _drawn("wares", "package", edge, tone)


def cropped(drawn: Rgba) -> Rgba:
    rows = np.flatnonzero((drawn[..., 3] > 8).any(axis=1))
    columns = np.flatnonzero((drawn[..., 3] > 8).any(axis=0))
    return drawn[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _drawn(module: str, name: str, edge: int, tone: str | None) -> Rgba:
    painter = getattr(import_module(f"cyclorama.scenery.things.{module}"), name)
    drawing: Drawing = painter(tone and code(rgb(tone)))
    return vector.draw(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{edge}" height="{edge}" '
        f'viewBox="0 0 1000 1000"><defs>{drawing.defs}</defs>{drawing.body}</svg>'
    )
