"""In what condition a photo is: sharp, well exposed, and unlike another."""

from collections.abc import Mapping
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from skimage.measure import blur_effect

from cyclorama.imaging.mask import Mask
from cyclorama.imaging.study import scaled, to_lab

_SEEN_EDGE = 768  # px: as large as a photo is looked at; sharpness below that is nobody's
_BLACK, _WHITE = 6, 250  # of 255: where nothing is to be told apart any more
_CELLS, _SAME = 16, 0.95  # to a row and to a column; correlation


@dataclass(frozen=True)
class Condition:
    """sharpness: 0..1, one less the blur effect of Crete et al. (2007); a sharp photo has 0.55 and
    more, a soft one less than 0.4. lightness: mean L* of the subject, 0..100. crushed, blown: share
    of the subject that is black, or white, beyond any drawing."""

    sharpness: float
    lightness: float
    crushed: float
    blown: float


def condition_of(picture: NDArray[np.uint8], subject: Mask | None = None) -> Condition:
    """Measure a picture, uint8 (h, w, 3) sRGB. subject: bool (h, w), what counts for the
    exposure; None for all of it."""
    small = scaled(picture, min(_SEEN_EDGE, max(picture.shape[:2])))
    mask = np.ones(small.shape[:2], bool)
    if subject is not None and subject.any():
        height, width = small.shape[:2]
        mask = cv2.resize(subject.astype(np.uint8), (width, height)) > 0
    pixels = small[mask]
    lab = to_lab(pixels[None])[0]
    return Condition(
        sharpness=1.0 - _blur(small),
        lightness=float(lab[:, 0].mean()),
        crushed=float((pixels.max(axis=1) <= _BLACK).mean()),
        blown=float((pixels.min(axis=1) >= _WHITE).mean()),
    )


def _blur(small: NDArray[np.uint8]) -> float:
    """1 where there is nothing to be sharp."""
    if min(small.shape[:2]) < 16 or small.std() < 1:
        return 1.0
    grey = cv2.cvtColor(small, cv2.COLOR_RGB2GRAY).astype(np.float32) / 255
    return float(np.clip(blur_effect(grey), 0.0, 1.0))


def fingerprint(picture: NDArray[np.uint8]) -> str:
    """What tells a photo from others however it is scaled, recoded or brightened: its light in
    16 x 16 cells, as hex digits."""
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    return cv2.resize(grey, (_CELLS, _CELLS), interpolation=cv2.INTER_AREA).tobytes().hex()


def repeats(fingerprints: Mapping[int, str]) -> dict[int, int]:
    """By number, of each photo that is nearly the same as an earlier one, that one's number.

    The same photo correlates by 0.99, and by 0.97 when 2 % are cut off around it; a person in the
    same pose from behind by 0.85.
    """
    numbers = sorted(fingerprints)
    cells = [np.frombuffer(bytes.fromhex(fingerprints[one]), np.uint8) for one in numbers]
    light = np.array(cells, np.float64).reshape(len(numbers), _CELLS**2)
    light -= light.mean(axis=1, keepdims=True)
    light /= np.maximum(np.linalg.norm(light, axis=1, keepdims=True), 1e-9)
    same = np.tril(light @ light.T > _SAME, -1)
    return {
        numbers[row]: numbers[int(same[row].argmax())] for row in np.flatnonzero(same.any(axis=1))
    }
