"""Figures of the packshot: margins, picture files against libjpeg-turbo, time and memory.

Each function returns figures as plain data; `python -m benchmarks.packshot` prints them.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
import numpy as np
import pyvips
from numpy.typing import NDArray

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


def margins() -> dict[str, object]:
    """The largest distance, in px, of a product's box from where its shot specifies it.

    Every shot with margins at every ratio and 1K, of a small product and of a large one.
    """
    worst, where, checked = 0.0, "", 0
    for specimen in (SpecimenKind.BOTTLE, SpecimenKind.T_SHIRT):
        for edge in (300, 1400):
            cut_out = draw_specimen(specimen, edge)
            for shot in load_shots().values():
                framing = shot.composition.framing
                if not isinstance(framing, Whole):
                    continue
                for ratio in Ratio:
                    size = canvas_size(ratio, Resolution.ONE_K)
                    box = compose(cut_out, shot.composition, *size).box
                    off = _off_the_margins(box, framing, *size)
                    checked += 1
                    if off > worst:
                        worst, where = off, f"{shot.code} {ratio} {specimen} {edge}px"
    return {"checked": checked, "worst_px": round(worst, 2), "worst_at": where, "goal_px": 1.0}


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


def refit_against_libjpeg() -> dict[str, object]:
    """20 Mpx JPEG to 2048 px JPEG: ours in process, djpeg -scale and cjpeg as processes.

    Both write quality 92 with full chroma. djpeg's nearest scale is 4/8 (2500 px): it shrinks
    no further, so its picture is larger than ours.
    """
    if not (shutil.which("djpeg") and shutil.which("cjpeg")):
        return {"skipped": "djpeg and cjpeg are missing: apt-get install libjpeg-turbo-progs"}
    with TemporaryDirectory() as folder:
        photo, small = Path(folder, "photo.jpg"), Path(folder, "small.jpg")
        pyvips.Image.new_from_array(_photo(4000, 5000)).jpegsave(str(photo), Q=93)
        floor = f"djpeg -scale 4/8 '{photo}' | cjpeg -quality 92 -sample 1x1 > '{small}'"
        ours, theirs = _in_turns(
            lambda: picture.refit(photo, small, 2048, PictureFormat.JPEG, PROVENANCE),
            lambda: subprocess.run(floor, shell=True, check=True),
        )
    return {
        "ours_s": round(ours, 4),
        "floor_s": round(theirs, 4),
        "ratio": round(ours / theirs, 2),
        "goal_ratio": 2.5,
    }


def packshot_time() -> dict[str, object]:
    """Seconds and CPU seconds of a 2048² front packshot, composed and with its file written."""
    cut_out, shot = draw_specimen(SpecimenKind.T_SHIRT, 2048), load_shots()["FRONT-1"]
    compose(cut_out, shot.composition, 2048, 2048)
    start, cpu = time.perf_counter(), time.process_time()
    for _ in range(REPEATS):
        made = compose(cut_out, shot.composition, 2048, 2048)
    composed = (time.perf_counter() - start) / REPEATS
    composed_cpu = (time.process_time() - cpu) / REPEATS
    figures: dict[str, object] = {
        "compose_s": round(composed, 3),
        "compose_cpu_s": round(composed_cpu, 3),
    }
    with TemporaryDirectory() as folder:
        for picture_format in PictureFormat:
            file = Path(folder, f"made.{picture_format.suffix}")
            start = time.perf_counter()
            picture.save(made.picture, file, picture_format, PROVENANCE)
            figures[f"write_{picture_format}_s"] = round(time.perf_counter() - start, 3)
            figures[f"{picture_format}_mb"] = round(file.stat().st_size / 1e6, 2)
    return figures


def packshot_memory() -> dict[str, object]:
    """Peak memory, in MB, of a process that makes one 4096² packshot of a 4096 px cut-out."""
    return json.loads(
        subprocess.run(
            [sys.executable, "-m", "benchmarks.packshot", "one-4k"],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        ).stdout
    )


def _one_4k() -> dict[str, object]:
    specimen = draw_specimen(SpecimenKind.T_SHIRT, 512)
    cut_out = cv2.resize(specimen, (4096, 4096), interpolation=cv2.INTER_CUBIC)
    before = _peak_mb()
    with TemporaryDirectory() as folder:
        file = Path(folder, "made.png")
        made = compose(cut_out, load_shots()["FRONT-1"].composition, 4096, 4096)
        picture.save(made.picture, file, PictureFormat.PNG, PROVENANCE)
    return {"before_mb": round(before), "peak_mb": round(_peak_mb())}


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _in_turns(*jobs: Callable[[], object]) -> list[float]:
    """The best of several runs of each, taken in turns so that they meet the same machine."""
    best = [float("inf")] * len(jobs)
    for _ in range(REPEATS):
        for index, job in enumerate(jobs):
            start = time.perf_counter()
            job()
            best[index] = min(best[index], time.perf_counter() - start)
    return best


def _photo(width: int, height: int) -> NDArray[np.uint8]:
    """Something that compresses as a photo does: soft shapes and sensor noise."""
    random = np.random.default_rng(1)
    shapes = random.integers(0, 255, (height // 20, width // 20, 3), dtype=np.uint8)
    soft = cv2.resize(shapes, (width, height), interpolation=cv2.INTER_CUBIC)
    noise = random.normal(0, 2.5, (height, width, 1)).astype(np.float32)
    return np.clip(soft + noise, 0, 255).astype(np.uint8)


FIGURES = (margins, refit_against_libjpeg, packshot_time, packshot_memory)

if __name__ == "__main__":
    if sys.argv[1:] == ["one-4k"]:
        print(json.dumps(_one_4k()))
    else:
        for figure in FIGURES:
            print(figure.__name__, json.dumps(figure()))
