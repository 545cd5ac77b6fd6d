"""All 78 templates on the draft engine: how long they take together, and what memory."""

import asyncio
import os
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figure import Figure
from clip_files import BLUE, GREEN, moving, write_clip
from cyclorama.cli.vimmerse_requests import Samples, options_for
from cyclorama.cli.vimmerse_samples import draw_samples
from cyclorama.engines.draft.engine import WARM_UP
from cyclorama.errors import MissingEngine
from cyclorama.kit.pool import ChildPool
from cyclorama.templates.compile import Sizes
from cyclorama.templates.system import system_templates
from template_studio import TemplateStudio

SITE = "https://pictures.test/"
LOOK_SECONDS = 0.25
CLIP_FRAMES = 150


def figures() -> Iterator[Figure]:
    """In their full sizes, each with its default options, as many at once as there are cores."""
    seconds, megabytes = asyncio.run(_make_all())
    yield Figure("all 78 templates on the draft engine, wall", seconds / 60, "min", 60)
    yield Figure("the same, memory of its child processes at most", megabytes, "MB", 4000)


async def _make_all() -> tuple[float, float]:
    cores = os.cpu_count() or 1
    with TemporaryDirectory() as folder:
        addresses, samples = _samples(Path(folder))
        pool = ChildPool(cores, initializer=WARM_UP)
        studio = TemplateStudio(pool, Path(folder), addresses, Sizes())
        places = asyncio.Semaphore(cores)

        async def make(template_id: str, options: Mapping[str, object]) -> None:
            async with places:
                film = await studio.film(template_id, options)
            lost = {
                step: error
                for step, error in film.failed.items()
                if not isinstance(error, MissingEngine)  # of speech, which is not everywhere
            }
            if lost or not film.outputs:
                raise RuntimeError(f"{template_id}: {lost}")

        watch = asyncio.create_task(_most_memory(pool))
        start = time.monotonic()
        async with asyncio.TaskGroup() as group:
            for name, template in system_templates().items():
                if not template.hidden:
                    options = options_for(template.model_dump(mode="json"), samples)
                    group.create_task(make(name, options))
        seconds = time.monotonic() - start
        pool.close()
        return seconds, await watch


def _samples(folder: Path) -> tuple[dict[str, Path], Samples]:
    files = draw_samples(folder)
    for name, colour in (("clip-1", BLUE), ("clip-2", GREEN)):
        frames = moving(CLIP_FRAMES, (1280, 720), colour)
        files[name] = write_clip(folder / f"{name}.mp4", frames, sound="aac")
    addresses = {f"{SITE}{name}": file for name, file in files.items()}
    pictures = {name: f"{SITE}{name}" for name in files if not name.startswith("clip")}
    return addresses, Samples(**pictures, clips=(f"{SITE}clip-1", f"{SITE}clip-2"))


async def _most_memory(pool: ChildPool) -> float:
    """MB that the children hold together at most, until the pool is closed."""
    most, seen = 0.0, False
    while not seen or pool.pids():
        seen = seen or bool(pool.pids())
        most = max(most, sum(_megabytes(pid) for pid in pool.pids()))
        await asyncio.sleep(LOOK_SECONDS)
    return most


def _megabytes(pid: int) -> float:
    """The proportional set size: what processes share is counted once (Linux, proc(5))."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0  # it has just ended
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)
