"""The packshot's figures: margins, picture files against libjpeg-turbo, time and memory."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
import numpy as np
import pyvips
from numpy.typing import NDArray

from benchmarks.figure import Figure
from cyclorama.imaging import picture
from cyclorama.imaging.canvas import Ratio, Resolution, canvas_size
from cyclorama.imaging.composition import Whole
from cyclorama.imaging.packshot import compose
from cyclorama.imaging.picture_format import PictureFormat
from cyclorama.imaging.provenance import DigitalSource, Provenance
from cyclorama.imaging.specimen import draw_specimen
from cyclorama.imaging.specimen_kind import SpecimenKind
from cyclorama.library.shots import load_shots

PROVENANCE = Provenance(source=DigitalSource.COMPOSITE, made_by="Cyclorama draft benchmark")
REPEATS = 5


def figures() -> Iterator[Figure]:
    yield Figure("packshot margins, worst of all shots x ratios", margins(), "px", 1)
    if shutil.which("djpeg") and shutil.which("cjpeg"):
        ratio = refit_against_libjpeg()
        yield Figure("20 Mpx JPEG to 2048 px JPEG, against djpeg + cjpeg", ratio, "x", 2.5)
    else:
        print("20 Mpx JPEG to 2048 px JPEG: not measured, for djpeg and cjpeg are missing here")
    yield Figure("packshot 2048², CPU", packshot_cpu_seconds(), "s", 1)
    yield Figure("packshot 4096² with its PNG, memory", packshot_memory(), "MB", 500)


def margins() -> float:
    """The largest distance, in px, of a product's box from where its shot specifies it.

    Every shot with margins at every ratio and 1K, of a product to enlarge and one to shrink.
    """
    worst = 0.0
    for specimen, edge in ((SpecimenKind.BOTTLE, 300), (SpecimenKind.T_SHIRT, 1400)):
        cut_out = draw_specimen(specimen, edge)
        for shot in load_shots().values():
            framing = shot.composition.framing
            if not isinstance(framing, Whole):
                continue
            for ratio in Ratio:
                size = canvas_size(ratio, Resolution.ONE_K)
                box = compose(cut_out, shot.composition, *size).box
                worst = max(worst, _off_the_margins(box, framing, *size))
    return worst


def _off_the_margins(
    box: tuple[int, int, int, int], framing: Whole, width: int, height: int
) -> float:
    """How far the binding sides of the box lie from their margins."""
    left, top, right, bottom = box
    spare_across = width * (1 - 2 * framing.margin) - (right - left)
    spare_down = height * (1 - 2 * framing.margin) - (bottom - top)
    if spare_across < spare_down:
        return max(abs(left - framing.margin * width), abs(right - width * (1 - framing.margin)))
    return max(abs(top - framing.margin * height), abs(bottom - height * (1 - framing.margin)))


def refit_against_libjpeg() -> float:
    """20 Mpx JPEG to 2048 px JPEG: ours in process over djpeg -scale and cjpeg as processes.

    Both write quality 92 with full chroma. djpeg's nearest scale is 4/8 (2500 px): it shrinks
    no further, so its picture is larger than ours.
    """
    with TemporaryDirectory() as folder:
        photo, small = Path(folder, "photo.jpg"), Path(folder, "small.jpg")
        pyvips.Image.new_from_array(photo_pixels(4000, 5000)).jpegsave(str(photo), Q=93)
        floor = f"djpeg -scale 4/8 '{photo}' | cjpeg -quality 92 -sample 1x1 > '{small}'"
        ours, theirs = in_turns(
            lambda: picture.refit(photo, small, 2048, PictureFormat.JPEG, PROVENANCE),
            lambda: subprocess.run(floor, shell=True, check=True),
        )
    return ours / theirs


def packshot_cpu_seconds() -> float:
    """Of the front shot of a 2048 px cut-out at 2048², without reading or writing files."""
    cut_out, shot = draw_specimen(SpecimenKind.T_SHIRT, 2048), load_shots()["FRONT-1"]
    compose(cut_out, shot.composition, 2048, 2048)
    start = time.process_time()
    for _ in range(REPEATS):
        compose(cut_out, shot.composition, 2048, 2048)
    return (time.process_time() - start) / REPEATS


def packshot_memory() -> float:
    """MB that a fresh process takes beyond what it holds before, for 4096² of a 4096 px cut-out."""
    code = "from benchmarks import packshot; print(packshot.one_4k())"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    command = [sys.executable, "-c", code]
    return float(subprocess.run(command, capture_output=True, check=True, env=environment).stdout)


def one_4k() -> float:
    """MB of memory at the peak of one packshot, over what was held before. For a fresh process."""
    specimen = draw_specimen(SpecimenKind.T_SHIRT, 256)
    cut_out = cv2.resize(specimen, (4096, 4096), interpolation=cv2.INTER_CUBIC)
    before = memory_mb("VmRSS")
    with TemporaryDirectory() as folder:
        made = compose(cut_out, load_shots()["FRONT-1"].composition, 4096, 4096)
        picture.save(made.picture, Path(folder, "made.png"), PictureFormat.PNG, PROVENANCE)
    return memory_mb("VmHWM") - before


def memory_mb(field: str) -> float:
    """VmRSS is what the process holds now, VmHWM the most it ever held (Linux, proc(5))."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{field}:"))


def in_turns(*jobs: Callable[[], object]) -> list[float]:
    """The best of several runs of each, taken in turns so that they meet the same machine."""
    best = [float("inf")] * len(jobs)
    for _ in range(REPEATS):
        for index, job in enumerate(jobs):
            start = time.perf_counter()
            job()
            best[index] = min(best[index], time.perf_counter() - start)
    return best


def photo_pixels(width: int, height: int) -> NDArray[np.uint8]:
    """Something that compresses as a photo does: soft shapes and sensor noise."""
    random = np.random.default_rng(1)
    shapes = random.integers(0, 255, (height // 20, width // 20, 3), dtype=np.uint8)
    soft = cv2.resize(shapes, (width, height), interpolation=cv2.INTER_CUBIC)
    noise = random.normal(0, 2.5, (height, width, 1)).astype(np.float32)
    return np.clip(soft + noise, 0, 255).astype(np.uint8)
