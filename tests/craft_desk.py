"""A step's context whose media are files of a folder, and whose craft is done in this process."""

import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path

import numpy as np
from PIL import Image

from cyclorama.engines.capabilities import Engine, Made
from cyclorama.engines.roster import Roster
from cyclorama.steps.registry import step_type


class CraftDesk:
    """`crafted`: the functions that were called, in their order. `kept`: facts by media id."""

    def __init__(self, folder: Path, engines: Sequence[Engine] = ()) -> None:
        self.folder = folder
        self.engines = Roster(engines)
        self.crafted: list[str] = []
        self.kept = {}
        self.reported: list[float] = []

    def put(self, name: str, pixels) -> str:
        """A picture to work on; its media id."""
        Image.fromarray(np.asarray(pixels)).save(self.folder / f"{name}.png")
        self.kept[name] = None
        return name

    def pixels(self, media_id: str):
        with Image.open(self._file(media_id)) as picture:
            return np.asarray(picture)

    @asynccontextmanager
    async def open(self, media_id: str) -> AsyncIterator[Path]:
        yield self._file(media_id)

    def scratch(self, name: str) -> Path:
        return self.folder / name

    async def craft(self, function: str, request, result, *, memory: int, seconds: float):
        assert memory > 0
        assert seconds > 0
        self.crafted.append(function)
        start = time.monotonic()
        module, _, name = function.partition(":")
        # as it comes back from a child: through the model it was promised as
        answer = result.model_validate(getattr(import_module(module), name)(request))
        made = Made(
            engine="draft",
            model=name,
            version="1",
            seed=None,
            seconds=time.monotonic() - start,
        )
        return answer, made

    async def keep(self, file: Path, facts=None) -> str:
        self._file(file.stem)  # it was written
        self.kept[file.stem] = facts
        return file.stem

    def progress(self, fraction: float) -> None:
        self.reported.append(fraction)

    def _file(self, media_id: str) -> Path:
        return next(file for file in self.folder.iterdir() if file.stem == media_id)


async def done(desk: CraftDesk, name: str, **params):
    """The outputs of a step of that type."""
    return (await step_type(name).carry_out(desk, params)).outputs


def noise(height: int, width: int, channels: int = 3, seed: int = 0):
    """A picture of which no pixel tells its neighbour."""
    return np.random.default_rng(seed).integers(0, 256, (height, width, channels), np.uint8)
