"""Photos as drawings: pencil, flat cel colours with ink, and soft paint.

Each is of the cut-out on white: what lies behind it must not leave lines in the drawing.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging.on_white import on_white
from cyclorama.imaging.study import to_lab, to_rgb
from cyclorama.scenery.layer import Rgb, Rgba

Grey = NDArray[np.float32]

BROWN = np.array([52, 30, 24], np.float32)  # ink on gouache


def pencilled(layer: Rgba, seed: int = 3) -> Rgba:
    """Graphite: an ink layer, dark where there are lines and hatching, clear elsewhere."""
    flat = on_white(layer)
    height, width = flat.shape[:2]
    edge = max(height, width)
    grey = cv2.createCLAHE(2.0, (4, 4)).apply(cv2.cvtColor(flat, cv2.COLOR_RGB2GRAY))
    light = grey.astype(np.float32) / 255
    lines = _dodged(light, 0.012 * edge)
    fine = _dodged(light, 0.004 * edge)
    tone = 1 - cv2.GaussianBlur(light, (0, 0), 0.004 * edge)
    hatch = _hatching(height, width, seed)
    shade = np.clip((tone - 0.18) * 1.1, 0, 1) * (0.38 + 0.62 * hatch[0])
    shade += np.clip((tone - 0.58) * 1.6, 0, 1) * hatch[1] * 0.55
    dark = 1 - (lines**1.6) * (fine**1.5) * (1 - 0.62 * np.clip(shade, 0, 1))
    inside = layer[..., 3].astype(np.float32) / 255
    outline = cv2.morphologyEx(inside, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8))
    outline = cv2.GaussianBlur(outline, (0, 0), max(0.7, 0.0016 * edge))
    ink = np.clip(dark * inside + 0.8 * outline, 0, 1)
    out = np.empty_like(layer)
    out[..., :3] = (58, 56, 60)
    out[..., 3] = np.rint(255 * ink).astype(np.uint8)
    return out


def _dodged(light: Grey, sigma: float) -> Grey:
    """Colour dodge with the blurred negative: only what differs from around it stays dark."""
    soft = cv2.GaussianBlur(light, (0, 0), max(0.8, sigma))
    return np.clip(light / np.maximum(soft, 0.02), 0, 1)


def _hatching(height: int, width: int, seed: int) -> tuple[Grey, Grey]:
    """Two fields of pencil strokes, at two angles: 0 paper, 1 graphite."""
    rng = np.random.default_rng(seed)
    edge = max(height, width)
    fields = []
    for degrees in (38, -52):
        noise = rng.random((height, width), np.float32)
        length = max(9, round(0.045 * edge)) | 1
        kernel = np.zeros((length, length), np.float32)
        kernel[length // 2] = 1
        turn = cv2.getRotationMatrix2D((length / 2 - 0.5, length / 2 - 0.5), degrees, 1)
        kernel = cv2.warpAffine(kernel, turn, (length, length))
        strokes = cv2.filter2D(noise, cv2.CV_32F, kernel / kernel.sum())
        low, high = np.percentile(strokes[::3, ::3], (8, 92))
        fields.append(np.clip((strokes - low) / (high - low), 0, 1))
    return fields[0], fields[1]


def cel(layer: Rgba, levels: int = 5) -> Rgba:
    """Flat, strong colours in a few steps of light, and ink along the edges."""
    flat = on_white(layer)
    edge = max(flat.shape[:2])
    smooth = flat
    for _ in range(3):
        smooth = cv2.bilateralFilter(smooth, 0, 28, max(1.5, 0.006 * edge))
    lab = to_lab(smooth)
    step = 100 / levels
    base = np.floor(lab[..., 0] / step)
    part = lab[..., 0] / step - base
    lab[..., 0] = np.clip((base + np.clip((part - 0.5) * 5 + 0.5, 0, 1)) * step * 1.03 + 4, 0, 100)
    lab[..., 1:] *= 1.38
    colour = to_rgb(lab)
    ink = _ink(smooth, layer[..., 3])
    out = layer.copy()
    out[..., :3] = np.rint(colour * (1 - ink[..., None]) + 26 * ink[..., None]).astype(np.uint8)
    return out


def _ink(picture: Rgb, alpha: NDArray[np.uint8]) -> Grey:
    """Lines where a difference of Gaussians falls (Winnemöller, "XDoG", 2011), and the outline."""
    edge = max(picture.shape[:2])
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32) / 255
    sigma = max(0.7, 0.0022 * edge)
    near, far = cv2.GaussianBlur(grey, (0, 0), sigma), cv2.GaussianBlur(grey, (0, 0), 1.7 * sigma)
    lines = np.clip((far - near - 0.012) * 26, 0, 1)
    inside = (alpha > 127).astype(np.uint8)
    size = max(1, round(0.0035 * edge))
    core = cv2.erode(inside, np.ones((2 * size + 1, 2 * size + 1), np.uint8))
    rim = cv2.GaussianBlur((inside - core).astype(np.float32), (0, 0), max(0.6, 0.3 * size))
    return np.clip(np.maximum(0.85 * lines, rim), 0, 1)


def painted(layer: Rgba) -> Rgba:
    """Brushed smooth, with more colour and a little ink: a caricaturist's gouache."""
    flat = on_white(layer)
    soft = cv2.edgePreservingFilter(flat, flags=cv2.RECURS_FILTER, sigma_s=18, sigma_r=0.28)
    lab = to_lab(soft)
    lab[..., 1:] *= 1.22
    lab[..., 0] = np.clip(50 + (lab[..., 0] - 50) * 1.10 + 2, 0, 100)
    ink = 0.6 * _ink(soft, layer[..., 3])
    out = layer.copy()
    colour = (
        to_rgb(lab) * (1 - ink[..., None]) + np.array([52, 30, 24], np.float32) * ink[..., None]
    )
    out[..., :3] = np.rint(np.clip(colour, 0, 255)).astype(np.uint8)
    return out


def paper(height: int, width: int, seed: int = 5) -> Rgb:
    """Warm drawing paper with its grain, a little darker towards the edges."""
    rng = np.random.default_rng(seed)
    grain = rng.normal(0, 1, (height, width)).astype(np.float32)
    coarse = cv2.GaussianBlur(grain, (0, 0), 1.2) * 3
    fibres = cv2.GaussianBlur(grain, (0, 0), 7) * 14
    ys, xs = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    fall = 10 * (xs**2 + ys**2).astype(np.float32)
    light = coarse + fibres - fall
    sheet = np.array([246, 242, 233], np.float32) + light[..., None]
    return np.asarray(np.rint(np.clip(sheet, 0, 255)), np.uint8)
