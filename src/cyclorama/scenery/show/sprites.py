"""Small drawings that are moved over a frame: plates with words, badges, and how they come in."""

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.canvas import Size
from cyclorama.scenery.layer import Rgb, Rgba, resized
from cyclorama.scenery.lettering import Style, letter

COLOURS = ("#ff4d6d", "#00a6a6", "#f59f00", "#7b5cff", "#2f8fef", "#e056b0")
"""Of the contestants, in their turn: each carries white words."""

FINE = 4  # times as large a shape is drawn, so that its edge is smooth
SHADE = 0.35  # how dark the shadow under a plate is
PLAIN, DARK = "#ffffff", "#1b1233"


def rgb_of(colour: str) -> NDArray[np.uint8]:
    """Of `#rrggbb`."""
    return np.array(list(bytes.fromhex(colour[1:])), np.uint8)


def plate(words: str, height: int, colour: str, widest: int) -> Rgba:
    """Words on a rounded plate with a soft shadow below it, in one or two lines."""
    inner = letter(words, round(height * 0.5), width_px=max(8, widest - height), style=Style.BOLD)
    if inner.shape[0] < height * 0.26:  # a long name: smaller letters on two lines
        inner = letter(words, round(height * 0.78), width_px=max(8, widest - height), lines=2)
    wide = min(widest, inner.shape[1] + round(height * 0.9))
    return _centred(_shaded(rounded(wide, height, height // 2, colour), height), inner, height)


def badge(words: str, across: int, colour: str) -> Rgba:
    """A disc with a white ring and a number or a letter in it."""
    ring = rounded(across, across, across // 2, PLAIN)
    disc_size = round(across * 0.86)
    disc = rounded(disc_size, disc_size, disc_size // 2, colour)
    at = (across - disc_size) // 2
    spot = ring[at : at + disc_size, at : at + disc_size]
    spot[..., :3] = mixed(spot[..., :3], disc[..., :3], disc[..., 3])
    inner = letter(words, round(across * 0.5), width_px=round(across * 0.62), style=Style.BOLD)
    return _centred(_shaded(ring, across), inner, across)


def frame_around(size: Size, thickness: int, colour: str) -> Rgba:
    """A rounded frame, open in the middle, for a tile of that size and so much around it."""
    wide, high = size.width + 2 * thickness, size.height + 2 * thickness
    made = rounded(wide, high, 2 * thickness, colour)
    hole = rounded(size.width, size.height, thickness, colour)[..., 3]
    middle = made[thickness : thickness + size.height, thickness : thickness + size.width, 3]
    middle[:] = np.minimum(middle, 255 - hole)
    return made


def paste(
    canvas: Rgb, sprite: Rgba, across: float, down: float, scale: float = 1.0, seen: float = 1.0
) -> None:
    """Lay a sprite on a frame, its middle at that pixel; what reaches beyond is cut off. `seen`:
    how solid it is, 0 to 1."""
    if scale <= 0.02 or seen <= 0:
        return
    if scale != 1:
        height, width = sprite.shape[:2]
        sprite = resized(sprite, round(width * scale), round(height * scale))
    height, width = sprite.shape[:2]
    left, top = round(across - width / 2), round(down - height / 2)
    begin_x, begin_y = max(0, -left), max(0, -top)
    end_x, end_y = min(width, canvas.shape[1] - left), min(height, canvas.shape[0] - top)
    if end_x <= begin_x or end_y <= begin_y:
        return
    part = sprite[begin_y:end_y, begin_x:end_x]
    spot = canvas[top + begin_y : top + end_y, left + begin_x : left + end_x]
    alpha = part[..., 3] if seen >= 1 else np.rint(part[..., 3] * seen).astype(np.uint8)
    spot[:] = mixed(spot, part[..., :3], alpha)


def mixed(under: Rgb, over: Rgb, alpha: NDArray[np.uint8]) -> Rgb:
    weight = alpha[..., None].astype(np.uint16)
    total = over * weight + under * (255 - weight) + 127
    return (total // 255).astype(np.uint8)


def popped(age: float, lasts: float = 0.4) -> float:
    """How large something is that pops up: from nothing, a little too large, then 1. `age` and
    `lasts` in seconds (Penner's back easing)."""
    part = min(max(age / lasts, 0.0), 1.0) - 1
    return max(0.0, 1 + 2.7 * part**3 + 1.7 * part**2)


def eased(age: float, lasts: float) -> float:
    """From 0 to 1, slow at both ends."""
    part = min(max(age / lasts, 0.0), 1.0)
    return part * part * (3 - 2 * part)


def rounded(width: int, height: int, radius: int, colour: str) -> Rgba:
    """A rectangle with round corners, in one colour."""
    mask = np.zeros((height * FINE, width * FINE), np.uint8)
    r = min(radius, width // 2, height // 2) * FINE
    right, bottom = width * FINE - 1, height * FINE - 1
    cv2.rectangle(mask, (r, 0), (right - r, bottom), 255, -1)
    cv2.rectangle(mask, (0, r), (right, bottom - r), 255, -1)
    for centre in ((r, r), (right - r, r), (r, bottom - r), (right - r, bottom - r)):
        cv2.circle(mask, centre, r, 255, -1)
    alpha = cv2.resize(mask, (width, height), interpolation=cv2.INTER_AREA)
    made = np.empty((height, width, 4), np.uint8)
    made[..., :3] = rgb_of(colour)
    made[..., 3] = alpha
    return made


def _shaded(shape: Rgba, height: int) -> Rgba:
    """With a soft shadow a little below it; room for it is added on all sides alike."""
    room = max(2, round(height * 0.12))
    alpha = cv2.copyMakeBorder(shape[..., 3], room, room, room, room, cv2.BORDER_CONSTANT, value=0)
    down = np.roll(alpha, room // 2, axis=0)
    shadow = cv2.GaussianBlur(down, (0, 0), room / 2.5).astype(np.float32) * SHADE
    over = alpha.astype(np.float32)
    whole = over + shadow * (1 - over / 255)
    made = np.zeros((*alpha.shape, 4), np.uint8)
    colour = shape[shape.shape[0] // 2, shape.shape[1] // 2, :3].astype(np.float32)
    share = np.divide(over, whole, out=np.zeros_like(over), where=whole > 0)[..., None]
    made[..., :3] = np.rint(colour * share + rgb_of(DARK).astype(np.float32) * (1 - share))
    inside = slice(room, -room)
    solid = shape[..., 3:] > 250
    made[inside, inside, :3] = np.where(solid, shape[..., :3], made[inside, inside, :3])
    made[..., 3] = np.rint(whole)
    return made


def _centred(ground: Rgba, words: Rgba, height: int) -> Rgba:
    paste_on = ground[..., :3]
    spot_y, spot_x = ground.shape[0] / 2, ground.shape[1] / 2
    canvas = np.ascontiguousarray(paste_on)
    paste(canvas, words, spot_x, spot_y)
    ground[..., :3] = canvas
    return ground
