"""The clip's figures: cost against the encoder alone, morph, loop, colour, memory."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
import numpy as np
from numpy.typing import NDArray
from skimage import data

from benchmarks.figure import Figure
from cyclorama.imaging.canvas import Size
from cyclorama.imaging.composition import Composition
from cyclorama.imaging.packshot import compose
from cyclorama.imaging.provenance import DigitalSource, Provenance
from cyclorama.imaging.specimen import draw_specimen
from cyclorama.imaging.specimen_kind import SpecimenKind
from cyclorama.video.clip import clip_of
from cyclorama.video.colour import Drawn, as_planes
from cyclorama.video.crossfade import blended
from cyclorama.video.decoder import decode
from cyclorama.video.encoder import encode
from cyclorama.video.flow import find_flows
from cyclorama.video.morph import between
from cyclorama.video.motion import Motion, Move

SIZE, FRAMES = Size(1080, 1920), 150
PROVENANCE = Provenance(source=DigitalSource.COMPOSITE, made_by="Cyclorama draft benchmark")


def figures() -> Iterator[Figure]:
    cv2.setNumThreads(1)
    push = against_the_encoder(Motion(moves=(Move.PUSH_IN,)), in_depth=False)
    yield Figure("camera move 1080x1920, 150 frames, CPU against x264", push, "x", 1.35)
    orbit = against_the_encoder(Motion(moves=(Move.ORBIT_RIGHT,)), in_depth=True)
    yield Figure("parallax, the same", orbit, "x", 2.1)
    yield Figure("flow morph over crossfade, middle", morph_gain(), "dB", 5, at_least=True)
    yield Figure("loop, seam step over median step", worst_seam(), "x", 1.5)
    yield Figure("colour of a decoded frame, worst error", colour_error(), "/255", 3)
    yield Figure("clip of 10 s at 2520x1080 in depth, memory", clip_memory(), "MB", 1000)


def against_the_encoder(motion: Motion, in_depth: bool) -> float:
    """CPU of drawing and encoding, over that of encoding the same frames, ready as planes.

    What is done once per clip (fitting, cutting out) is no matter of the frames and left out.
    """
    photo = studio_photo()
    with TemporaryDirectory() as folder:
        file = Path(folder, "clip.mp4")

        def drawn() -> Iterable[Drawn]:
            clip = clip_of(photo, None, motion, SIZE, FRAMES)
            assert clip.method.startswith("parallax") is in_depth
            return clip.frames

        ready = [as_planes(frame) for frame in drawn()]
        alone, ours = [], []
        for _ in range(3):
            alone.append(cpu(lambda: encode(ready, file, *SIZE, PROVENANCE)))
            frames = drawn()
            ours.append(cpu(lambda frames=frames: encode(frames, file, *SIZE, PROVENANCE)))
    return min(ours) / min(alone)


def cpu(work: Callable[[], object]) -> float:
    before = resource.getrusage(resource.RUSAGE_SELF)
    work()
    after = resource.getrusage(resource.RUSAGE_SELF)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def studio_photo() -> NDArray[np.uint8]:
    """A bottle before a studio wall, as large and as noisy as a camera takes it."""
    still = compose(draw_specimen(SpecimenKind.BOTTLE, 2000), Composition(), 1620, 2880).picture
    noise = np.random.default_rng(1).normal(0, 2.5, (2880, 1620, 1)).astype(np.float32)
    return np.clip(still + noise, 0, 255).astype(np.uint8)


def morph_gain() -> float:
    """At the middle of a known motion: 14 % of zoom, 7 degrees of turn, and a shift."""
    size = 1080
    photo = cv2.resize(data.astronaut(), (size, size), interpolation=cv2.INTER_CUBIC)

    def moved(part: float) -> NDArray[np.uint8]:
        matrix = cv2.getRotationMatrix2D((size / 2, size / 2), 7 * part, 1.14**part)
        matrix[:, 2] += (30 * part, -20 * part)
        return cv2.warpAffine(
            photo, matrix, (size, size), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT
        )

    first, middle, last = moved(0), moved(0.5), moved(1)
    flow = between(first, last, find_flows(first, last), 0.5)
    return cv2.PSNR(flow, middle) - cv2.PSNR(blended(first, last, 0.5), middle)


def worst_seam() -> float:
    """The step from the last frame to the first, over the median step, of every move."""
    photo = data.coffee()
    return max(
        seam(
            list(clip_of(photo, None, Motion(moves=(move,), loop=True), Size(270, 480), 90).frames)
        )
        for move in Move
        if move is not Move.HOLD
    )


def seam(drawn: Iterable[Drawn]) -> float:
    frames = [as_planes(frame).y for frame in drawn]

    def step(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
        return float(np.abs(one.astype(np.int16) - other).mean())

    steps = [step(one, other) for one, other in pairwise(frames)]
    return step(frames[-1], frames[0]) / float(np.median(steps))


def colour_error() -> float:
    """Of the middles of patches, after encoding and decoding."""
    levels = (8, 70, 135, 200, 250)
    colours = np.array([[r, g, b] for r in levels for g in levels for b in levels], np.uint8)
    picture = colours.reshape(5, 25, 3).repeat(64, axis=0).repeat(64, axis=1)
    height, width = picture.shape[:2]
    with TemporaryDirectory() as folder:
        file = Path(folder, "patches.mp4")
        encode([picture] * 3, file, width, height, PROVENANCE)
        frame = next(decode(file)).astype(int)
    return float(np.abs(frame[32::64, 32::64] - colours.reshape(5, 25, 3)).max())


def clip_memory() -> float:
    """MB that a fresh process takes beyond what it holds when warm."""
    code = "from benchmarks import clip; print(clip.one_clip())"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", code]
    return float(subprocess.run(command, capture_output=True, check=True, env=environment).stdout)


def one_clip() -> float:
    """MB at the peak of the largest clip, over what was held before. For a fresh process."""
    cv2.setNumThreads(1)
    before = _memory_mb("VmRSS")
    with TemporaryDirectory() as folder:
        made = clip_of(
            studio_photo(), None, Motion(moves=(Move.ORBIT_LEFT,)), Size(2520, 1080), 300
        )
        encode(made.frames, Path(folder, "clip.mp4"), 2520, 1080, PROVENANCE)
    return _memory_mb("VmHWM") - before


def _memory_mb(field: str) -> float:
    """VmRSS is what the process holds now, VmHWM the most it ever held (Linux, proc(5))."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{field}:"))
