"""Does the draft engine work here: a drawn product is cut out in a child process."""

import asyncio
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from cyclorama.cli.check import Check, broken, ok
from cyclorama.engines.capabilities import Box, CutOutRequest
from cyclorama.engines.draft.engine import Draft
from cyclorama.engines.roster import Roster
from cyclorama.imaging.specimen_kind import SpecimenKind
from cyclorama.kit.pool import ChildPool

SIZE = 480  # pixels
WALL = 236  # a light grey, of 255
NOISE = 2.0  # standard deviation, as a phone's
TOLERANCE = 3  # pixels by which the cut-out's box may differ from the drawn one
MEMORY, SECONDS = 1_500_000_000, 120.0
NAME = "draft engine"
MEND = "Run `make setup` again; if that does not help, report what is said here."


@dataclass(frozen=True)
class Drawn:
    box: Box
    versions: str


async def check_engine() -> Check:
    pool = ChildPool(1)
    try:
        with tempfile.TemporaryDirectory(prefix="cyclorama-") as folder:
            photo = Path(folder, "photo.png")
            drawn = await pool.run(_draw, photo, memory=MEMORY, seconds=SECONDS)
            start = time.monotonic()
            result, _made = await Roster([Draft(pool)]).cut_out(
                CutOutRequest(source=photo, max_edge=SIZE, out=Path(folder, "cut-out.png"))
            )
            seconds = time.monotonic() - start
            compiled = await pool.run(_compiled, memory=MEMORY, seconds=SECONDS)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what was looked for
        return broken(NAME, f"{type(error).__name__}: {error}", MEND)
    finally:
        await asyncio.to_thread(pool.close)
    if max(abs(a - b) for a, b in zip(result.box, drawn.box, strict=True)) > TOLERANCE:
        return broken(NAME, f"a drawn product at {drawn.box} was found at {result.box}", MEND)
    cache = "numba's cache was cold and is warm now" if compiled else "numba's cache is warm"
    return ok(NAME, f"cut-out in {seconds:.1f} s; {drawn.versions}; {cache}")


def _draw(file: Path) -> Drawn:
    """Runs in the child: a product in front of a wall, as a photo."""
    import cv2
    import numba
    import numpy as np
    import pyvips

    from cyclorama.imaging.framing import pixel_box
    from cyclorama.imaging.picture import save_scratch
    from cyclorama.imaging.specimen import draw_specimen

    product = draw_specimen(SpecimenKind.BOX, SIZE).astype(np.float64)
    alpha = product[..., 3:] / 255
    noise = np.random.default_rng(1).normal(0, NOISE, (*product.shape[:2], 1))
    photo = product[..., :3] * alpha + WALL * (1 - alpha) + noise
    save_scratch(np.clip(np.rint(photo), 0, 255).astype(np.uint8), file)
    libvips = ".".join(str(pyvips.version(part)) for part in range(3))
    return Drawn(
        box=pixel_box(product[..., 3].astype(np.uint8)),
        versions=f"OpenCV {cv2.__version__}, libvips {libvips}, numba {numba.__version__}",
    )


def _compiled() -> int:
    """Runs in the child: how many functions numba compiled there, for want of a cached form."""
    from numba.core.dispatcher import Dispatcher

    return sum(
        sum(function.stats.cache_misses.values())
        for name, module in sys.modules.items()
        if name.startswith("cyclorama.imaging.")
        for function in vars(module).values()
        if isinstance(function, Dispatcher)
    )
