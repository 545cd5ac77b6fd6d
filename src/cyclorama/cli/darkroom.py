"""Photos of this machine through the engines, without a server or a database."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from cyclorama.cli.hint_options import TypedHint
from cyclorama.engines.capabilities import (
    CutOutRequest,
    CutOutResult,
    PackshotRequest,
    Progress,
)
from cyclorama.engines.draft.engine import WARM_UP, Draft
from cyclorama.engines.roster import Roster
from cyclorama.errors import InvalidInput
from cyclorama.imaging.canvas import Size
from cyclorama.imaging.picture_format import PictureFormat
from cyclorama.kit.pool import ChildPool
from cyclorama.library.shots import PackshotShot
from cyclorama.media.ingest import INSPECT_MEMORY, INSPECT_SECONDS
from cyclorama.media.inspect import take_in
from cyclorama.media.types import Limits
from cyclorama.settings import Settings


@dataclass(frozen=True)
class CutOutPhoto:
    file: Path
    result: CutOutResult


class Darkroom:
    """`out`: the folder for results. `photos`: files that no result may replace."""

    def __init__(
        self, pool: ChildPool, limits: Limits, out: Path, photos: Sequence[Path] = ()
    ) -> None:
        self._pool = pool
        self._engines = Roster([Draft(pool)])
        self._limits = limits
        self._out = out
        self._photos = frozenset(photo.resolve() for photo in photos)

    async def cut_out(
        self, photo: Path, hint: TypedHint, max_edge: int, folder: Path, progress: Progress
    ) -> CutOutPhoto:
        """Check the photo as an upload is checked, then cut its product out, into `folder`.

        Raises the errors of ingest, ProductNotFound, and OSError for a file that cannot be read.
        """
        taken = await self._pool.run(
            take_in, photo, folder, self._limits, memory=INSPECT_MEMORY, seconds=INSPECT_SECONDS
        )
        request = CutOutRequest(
            source=taken.path,
            hint=hint.within(taken.facts.width, taken.facts.height),
            max_edge=max_edge,
            out=folder / "cut-out.png",
        )
        result, _made = await self._engines.cut_out(request, progress)
        return CutOutPhoto(request.out, result)

    async def compose(
        self, cut_out: Path, shot: PackshotShot, size: Size, form: PictureFormat, progress: Progress
    ) -> Path:
        """Take a shot of a cut-out, in a file beside it."""
        request = PackshotRequest(
            cut_out=cut_out,
            composition=shot.composition,
            width=size.width,
            height=size.height,
            format=form,
            out=cut_out.with_name(f"{shot.code.lower()}.{form.suffix}"),
        )
        await self._engines.compose_packshot(request, progress)
        return request.out

    def hand_out(self, file: Path, name: str) -> Path:
        """Move a finished file into the folder for results, where an older one is replaced."""
        target = self._out / name
        if target.resolve() in self._photos:
            raise InvalidInput(f"The result {name} would replace a photo: choose another --out.")
        return file.replace(target)


@asynccontextmanager
async def open_darkroom(
    settings: Settings, out: Path, photos: Sequence[Path] = ()
) -> AsyncIterator[Darkroom]:
    """A darkroom with as many child processes as the settings say."""
    limits = Limits(max_bytes=settings.max_picture_bytes, max_pixels=settings.max_picture_pixels)
    pool = ChildPool(settings.processes, initializer=WARM_UP)
    try:
        yield Darkroom(pool, limits, out, photos)
    finally:
        await asyncio.to_thread(pool.close)
