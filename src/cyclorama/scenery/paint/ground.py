"""Ground in perspective: a plan seen from above is laid down towards the horizon."""

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging import vector
from cyclorama.scenery.paint.colour import Paint
from cyclorama.scenery.paint.painting import Numbers, Painting, soften


def plan(body: str, across: int, down: int, edge: int = 1024, defs: str = "") -> NDArray[np.uint8]:
    """A drawing of the ground from above, across x down units, as uint8 (h, w, 3)."""
    scale = edge / max(across, down)
    width, height = round(across * scale), round(down * scale)
    drawn = vector.draw(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {across} {down}" preserveAspectRatio="none"><defs>{defs}</defs>{body}</svg>'
    )
    return np.ascontiguousarray(drawn[..., :3])


def tiles(
    columns: int,
    rows: int,
    tones: Paint,
    joint: Paint,
    chance: np.random.Generator,
    joints: int = 1,
) -> NDArray[np.uint8]:
    """A pavement of tiles 16 px square, each of one of `tones` (n, 3), with joints between."""
    picks = tones[chance.integers(0, len(tones), (rows, columns))]
    return laid_out(picks, joint, joints)


def chequers(columns: int, rows: int, one: Paint, other: Paint) -> NDArray[np.uint8]:
    odd = (np.arange(rows)[:, None] + np.arange(columns)[None, :]) % 2
    return laid_out(np.where(odd[..., None] == 1, one, other), one, 0)


def laid_out(picks: Paint, joint: Paint, joints: int) -> NDArray[np.uint8]:
    texture = np.repeat(np.repeat(picks, 16, axis=0), 16, axis=1)
    for number in range(joints):
        texture[number::16] = joint
        texture[:, number::16] = joint
    return np.asarray(np.clip(texture * 255, 0, 255), np.uint8)


def floor(
    p: Painting,
    texture: NDArray[np.uint8],
    horizon: float,
    far: float,
    near: float,
    slope: float,
    x: float = 0.0,
    beyond: int = cv2.BORDER_REPLICATE,
) -> None:
    """Lay a plan on the ground from the height `far` to `near` (it may lie below the frame). Its
    sides are `slope` units from `x` for each unit below the horizon. Its top row is the far one.
    What lies beside it continues its borders."""
    bottom = min(near, p.height) * p.scale
    first = int(np.floor(far * p.scale))
    half = (p.size.width, max(1, int(np.ceil(bottom)) - first))
    corners = []
    for level in (far, near):
        for side in (-1, 1):
            across = (x + side * slope * (level - horizon) - p.left) * p.scale
            corners.append((across * 2, (level * p.scale - first) * 2))
    height, width = texture.shape[:2]
    plan_ = np.array([(0, 0), (width, 0), (0, height), (width, height)], np.float32)
    seen = cv2.getPerspectiveTransform(plan_, np.array(corners, np.float32))
    # Twice as fine as the picture, so that what is far away does not flicker.
    fine = (half[0] * 2, half[1] * 2)
    laid = cv2.warpPerspective(texture, seen, fine, flags=cv2.INTER_LINEAR, borderMode=beyond)
    paint = cv2.resize(laid, half, interpolation=cv2.INTER_AREA)
    rows = slice(first, min(first + half[1], p.size.height))
    p.canvas[rows] = paint[: rows.stop - rows.start].astype(np.float32) / 255


def reflect(
    p: Painting, y: float, much: float = 0.35, blur: float = 6.0, fades: float = 0.8
) -> None:
    """A polished floor below the height `y` mirrors what is above it."""
    rows = p.rows(y, p.height)
    count = min(rows.stop - rows.start, rows.start)
    if count < 2:
        return
    mirrored = p.canvas[rows.start - count : rows.start][::-1]
    mirrored = cv2.blur(mirrored, (1, max(1, round(blur * 2 * p.scale))))
    mirrored = soften(mirrored, blur * 0.4 * p.scale)
    fading = np.linspace(1, 1 - fades, count, dtype=np.float32)[:, None, None] * np.float32(much)
    part = slice(rows.start, rows.start + count)
    p.canvas[part] = p.canvas[part] * (1 - fading * 0.6) + mirrored * fading


def shade_floor(p: Painting, y: float, much: float, cells: float = 14, stretch: float = 5) -> None:
    """Unevenness of the ground below the height `y`."""
    mottle(p, p.noise(cells, 4, stretch), y, p.height, much)


def mottle(p: Painting, noise: Numbers, top: float, bottom: float, much: float) -> None:
    rows = p.rows(top, bottom)
    p.canvas[rows] *= (1 + (np.asarray(noise, np.float32)[rows] - 0.5) * 2 * much)[..., None]
    np.clip(p.canvas, 0, 1, out=p.canvas)
