"""Where a step works: what its context gives it, for one attempt at one step."""

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

import sqlalchemy as sa
from pydantic import BaseModel

from cyclorama.engines.capabilities import Made
from cyclorama.engines.draft.engine import RunsChildren, exact
from cyclorama.engines.roster import Roster
from cyclorama.kit.clock import Clock
from cyclorama.media.ingest import Ingest, Origin
from cyclorama.media.kinds import Medium
from cyclorama.media.repository import MediaRepository
from cyclorama.media.types import Facts
from cyclorama.production.states import StepState
from cyclorama.production.takes import TakeLog
from cyclorama.steps.take import Take
from cyclorama.store.blobs import Blobs
from cyclorama.store.database import Database
from cyclorama.store.tables import steps

# Often enough for a progress bar, seldom enough for the database.
PROGRESS_SECONDS = 0.5

R = TypeVar("R", bound=BaseModel)


class Workshop:
    """Sets up benches. `scratch`: a folder of this machine for files in the making."""

    def __init__(
        self,
        database: Database,
        blobs: Blobs,
        ingest: Ingest,
        engines: Roster,
        pool: RunsChildren,
        scratch: Path,
        clock: Clock,
    ) -> None:
        self.database = database
        self.blobs = blobs
        self.ingest = ingest
        self.engines = engines
        self.pool = pool
        self.clock = clock
        self._scratch = scratch

    @asynccontextmanager
    async def bench(
        self, account_id: str, run_id: str, step_id: str, attempt: int
    ) -> AsyncIterator["Bench"]:
        await asyncio.to_thread(self._scratch.mkdir, parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="step-", dir=self._scratch) as folder:
            bench = Bench(self, account_id, run_id, step_id, attempt, Path(folder))
            try:
                yield bench
            finally:
                await bench.close()


class Bench:
    """The `StepContext` of one attempt, or of one take in it: then `take` is its number, and its
    progress is not told."""

    def __init__(
        self,
        workshop: Workshop,
        account_id: str,
        run_id: str,
        step_id: str,
        attempt: int,
        folder: Path,
        take: int | None = None,
    ) -> None:
        self._workshop = workshop
        self._account_id = account_id
        self._run_id = run_id
        self._step_id = step_id
        self._attempt = attempt
        self._folder = folder
        self._take = take
        self._log = TakeLog(workshop.database, workshop.clock, run_id, step_id)
        self._outputs = 0
        self._reported_at = time.monotonic()
        self._report: asyncio.Task[None] | None = None

    @property
    def engines(self) -> Roster:
        return self._workshop.engines

    async def fetch(
        self, url: str, kinds: tuple[Medium, ...] = (Medium.IMAGE,), *, large: bool = False
    ) -> str:
        ingest = self._workshop.ingest.for_large_pictures() if large else self._workshop.ingest
        media = await ingest.from_url(url, self._origin(), kinds)
        return media.id

    @asynccontextmanager
    async def open(self, media_id: str) -> AsyncIterator[Path]:
        async with self._workshop.database.read() as connection:
            media = await MediaRepository(connection, self._account_id).get(media_id)
        async with self._workshop.blobs.local_copy(media.blob_key) as file:
            yield file

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
        media = await self._workshop.ingest.keep(file, self._origin(file.stem), facts)
        return media.id

    def progress(self, fraction: float) -> None:
        now = time.monotonic()
        if self._take is not None:
            return
        if now - self._reported_at < PROGRESS_SECONDS or (
            self._report is not None and not self._report.done()
        ):
            return
        self._reported_at = now
        self._report = asyncio.create_task(self._write_progress(fraction))

    @property
    def name(self) -> str:
        return f"{self._run_id}:{self._step_id}"

    async def takes(self) -> Sequence[Take]:
        return await self._log.takes()

    async def write_take(self, take: Take) -> None:
        await self._log.write(take)

    def of_take(self, number: int) -> "Bench":
        folder = self._folder / f"take-{number}"
        folder.mkdir(exist_ok=True)
        return Bench(
            self._workshop,
            self._account_id,
            self._run_id,
            self._step_id,
            self._attempt,
            folder,
            number,
        )

    async def close(self) -> None:
        if self._report is not None:
            await self._report

    def _origin(self, name: str = "") -> Origin:
        """A name for each output in its turn: doing the step again makes no second file."""
        self._outputs += 1
        take = "" if self._take is None else f"/take-{self._take}"
        key = f"run/{self._run_id}/{self._step_id}/{self._attempt}{take}/{self._outputs}"
        return Origin(self._account_id, key, name, self._run_id)

    async def _write_progress(self, fraction: float) -> None:
        async with self._workshop.database.write() as transaction:
            await transaction.execute(
                sa.update(steps)
                .where(
                    steps.c.run_id == self._run_id,
                    steps.c.id == self._step_id,
                    steps.c.state == StepState.RUNNING.value,
                )
                .values(progress=fraction)
            )
