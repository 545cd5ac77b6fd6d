"""Large letters behind a person: a year, the name of a show."""

from dataclasses import replace

import cv2
import numpy as np

from cyclorama.scenery.backdrop import Backdrop
from cyclorama.scenery.layer import Rgb, Rgba, laid
from cyclorama.scenery.lettering import Style, letter

TOP, HIGH, WIDE = 0.035, 0.22, 0.82  # of the frame
DEEP = 0.05  # of the letters' height: how thick they look
GLOW = 0.10


def with_sign(backdrop: Backdrop, text: str) -> Backdrop:
    """The backdrop with the text across its upper part, in lit letters with some depth."""
    tall, wide = backdrop.picture.shape[:2]
    face = letter(
        text, round(HIGH * tall), width_px=round(WIDE * wide), style=Style.BOLD, colour="#FFE9A8"
    )
    side = face.copy()
    side[..., :3] = (150, 96, 30)
    high = face.shape[0]
    left, top = (wide - face.shape[1]) // 2, round(TOP * tall)
    picture = _glowing(backdrop.picture, face, left, top)
    for step in range(max(1, round(DEEP * high)), 0, -1):
        picture = laid(picture, side, left + step // 2, top + step)
    return replace(backdrop, picture=laid(picture, face, left, top))


def _glowing(picture: Rgb, face: Rgba, left: int, top: int) -> Rgb:
    alpha = np.zeros((picture.shape[0], picture.shape[1]), np.float32)
    height, width = face.shape[:2]
    alpha[top : top + height, left : left + width] = face[..., 3][: alpha.shape[0] - top] / 255
    soft = cv2.GaussianBlur(alpha, (0, 0), max(1.0, GLOW * height))[..., None]
    warm = np.array([255, 196, 92], np.float32)
    lit = picture + soft * 0.75 * (warm - picture * 0.4)
    shown: Rgb = np.rint(np.clip(lit, 0, 255)).astype(np.uint8)
    return shown
