"""Many photos at once: each fails alone, each result is told, a bar shows how far they are."""

import asyncio
import shutil
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TextIO

import typer
from rich.console import Console

from cyclorama.cli.darkroom import Darkroom, open_darkroom
from cyclorama.cli.file_names import result_names
from cyclorama.cli.output import print_json
from cyclorama.cli.progress_bar import progress_bar
from cyclorama.errors import CycloramaError, InvalidInput, ProductNotFound
from cyclorama.settings import Settings


@dataclass(frozen=True)
class Result:
    """One file that was made, or what kept it from being made.

    `seconds`: from the beginning of the photo's work to the end of this result.
    """

    photo: str
    shot: str | None
    file: str | None
    confidence: float | None
    method: str | None
    seconds: float
    error: str | None


@dataclass
class Photo:
    """A photo in work. `name`: what its results are called; `folder`: for what is in the
    making; it is deleted when the photo is done."""

    path: Path
    name: str
    folder: Path
    advance: Callable[[float], None]
    started: float = field(default_factory=time.monotonic)
    _done: dict[str, float] = field(default_factory=dict, init=False)

    def progress(self, part: str) -> Callable[[float], None]:
        """Takes how much of the part is done, 0 to 1."""

        def tell(fraction: float) -> None:
            self.advance(fraction - self._done.get(part, 0.0))
            self._done[part] = fraction

        return tell

    def finish(self, parts: int) -> None:
        """Count what was not told, of that many parts, as done."""
        self.advance(parts - sum(self._done.values()))

    def result(
        self,
        *,
        shot: str | None = None,
        file: Path | None = None,
        confidence: float | None = None,
        method: str | None = None,
        error: Exception | None = None,
    ) -> Result:
        return Result(
            photo=str(self.path),
            shot=shot,
            file=None if file is None else str(file),
            confidence=None if confidence is None else round(confidence, 3),
            method=method,
            seconds=round(time.monotonic() - self.started, 3),
            error=None if error is None else sentence(error),
        )


Develop = Callable[[Darkroom, Photo], Awaitable[list[Result]]]
"""Makes all results of one photo. What it raises becomes the photo's only result."""


def develop_photos(
    photos: Sequence[Path], out: Path, develop: Develop, *, parts: int, as_json: bool
) -> None:
    """Develop all photos on all cores, `parts` parts of progress each, and tell the results.

    Raises Exit with code 1 if anything failed.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        results = asyncio.run(_develop_all(photos, out, develop, parts, as_json))
    except OSError as error:
        raise InvalidInput(f"Cannot write to {out}: {error.strerror}.") from error
    if as_json:
        print_json([asdict(result) for result in results])
    if any(result.error for result in results):
        raise typer.Exit(1)


async def _develop_all(
    photos: Sequence[Path], out: Path, develop: Develop, parts: int, as_json: bool
) -> list[Result]:
    settings = Settings()
    names = result_names(photos)
    waiting = iter(enumerate(names.items()))
    by_photo: dict[Path, list[Result]] = {}
    bar = progress_bar()
    whole = bar.add_task("photos", total=len(names))

    with bar, tempfile.TemporaryDirectory(prefix=".cyclorama-", dir=out) as scratch:
        async with open_darkroom(settings, out, photos) as darkroom:

            async def work() -> None:
                for number, (path, name) in waiting:
                    folder = Path(scratch, str(number))
                    photo = Photo(path, name, folder, lambda part: bar.advance(whole, part / parts))
                    by_photo[path] = await _develop(develop, darkroom, photo)
                    photo.finish(parts)
                    _tell(bar.console, by_photo[path], as_json)

            # One photo per process keeps them all busy without filling the disk with cut-outs.
            async with asyncio.TaskGroup() as group:
                for _ in range(min(settings.processes, len(names))):
                    group.create_task(work())
    return [result for path in names for result in by_photo[path]]


async def _develop(develop: Develop, darkroom: Darkroom, photo: Photo) -> list[Result]:
    try:
        photo.folder.mkdir()
        return await develop(darkroom, photo)
    except Exception as error:  # noqa: BLE001 - whatever it is, the other photos go on
        return [photo.result(error=error)]
    finally:
        shutil.rmtree(photo.folder, ignore_errors=True)


def _tell(console: Console, results: Sequence[Result], as_json: bool) -> None:
    for result in results:
        if result.error is not None:
            shot = f" {result.shot}" if result.shot else ""
            _say(console, f"cyclorama: {result.photo}{shot}: {result.error}", sys.stderr)
        elif not as_json:
            facts = f"confidence {result.confidence}  {result.seconds:.1f} s"
            _say(console, f"{result.file}  {facts}", sys.stdout)


def _say(console: Console, line: str, stream: TextIO) -> None:
    if console.is_terminal and stream.isatty():  # the bar is there: above it
        console.print(line, markup=False, highlight=False, emoji=False, soft_wrap=True)
    else:
        print(line, file=stream, flush=True)


def sentence(error: Exception) -> str:
    """One line that says what is wrong and, where it is known, what mends it."""
    match error:
        case ProductNotFound():
            text = f"{error.public} Here: --box left,top,right,bottom."
        case CycloramaError():
            text = error.public
        case FileNotFoundError():
            text = "There is no such file."
        case IsADirectoryError():
            text = "This is a folder. Name the photos in it."
        case OSError():
            text = f"The file cannot be read or written: {error.strerror}."
        case _:
            text = f"Something unexpected went wrong: {type(error).__name__}: {error}"
    return " ".join(text.split())
