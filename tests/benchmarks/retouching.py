"""Figures of enlarging against Lanczos, and of a background's colour and time."""

import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image
from skimage import data

import scenes
from benchmarks.figure import Figure
from cyclorama.engines.draft.retouching_work import fix_background_file
from cyclorama.engines.retouching import BackgroundFixed, FixBackgroundRequest, Strategy
from cyclorama.imaging.canvas import Size
from cyclorama.imaging.upscale import upscaled

Picture = NDArray[np.uint8]

PRODUCTS = ("navy tee", "tan bag", "red knit")
SEED = 11
WALLS = ("navy tee", "tan bag", "shoe", "mug", "red knit", "bottle")
PALETTES = ((232, 226, 214), (70, 110, 140), (250, 250, 250))


def figures() -> Iterator[Figure]:
    cv2.setNumThreads(1)
    gains = [_gain(photo) for photo in _photos()]
    yield Figure("upscale 2x of photos, mean PSNR over Lanczos", _mean(gains), "dB", 0.7, True)
    gains = [_gain(_averaged(scenes.draw(name, SEED, (2048, 1632)).picture)) for name in PRODUCTS]
    yield Figure("upscale 2x of products, mean PSNR over Lanczos", _mean(gains), "dB", 0.7, True)
    fixed = [_background(name, palette, (1024, 820)) for name in WALLS for palette in PALETTES]
    worst = max(made.delta_e for made, _ in fixed)
    yield Figure("background fix, worst median ΔE to the palette", worst, "", 0.5)
    seconds = min(_background("shoe", PALETTES[0], (2048, 2048))[1] for _ in range(3))
    yield Figure("background fix at 2K beside the cut-out, file to file", seconds, "CPU s", 1.5)


def _gain(truth: Picture) -> float:
    """In dB, of the picture averaged to half its size and enlarged again."""
    height, width = (side // 2 * 2 for side in truth.shape[:2])
    truth = np.ascontiguousarray(truth[:height, :width])
    small = cv2.resize(truth, (width // 2, height // 2), interpolation=cv2.INTER_AREA)
    lanczos = cv2.resize(small, (width, height), interpolation=cv2.INTER_LANCZOS4)
    large = upscaled(small, Size(width, height), lambda _done: None)
    return _decibels(large, truth) - _decibels(lanczos, truth)


def _decibels(picture: Picture, truth: Picture) -> float:
    return float(10 * np.log10(255**2 / np.mean((picture.astype(float) - truth) ** 2)))


def _photos() -> list[Picture]:
    """Those from which no filter was learned."""
    return [data.astronaut(), data.chelsea(), data.rocket(), data.retina()]


def _averaged(picture: Picture) -> Picture:
    """At half its size: nobody can foretell the noise of a sensor, and this halves it."""
    return cv2.resize(picture, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)


def _background(
    name: str, palette: tuple[int, int, int], size: tuple[int, int]
) -> tuple[BackgroundFixed, float]:
    """What is said of a fixed background, and the CPU seconds it took, with the true cut-out."""
    scene = scenes.draw(name, SEED, size)
    with TemporaryDirectory() as folder:
        photo, cut_out, swatch = (Path(folder, f"{file}.png") for file in "abc")
        Image.fromarray(scene.picture).save(photo)
        alpha = np.rint(scene.alpha * 255).astype(np.uint8)
        Image.fromarray(np.dstack([scene.picture, alpha])).save(cut_out)
        Image.fromarray(np.full((64, 64, 3), palette, np.uint8)).save(swatch)
        request = FixBackgroundRequest(
            source=photo,
            cut_out=cut_out,
            palette=swatch,
            strategy=Strategy.COLOR_MATCH,
            out=Path(folder, "out"),
        )
        start = time.process_time()
        made = fix_background_file(request)
        return made, time.process_time() - start
