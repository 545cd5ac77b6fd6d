"""Photos of the wardrobe's garments, as a shop would take them: on a pale wall, softly lit."""

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.figure.garment.wardrobe.accessories import hat, sneakers, tote
from cyclorama.figure.garment.wardrobe.bottoms import jeans, shorts
from cyclorama.figure.garment.wardrobe.dresses import dress, skirt
from cyclorama.figure.garment.wardrobe.item import Item
from cyclorama.figure.garment.wardrobe.pattern import Drawing, document
from cyclorama.figure.garment.wardrobe.tops import blazer, jumper, tee
from cyclorama.imaging.composition import Shadow, ShadowKind
from cyclorama.imaging.linear import to_levels, to_linear
from cyclorama.imaging.shadow import draw_shadow
from cyclorama.imaging.vector import draw

DRAWINGS: dict[Item, Callable[[], Drawing]] = {
    Item.TEE: lambda: tee(front=True),
    Item.TEE_BACK: lambda: tee(front=False),
    Item.JUMPER: jumper,
    Item.BLAZER: blazer,
    Item.DRESS: lambda: dress(front=True),
    Item.DRESS_BACK: lambda: dress(front=False),
    Item.SKIRT: skirt,
    Item.JEANS: jeans,
    Item.SHORTS: shorts,
    Item.SNEAKERS: sneakers,
    Item.TOTE: tote,
    Item.HAT: hat,
}

WALL = (0.80, 0.79, 0.77)  # linear light
DARKER_WALL = (0.20, 0.215, 0.235)  # for what is pale itself
PALE = {Item.JUMPER, Item.SNEAKERS, Item.TOTE}
GRAIN = 0.004
WEAVE, RUMPLE = 0.05, 0.07  # how far cloth's threads and its broad unevenness part from even light


def hung_out(item: Item, width: int) -> NDArray[np.uint8]:
    """A garment alone, as a perfect cut-out: uint8 (h, width, 4) with straight alpha."""
    drawn = draw(document(DRAWINGS[item](), width))
    light = to_linear(np.ascontiguousarray(drawn[..., :3]))
    light *= _unevenness(drawn.shape[0], drawn.shape[1])[..., None]
    return np.dstack([_rounded(light), drawn[..., 3]])


def photograph(item: Item, width: int) -> NDArray[np.uint8]:
    """A garment before a wall: uint8 (h, width, 3)."""
    garment = hung_out(item, width)
    height = garment.shape[0]
    alpha = np.asarray(garment[..., 3] / np.float32(255), np.float32)
    paint = DARKER_WALL if item in PALE else WALL
    wall = np.asarray(paint, np.float32) * np.linspace(
        1.04, 0.94, height, dtype=np.float32
    ).reshape(-1, 1, 1)
    taken = draw_shadow(alpha, Shadow(kind=ShadowKind.FLAT_LAY))
    light = wall * (1 - taken[..., None])
    light += (to_linear(np.ascontiguousarray(garment[..., :3])) - light) * alpha[..., None]
    grain = np.random.default_rng(5).standard_normal(light.shape, np.float32)
    return _rounded(light * (1 + GRAIN * 4 * grain))


def _unevenness(height: int, width: int) -> NDArray[np.float32]:
    """Threads, and the broad rumples that no ironing takes out; the same at every call."""
    rng = np.random.default_rng(3)
    threads = rng.standard_normal((height, width), np.float32)
    threads = cv2.GaussianBlur(threads, (0, 0), 0.6) * 2
    rumples = rng.standard_normal((9, 8)).astype(np.float32)
    broad = cv2.resize(rumples, (width, height), interpolation=cv2.INTER_CUBIC)
    return np.asarray(1 + WEAVE * threads + RUMPLE * broad, np.float32)


def _rounded(light: NDArray[np.float32]) -> NDArray[np.uint8]:
    return np.rint(to_levels(light)).astype(np.uint8)
