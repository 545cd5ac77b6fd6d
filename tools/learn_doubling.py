"""Learn the filters of `cyclorama.imaging.doubling`, from pictures that come with scikit-image
and products that the tests draw: `PYTHONPATH=tests .venv/bin/python tools/learn_doubling.py`.

Left out, to measure with: astronaut, chelsea, rocket, retina, and the products of other seeds.
"""

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray
from skimage import data

import scenes
from cyclorama.imaging.doubling import CLASSES, FILE, REACH, WIDTH, classes_of

Plane = NDArray[np.float32]

TAPS = WIDTH * WIDTH
NOISE = 1.5  # levels at most, added to half of the pictures: filters must not draw it large
PRIOR = 1600.0  # levels squared: rare classes stay near the filter of all together
GREY = ("camera", "brick", "grass", "gravel", "coins", "moon", "page", "text")
COLOURED = ("coffee", "hubble_deep_field", "immunohistochemistry")
PRODUCTS = ("striped tee", "dotted cushion", "yellow tee", "mug", "blue knit", "tee on wood")


class Equations:
    """The normal equations of each class."""

    def __init__(self) -> None:
        self.grams = np.zeros((CLASSES, TAPS, TAPS))
        self.wishes = np.zeros((CLASSES, TAPS, 4))
        self.pixels = 0

    def learn(self, small: Plane, truth: Plane) -> None:
        classes = classes_of(small).ravel()
        padded = cv2.copyMakeBorder(small, *(REACH,) * 4, cv2.BORDER_REFLECT)
        around = sliding_window_view(padded, (WIDTH, WIDTH)).reshape(-1, TAPS)
        middle = small.ravel()
        parts = np.stack([truth[y::2, x::2].ravel() for y in (0, 1) for x in (0, 1)], axis=1)
        order = np.argsort(classes, kind="stable")
        starts = np.searchsorted(classes[order], np.arange(CLASSES + 1))
        for number in range(CLASSES):
            mine = order[starts[number] : starts[number + 1]]
            base = middle[mine, None]
            rows = around[mine] - base
            self.grams[number] += rows.T @ rows
            self.wishes[number] += rows.T @ (parts[mine] - base)
        self.pixels += len(classes)

    def solved(self) -> NDArray[np.float16]:
        ridge = PRIOR * np.eye(TAPS)
        common = np.linalg.solve(self.grams.sum(0) + ridge, self.wishes.sum(0))
        bank = np.empty((CLASSES, 4, TAPS))
        for number in range(CLASSES):
            wishes = self.wishes[number] + ridge @ common
            bank[number] = np.linalg.solve(self.grams[number] + ridge, wishes).T
        bank[:, :, TAPS // 2] = 0  # the middle differs from itself by nothing
        return bank.astype(np.float16)


def planes() -> Iterator[Plane]:
    """Of levels, each to be shrunk and enlarged again."""
    for name in GREY:
        yield getattr(data, name)().astype(np.float32)
    for name in COLOURED:
        yield from np.moveaxis(getattr(data, name)()[:900, :900], 2, 0).astype(np.float32)
    for name in PRODUCTS:
        picture = scenes.draw(name, 2, (1600, 1280)).picture  # averaged: with half of its noise
        picture = cv2.resize(picture, (640, 800), interpolation=cv2.INTER_AREA)
        yield picture[..., 1].astype(np.float32)


def turned(plane: Plane) -> Iterator[Plane]:
    for quarters in range(4):
        yield np.ascontiguousarray(np.rot90(plane, quarters))
        yield np.ascontiguousarray(np.rot90(plane, quarters)[:, ::-1])


def main() -> None:
    equations = Equations()
    chance = np.random.default_rng(0)
    for plane in planes():
        height, width = (side // 2 * 2 for side in plane.shape)
        for number, truth in enumerate(turned(plane[:height, :width])):
            small = cv2.resize(truth, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
            if number % 2:
                small = small + chance.normal(0, chance.uniform(0, NOISE), small.shape)
            equations.learn(np.rint(np.clip(small, 0, 255)).astype(np.float32), truth)
    np.savez_compressed(FILE, filters=equations.solved())


if __name__ == "__main__":
    main()
