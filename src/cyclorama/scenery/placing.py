"""Set a subject on a backdrop: in its light, with the shadow that it casts there.

There is no depth in a cut-out, so its roundness is guessed from its outline: near the outline it
turns away, in the middle it faces the viewer.
"""

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.canvas import Size
from cyclorama.imaging.linear import to_levels, to_linear
from cyclorama.scenery.backdrop import Backdrop, Light
from cyclorama.scenery.layer import Rgb, Rgba, laid, lay_into, resized

LUMINANCE = np.array([0.2126, 0.7152, 0.0722], np.float32)  # of linear sRGB (Rec. 709)
TINT = 0.55  # how much of the set's colour cast the subject takes on
DARKEST, LIGHTEST = 0.55, 1.12  # a face must stay readable at night
MODELLING = 0.34  # the difference that hard light from the side makes
RIM_WIDTH = 0.012  # of the subject's height
FADE = 0.035  # of its width: how softly a side ends that the photo's border cut
SHADOW_EDGE = 640  # px; shadows are soft, and drawn small
FLAT = 0.16  # how flat a cast shadow lies


class Placed(NamedTuple):
    """subject: uint8 (h, w, 4) in the frame. backdrop: uint8 (h, w, 3), its shadow on it."""

    subject: Rgba
    backdrop: Rgb

    @property
    def picture(self) -> Rgb:
        return laid(self.backdrop, self.subject, 0, 0)


def place(
    subject: Rgba,
    backdrop: Backdrop,
    *,
    height: float,
    across: float = 0.5,
    stands: bool,
    ground: float | None = None,
) -> Placed:
    """The subject, so high (a share of the frame's height) and so far across (its middle).

    stands: all of it is seen; its foot rests on the set's ground, or `ground` (0..1 down). Else
    it is set against the frame's lower edge. Where it would be wider than the frame it is made
    smaller.
    """
    tall, wide = backdrop.picture.shape[:2]
    scale = min(height * tall / subject.shape[0], 1.04 * wide / subject.shape[1])
    size = Size(max(1, round(subject.shape[1] * scale)), max(1, round(subject.shape[0] * scale)))
    drawn = relit(resized(subject, *size), backdrop.light)
    left = round(across * wide - size.width / 2)
    foot = round((backdrop.ground if ground is None else ground) * tall) if stands else tall
    layer = np.zeros((tall, wide, 4), np.uint8)
    lay_into(layer, drawn, left, foot - size.height)
    return Placed(layer, _shadowed(backdrop, layer, foot, size, stands))


def relit(subject: Rgba, light: Light) -> Rgba:
    """The subject in another light: its cast, its brightness, its side, its rim."""
    colour, ambient = np.array(light.colour, np.float32), np.array(light.ambient, np.float32)
    mean = 0.6 * colour + 0.4 * ambient
    brightness = float(mean @ LUMINANCE)
    cast = mean / max(brightness, 1e-3)
    gain = (1 + TINT * (cast - 1)) * np.clip(brightness, DARKEST, LIGHTEST)
    across, up, inside = _roundness(subject[..., 3])
    strength = MODELLING * (0.45 + 0.55 * light.hardness)
    shade = 1 + strength * (across * light.across + up * (light.height - 0.35))
    lit = to_linear(np.ascontiguousarray(subject[..., :3])) * gain * shade[..., None]
    rim = np.array(light.rim, np.float32)
    if rim.max() > 0:
        edge = np.clip(1 - inside, 0, 1) ** 2 * np.clip(0.55 + 0.45 * up, 0, 1)
        lit += (0.55 * edge)[..., None] * rim
    out = subject.copy()
    out[..., :3] = np.rint(to_levels(lit.astype(np.float32))).astype(np.uint8)
    return out


def faded(subject: Rgba, *, left: bool, right: bool) -> Rgba:
    """With a soft end on the sides that the photo's border cut, where a straight one would show."""
    width = subject.shape[1]
    reach = max(2.0, FADE * width)
    x = np.arange(width, dtype=np.float32)
    share = np.ones(width, np.float32)
    if left:
        share *= np.clip(x / reach, 0, 1)
    if right:
        share *= np.clip((width - 1 - x) / reach, 0, 1)
    out = subject.copy()
    out[..., 3] = np.rint(out[..., 3] * (share * share * (3 - 2 * share))).astype(np.uint8)
    return out


