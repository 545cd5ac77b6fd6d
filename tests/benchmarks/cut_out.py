"""The cut-out's figures: error against exact alpha, time and memory at 2K."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import cv2
import numpy as np

import scenes
from benchmarks.figure import Figure
from cyclorama.imaging.cut_out import CONFIDENT, cut_out

SEEDS = (11, 12)  # thresholds were set while looking at seeds 1 to 3


def figures() -> Iterator[Figure]:
    cv2.setNumThreads(1)
    crisp = [_errors(name, seed) for name, seed in product(scenes.CRISP, SEEDS)]
    fuzzy = [_errors(name, seed) for name, seed in product(scenes.FUZZY, SEEDS)]
    worst_overlap = min(overlap for _, overlap in crisp)
    yield Figure("cut-out crisp, worst SAD at 3.3 Mpx", max(sad for sad, _ in crisp), "", 4)
    yield Figure("cut-out crisp, worst IoU", worst_overlap, "", 0.99, at_least=True)
    yield Figure("cut-out fuzzy knit, worst SAD", max(sad for sad, _ in fuzzy), "", 10)
    seconds, megabytes = _cost()
    yield Figure("cut-out time at 2K, worst of a crisp and a fuzzy one", seconds, "CPU s", 4)
    yield Figure("cut-out memory at 2K", megabytes, "MB", 800)


def _errors(name: str, seed: int) -> tuple[float, float]:
    """SAD in thousands of pixels, and IoU."""
    scene = scenes.draw(name, seed)
    alpha = cut_out(scene.picture).alpha
    return scenes.absolute_error(alpha, scene.alpha), scenes.overlap(alpha, scene.alpha)


def _cost() -> tuple[float, float]:
    """CPU seconds and peak memory (MB) in a fresh process that only cuts out."""
    one_thread = {"OMP_NUM_THREADS": "1", "NUMBA_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    code = "from benchmarks.cut_out import measure_alone; measure_alone()"
    costs = []
    for name in ("navy tee", "red knit"):
        picture = scenes.draw(name, SEEDS[0]).picture
        done = subprocess.run(
            [sys.executable, "-c", code],
            input=np.ascontiguousarray(picture).tobytes(),
            env={**os.environ, **one_thread, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
        )
        costs.append(json.loads(done.stdout))
    return max(cost["seconds"] for cost in costs), max(cost["megabytes"] for cost in costs)


def measure_alone() -> None:
    """Child: read one 2K picture's pixels, cut it out twice (the first loads what is compiled)."""
    height, width = scenes.SIZE_2K
    pixels = np.frombuffer(sys.stdin.buffer.read(), np.uint8)
    picture = pixels.reshape(height, width, 3)
    cv2.setNumThreads(1)
    cut_out(picture)
    start = time.process_time()
    cut_out(picture)
    seconds = time.process_time() - start
    # not ru_maxrss: across fork and exec it keeps the parent's peak
    status = Path("/proc/self/status").read_text()
    peak = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:"))
    print(json.dumps({"seconds": seconds, "megabytes": peak / 1024}))


def table() -> None:
    """Every scene and seed, hard ones too, with the confidence given."""
    cv2.setNumThreads(1)
    print(f"{'scene':18} {'seed':>4} {'SAD':>8} {'IoU':>7} {'conf.':>6}  method")
    for name, seed in product([*scenes.CRISP, *scenes.FUZZY, *scenes.HARD], SEEDS):
        scene = scenes.draw(name, seed)
        cut = cut_out(scene.picture)
        sad = scenes.absolute_error(cut.alpha, scene.alpha)
        share = scenes.overlap(cut.alpha, scene.alpha)
        doubt = "" if cut.confidence >= CONFIDENT else "  (not confident)"
        print(
            f"{name:18} {seed:4} {sad:8.2f} {share:7.4f} {cut.confidence:6.2f}"
            f"  {cut.method}{doubt}",
            flush=True,
        )


if __name__ == "__main__":
    table()
