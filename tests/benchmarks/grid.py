"""The figure of clips side by side: cost against decoding them and encoding the grid alone."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import av
import cv2
import numpy as np
from numpy.typing import NDArray
from skimage import data

from benchmarks.clip import PROVENANCE, cpu
from benchmarks.figure import Figure
from cyclorama.imaging.canvas import Size
from cyclorama.imaging.grid import Grid
from cyclorama.video.encoder import encode
from cyclorama.video.reel import look_at
from cyclorama.video.tiling import cell_size, tiled

SIZE, FRAMES, EDGE = Size(1920, 1080), 150, 1280
GRID = Grid(2, 2)
RATE = Fraction(30)


def figures() -> Iterator[Figure]:
    cv2.setNumThreads(1)
    ratio = against_decoder_and_encoder()
    yield Figure(
        "grid of four clips 1920x1080, 150 frames, CPU against decode and x264", ratio, "x", 1.4
    )


def against_decoder_and_encoder() -> float:
    with TemporaryDirectory() as folder:
        paths = [_clip(Path(folder, f"{index}.mp4"), index) for index in range(GRID.total)]
        reels = [look_at(path) for path in paths]
        cell = cell_size(SIZE, GRID, EDGE)
        size = GRID.around(cell)
        out = Path(folder, "grid.mp4")
        ready = list(tiled(reels, GRID, cell, RATE, FRAMES))
        alone, ours = [], []
        for _ in range(3):
            decoding = cpu(lambda: [_decode(path) for path in paths])
            alone.append(decoding + cpu(lambda: encode(ready, out, *size, PROVENANCE)))
            frames = tiled(reels, GRID, cell, RATE, FRAMES)
            ours.append(cpu(lambda frames=frames: encode(frames, out, *size, PROVENANCE)))
    return min(ours) / min(alone)


def _clip(path: Path, index: int) -> Path:
    """A camera that goes over a photo with a sensor's noise."""
    photo = cv2.resize(data.coffee(), (2400, 1600), interpolation=cv2.INTER_CUBIC)
    noise = np.random.default_rng(index).normal(0, 2.5, photo.shape[:2]).astype(np.float32)
    photo = np.clip(photo + noise[..., None], 0, 255).astype(np.uint8)

    def frames() -> Iterator[NDArray[np.uint8]]:
        for time in range(FRAMES):
            left, top = 2 * time + 20 * index, time
            yield photo[top : top + SIZE.height, left : left + SIZE.width]

    encode(frames(), path, *SIZE, PROVENANCE)
    return path


def _decode(path: Path) -> None:
    with av.open(str(path)) as container:
        container.streams.video[0].thread_type = "AUTO"
        container.streams.video[0].codec_context.thread_count = 2
        for _ in container.decode(video=0):
            pass