def _roundness(
    alpha: NDArray[np.uint8],
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    """How far each place turns right (-1..1) and up, and how deep it lies in, 0..1 from the
    outline over the width of a rim."""
    height, width = alpha.shape
    small = min(1.0, 256 / max(height, width))
    size = max(2, round(width * small)), max(2, round(height * small))
    soft = cv2.resize(alpha, size, interpolation=cv2.INTER_AREA).astype(np.float32) / 255
    reach = 0.05 * max(size)
    dome = cv2.GaussianBlur(soft, (0, 0), reach)
    across = -cv2.Sobel(dome, cv2.CV_32F, 1, 0, ksize=3) * reach
    up = cv2.Sobel(dome, cv2.CV_32F, 0, 1, ksize=3) * reach
    across, up = (
        cv2.resize(np.clip(turn, -1, 1), (width, height), interpolation=cv2.INTER_LINEAR)
        for turn in (across, up)
    )
    depth = cv2.distanceTransform((alpha > 127).astype(np.uint8), cv2.DIST_L2, 3)
    return across, up, depth / max(1.5, RIM_WIDTH * max(height, width))


def _shadowed(backdrop: Backdrop, layer: Rgba, foot: int, size: Size, stands: bool) -> Rgb:
    tall, wide = layer.shape[:2]
    scale = min(1.0, SHADOW_EDGE / max(tall, wide))
    small = max(2, round(wide * scale)), max(2, round(tall * scale))
    alpha = cv2.resize(layer[..., 3], small, interpolation=cv2.INTER_AREA).astype(np.float32) / 255
    high = size.height * scale
    taken = (
        _cast(alpha, foot * scale, high, backdrop.light)
        if stands
        else _behind(alpha, high, backdrop.light)
    )
    taken = cv2.resize(taken, (wide, tall), interpolation=cv2.INTER_LINEAR)[..., None]
    ambient = np.array(backdrop.light.ambient, np.float32)
    kept = 1 - taken * (1 - 0.35 * np.clip(ambient, 0, 1))
    shaded: Rgb = np.rint(backdrop.picture * kept).astype(np.uint8)
    return shaded


def _cast(
    alpha: NDArray[np.float32], foot: float, high: float, light: Light
) -> NDArray[np.float32]:
    """On the ground: the outline laid flat, away from the light, and dark where it touches."""
    height, width = alpha.shape
    lean = -0.9 * light.across
    away = FLAT * (1.25 - 0.6 * light.height)
    # a pixel that lies h above the foot is thrown h * away up the picture, and h * lean * away
    # aside; the matrix goes from the shadow back to what throws it
    matrix = np.array([[1, lean, -lean * foot], [0, 1 / away, foot - foot / away]])
    thrown = cv2.warpAffine(
        alpha, matrix, (width, height), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    )
    soft = cv2.GaussianBlur(thrown, (0, 0), max(0.8, (0.028 - 0.018 * light.hardness) * high))
    band = alpha.copy()
    rows = np.arange(height, dtype=np.float32)[:, None]
    band *= np.clip(1 - (foot - rows) / max(1.0, 0.05 * high), 0, 1)
    touch = cv2.GaussianBlur(band, (0, 0), max(0.8, 0.018 * high), sigmaY=max(0.6, 0.008 * high))
    top = max(1e-3, float(touch.max()))
    cast = (0.34 + 0.26 * light.hardness) * soft
    return np.asarray(1 - (1 - cast) * (1 - 0.7 * touch / top), np.float32)


def _behind(alpha: NDArray[np.float32], high: float, light: Light) -> NDArray[np.float32]:
    """A faint dark around somebody who stands nearer than all else."""
    shift = np.array([[1, 0, -0.035 * light.across * high], [0, 1, 0.02 * high]])
    moved = cv2.warpAffine(alpha, shift, (alpha.shape[1], alpha.shape[0]))
    return np.asarray(0.26 * cv2.GaussianBlur(moved, (0, 0), max(0.8, 0.04 * high)), np.float32)
