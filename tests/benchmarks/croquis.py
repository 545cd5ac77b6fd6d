"""The croquis's figures: CPU of one output at 2K, and memory of one at 4K."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figure import Figure
from benchmarks.packshot import memory_mb
from cyclorama.engines.capabilities import DressRequest, Garment
from cyclorama.engines.draft.dressing import dress_file
from cyclorama.figure.appearance import Gender
from cyclorama.figure.garment.wardrobe.item import Item
from cyclorama.figure.garment.wardrobe.photo import hung_out
from cyclorama.imaging import picture
from cyclorama.imaging.canvas import Ratio, Resolution, canvas_size
from cyclorama.imaging.picture_format import PictureFormat
from cyclorama.library.shots import load_model_shots
from cyclorama.library.talents import load_talents

OUTFIT = (Item.BLAZER, Item.JEANS)
REPEATS = 3


def figures() -> Iterator[Figure]:
    yield Figure("one croquis output at 2K, two garments, CPU", croquis_cpu_seconds(), "s", 6)
    yield Figure("one croquis output at 4K with its PNG, memory", croquis_memory(), "MB", 1500)


def croquis_cpu_seconds() -> float:
    """Of one picture, from the cut-outs' files to its own: the mean of several."""
    with TemporaryDirectory() as folder:
        request = _request(Path(folder), Resolution.TWO_K, 2048)
        dress_file(request)
        start = time.process_time()
        for _ in range(REPEATS):
            dress_file(request)
        return (time.process_time() - start) / REPEATS


def croquis_memory() -> float:
    """MB that a fresh process takes beyond what it holds before, for a square of 4096 px."""
    code = "from benchmarks import croquis; print(croquis.one_4k())"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    command = [sys.executable, "-c", code]
    return float(subprocess.run(command, capture_output=True, check=True, env=environment).stdout)


def one_4k() -> float:
    """MB of memory at the peak of one croquis, over what was held before. For a fresh process."""
    with TemporaryDirectory() as folder:
        make = partial(dress_file, _request(Path(folder), Resolution.FOUR_K, 2048))
        before = memory_mb("VmRSS")
        make()
    return memory_mb("VmHWM") - before


def _request(folder: Path, resolution: Resolution, edge: int) -> DressRequest:
    garments = []
    for item in OUTFIT:
        file = folder / f"{item}.png"
        picture.save_scratch(hung_out(item, edge), file)
        garments.append(Garment(cut_out=file))
    shot = load_model_shots()["MODEL-WAIST-1"]  # the figure fills the frame: the dearest of them
    talent = next(t for t in load_talents() if t.appearance.gender is Gender.FEMALE)
    width, height = canvas_size(Ratio.R1X1, resolution)
    return DressRequest(
        garments=tuple(garments),
        appearance=talent.appearance,
        pose=shot.poses[Gender.FEMALE],
        staging=shot.staging,
        width=width,
        height=height,
        format=PictureFormat.PNG,
        out=folder / "croquis.png",
    )
