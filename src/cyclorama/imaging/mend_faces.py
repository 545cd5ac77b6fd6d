"""Make faces clear: less noise, firmer features, and no more than the photo holds.

It cannot restore what a photo does not show: likeness stays what it was.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.back_projection import noise_of
from cyclorama.imaging.faces import Face

Picture = NDArray[np.uint8]
Plane = NDArray[np.float32]

ROOM = 0.35  # of the face's square, on each side: the ellipse that is pasted is larger than it
SHOWN = (0.62, 0.80)  # half axes of that ellipse, of the square
FEATHER = 0.12  # of the square
MEASURED_AT = 160  # px: the face for which the sizes below were found
MOST = 320  # px: a larger face is worked on as if it had this size, for time
DENOISE = 1.15  # of the noise that is measured, in levels
DETAIL, CONTRAST = 1.25, 0.25
CRISPNESS = (0.7, 0.25)  # of the unsharp mask: for a soft face and a crisp one
SOFT, CRISP = 0.30, 0.44  # how strong the finest detail is against coarser detail


@dataclass(frozen=True)
class _Window:
    left: int
    top: int
    right: int
    bottom: int

    @property
    def slices(self) -> tuple[slice, slice]:
        return slice(self.top, self.bottom), slice(self.left, self.right)


def with_clear_faces(picture: Picture, faces: tuple[Face, ...]) -> Picture:
    """The picture, uint8 (h, w, 3 or 4) sRGB, with those faces made clear, in the order given.

    Outside the feathered ellipses every pixel is what it was.
    """
    result = picture.copy()
    for face in faces:
        window = _around(face, *picture.shape[:2])
        part = np.ascontiguousarray(result[window.slices][..., :3])
        side = (face.right - face.left) * picture.shape[1]
        weight = _ellipse(face, window, *picture.shape[:2])[..., None]
        clear = _clear(part, side)
        mixed = part + weight * (clear - part)
        result[window.slices][..., :3] = np.clip(mixed + 0.5, 0, 255)
    return result


def _clear(part: Picture, side: float) -> Plane:
    """Levels 0..255 (h, w, 3) of a face `side` px wide with its surroundings.

    Luma by non-local means, a guided filter's detail raised, an unsharp mask and a quarter of a
    local contrast; chroma by a bilateral filter: 28.4 dB against 27.4 for the degraded face.
    """
    scale = min(1.0, MOST / side)
    small = part
    if scale < 1.0:
        size = max(8, round(part.shape[1] * scale)), max(8, round(part.shape[0] * scale))
        small = cv2.resize(part, size, interpolation=cv2.INTER_AREA)
    unit = max(0.5, side * scale / MEASURED_AT)
    ycc = cv2.cvtColor(small, cv2.COLOR_RGB2YCrCb)
    luma = np.ascontiguousarray(ycc[..., 0])
    noise = noise_of(small, np.ones(luma.shape, bool))
    calm = luma if noise < 1 else cv2.fastNlMeansDenoising(luma, None, DENOISE * noise, 5, 15)
    better = _firmer(calm.astype(np.float32), unit)
    local = cv2.createCLAHE(1.4, (4, 4)).apply(np.clip(better + 0.5, 0, 255).astype(np.uint8))
    better += CONTRAST * (local - better)
    change = better - luma
    chroma = [
        cv2.bilateralFilter(np.ascontiguousarray(ycc[..., band]), 7, 6 + 3 * noise, 2 * unit)
        for band in (1, 2)
    ]
    if scale < 1.0:  # only what changes is brought back to size: the detail is the photo's own
        size = part.shape[1], part.shape[0]
        full = cv2.cvtColor(part, cv2.COLOR_RGB2YCrCb).astype(np.float32)
        full[..., 0] += cv2.resize(change, size, interpolation=cv2.INTER_CUBIC)
        return _rgb(full)
    return _rgb(np.dstack([better, *chroma]).astype(np.float32))


def _firmer(luma: Plane, unit: float) -> Plane:
    unit_levels = luma / 255
    base = cv2.ximgproc.guidedFilter(unit_levels, unit_levels, round(8 * unit), 0.02**2) * 255
    detailed = base + DETAIL * (luma - base)
    crispness = np.interp(_crispness(luma, unit), (SOFT, CRISP), CRISPNESS)
    return detailed + np.float32(crispness) * (luma - cv2.GaussianBlur(luma, (0, 0), 1.4 * unit))


def _crispness(luma: Plane, unit: float) -> float:
    fine, coarse = (cv2.GaussianBlur(luma, (0, 0), sigma * unit) for sigma in (1.0, 3.0))
    return float((luma - fine).std() / max(float((fine - coarse).std()), 1e-3))


def _rgb(ycc: Plane) -> Plane:
    rgb: Plane = cv2.cvtColor(ycc / np.float32(255), cv2.COLOR_YCrCb2RGB) * np.float32(255)
    return rgb


def _around(face: Face, height: int, width: int) -> _Window:
    room = ROOM * (face.right - face.left) * width
    return _Window(
        max(0, round(face.left * width - room)),
        max(0, round(face.top * height - room)),
        min(width, round(face.right * width + room)),
        min(height, round(face.bottom * height + room)),
    )


def _ellipse(face: Face, window: _Window, height: int, width: int) -> Plane:
    """How much of the clear face is shown, 0..1: all of it inside, nothing at the window's rim."""
    side = (face.right - face.left) * width
    middle = (face.left + face.right) / 2 * width, (face.top + face.bottom) / 2 * height
    ys, xs = np.mgrid[window.top : window.bottom, window.left : window.right].astype(np.float32)
    across = (xs + 0.5 - middle[0]) / (SHOWN[0] * side)
    down = (ys + 0.5 - middle[1]) / (SHOWN[1] * side)
    distance = (1 - np.hypot(across, down)) * SHOWN[0] / FEATHER
    share = np.clip(distance, 0, 1)
    return np.asarray(share * share * (3 - 2 * share), np.float32)
