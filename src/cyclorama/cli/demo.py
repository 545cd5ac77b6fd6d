"""`cyclorama demo`: the whole way of a photo, once, and what came of it."""

import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cyclorama.cli.hint_options import BoxOption, read_hint
from cyclorama.errors import CycloramaError, InvalidInput, Unavailable
from cyclorama.imaging.canvas import Resolution

if TYPE_CHECKING:
    from cyclorama.cli.demonstration import Outcome, Wish
    from cyclorama.cli.stopwatch import Stopwatch

SHOTS = ["FRONT-1", "HERO-1", "WHITE-1", "FLAT-1", "DETAIL-1", "CLEAR-1"]
LOG_LINES = 15  # of the server's log, shown when it is down


def demo(
    photo: Annotated[
        Path | None, typer.Option(help="Your own photo. [a cup of coffee, from scikit-image]")
    ] = None,
    out: Annotated[Path, typer.Option(help="Folder for everything that is made.")] = Path(
        "out/demo"
    ),
    shot: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODE", help="A shot, as `shots` lists them. Can be repeated. [six of them]"
        ),
    ] = None,
    resolution: Annotated[
        Resolution, typer.Option(help="Long edge: 1024, 2048 or 4096 pixels.")
    ] = Resolution.TWO_K,
    box: BoxOption = None,
) -> None:
    """Make packshots over HTTP, from an empty start: server, key, upload, request, download.

    The server gets a free port and a data folder of its own, and is stopped at the end.
    """
    hint = read_hint(box)
    from cyclorama.cli.demonstration import Wish, bundled_photo
    from cyclorama.cli.server_process import fresh_data_folder

    if photo is not None and not photo.is_file():
        raise InvalidInput(f"There is no photo {photo}.")
    fresh_data_folder(out / "data")
    if photo is None:
        photo = bundled_photo(out)
    wish = Wish(photo, shot or SHOTS, resolution, hint, out)
    log = out / "server.log"
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # the server is stopped then, too
    try:
        outcome, watch = _perform(wish, log)
    except Unavailable:
        for line in log.read_text(errors="replace").splitlines()[-LOG_LINES:]:
            typer.echo(line, err=True)
        raise
    except CycloramaError:
        typer.echo(f"The server's log: {log}", err=True)
        raise
    _tell(outcome, watch, log)
    if outcome.failures:
        raise typer.Exit(1)


def _perform(wish: "Wish", log: Path) -> "tuple[Outcome, Stopwatch]":
    from cyclorama.cli.demonstration import demonstrate
    from cyclorama.cli.progress_bar import progress_bar
    from cyclorama.cli.server_process import running_server
    from cyclorama.cli.stopwatch import Stopwatch

    bar = progress_bar()
    whole = bar.add_task("", total=1.0)
    watch = Stopwatch(lambda doing: bar.update(whole, description=doing))
    with bar, running_server(wish.data_dir, log) as server:
        outcome = demonstrate(wish, server, watch, lambda done: bar.update(whole, completed=done))
    return outcome, watch


def _tell(outcome: "Outcome", watch: "Stopwatch", log: Path) -> None:
    for line in watch.lines():
        typer.echo(line)
    typer.echo()
    for name, file in (
        *(("packshot", file) for file in outcome.files),
        ("log", log),
        ("sheet", outcome.sheet),
    ):
        typer.echo(f"  {name:8}  {file}")
    for failure in outcome.failures:
        typer.echo(f"cyclorama: {failure}", err=True)
