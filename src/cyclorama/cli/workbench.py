"""Where the steps of a plan work on this machine, without a server or a database.

Media are files of one folder; their ids are the files' names.
"""

import itertools
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from cyclorama.engines.capabilities import Made
from cyclorama.engines.draft.engine import exact
from cyclorama.engines.roster import Roster
from cyclorama.kit.outbound import Outbound
from cyclorama.kit.pool import ChildPool
from cyclorama.media.ingest import (
    INSPECT_MEMORY,
    INSPECT_SECONDS,
    LARGE_MEMORY,
    LARGE_SECONDS,
    RECORDING_MEMORY,
    RECORDING_SECONDS,
)
from cyclorama.media.inspect import take_in
from cyclorama.media.kinds import Medium
from cyclorama.media.types import Facts, Limits
from cyclorama.steps.take import Take

R = TypeVar("R", bound=BaseModel)


class Workshop:
    """What all steps share. `local`: files of this machine that stand for addresses."""

    def __init__(
        self,
        folder: Path,
        pool: ChildPool,
        engines: Roster,
        outbound: Outbound,
        limits: Limits,
        local: Mapping[str, Path],
        fetch_seconds: float,
    ) -> None:
        self.folder = folder
        self.pool = pool
        self.engines = engines
        self.outbound = outbound
        self.limits = limits
        self.local = local
        self.fetch_seconds = fetch_seconds
        self.files: dict[str, Path] = {}
        self._numbers = itertools.count(1)

    def bench(self, step_id: str) -> "Workbench":
        folder = self.folder / f"{next(self._numbers):03}-{step_id}"
        folder.mkdir()
        return Workbench(self, folder)

    def keep(self, file: Path) -> str:
        media_id = str(file.relative_to(self.folder))
        self.files[media_id] = file
        return media_id


class Workbench:
    """The `StepContext` of one step."""

    def __init__(self, workshop: Workshop, folder: Path) -> None:
        self._workshop = workshop
        self._folder = folder
        self._takes: dict[int, Take] = {}

    @property
    def engines(self) -> Roster:
        return self._workshop.engines

    async def fetch(
        self, url: str, kinds: tuple[Medium, ...] = (Medium.IMAGE,), *, large: bool = False
    ) -> str:
        """What is taken in is checked as it is by a server."""
        shop = self._workshop
        limits = shop.limits.for_large_pictures() if large else shop.limits
        file = shop.local.get(url)
        if file is None:
            file = self._folder / "fetched"
            most = max(limits.bytes_of(kind) for kind in kinds)
            await shop.outbound.fetch(url, into=file, max_bytes=most, seconds=shop.fetch_seconds)
        pictures = kinds == (Medium.IMAGE,)
        memory, seconds = (
            (LARGE_MEMORY, LARGE_SECONDS) if large else (INSPECT_MEMORY, INSPECT_SECONDS)
        )
        if not pictures:
            memory, seconds = RECORDING_MEMORY, RECORDING_SECONDS
        taken = await shop.pool.run(
            take_in,
            file,
            self._folder,
            limits,
            kinds,
            memory=memory,
            seconds=seconds,
        )
        return shop.keep(taken.path)

    @asynccontextmanager
    async def open(self, media_id: str) -> AsyncIterator[Path]:
        yield self._workshop.files[media_id]

    def scratch(self, name: str) -> Path:
        return self._folder / name

    async def craft(
        self,
        function: str,
        request: BaseModel,
        result: type[R],
        *,
        memory: int,
        seconds: float,
    ) -> tuple[R, Made]:
        return await exact(
            self._workshop.pool, function, request, result, memory, seconds, self.progress
        )

    async def keep(self, file: Path, facts: Facts | None = None) -> str:
        return self._workshop.keep(file)

    def progress(self, fraction: float) -> None:
        """Nobody asks: the bar counts steps."""

    @property
    def name(self) -> str:
        return self._folder.name

    async def takes(self) -> Sequence[Take]:
        return list(self._takes.values())

    async def write_take(self, take: Take) -> None:
        self._takes[take.number] = take

    def of_take(self, number: int) -> "Workbench":
        folder = self._folder / f"take-{number}"
        folder.mkdir()
        return Workbench(self._workshop, folder)
