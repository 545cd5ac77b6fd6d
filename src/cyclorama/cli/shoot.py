"""`cyclorama shoot`: a whole shoot of a product, over the Sartiq generation API."""

import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cyclorama.errors import InvalidInput

if TYPE_CHECKING:
    from cyclorama.cli.server_client import Serves
    from cyclorama.cli.server_process import ServerProcess
    from cyclorama.cli.shooting import Brief
    from cyclorama.cli.stopwatch import Stopwatch

EMAIL = "shoot@example.com"


def shoot(
    photo: Annotated[Path, typer.Argument(metavar="PHOTO", help="Of the product.")],
    out: Annotated[Path, typer.Option(help="Folder for everything that is made.")] = Path(
        "out/shoot"
    ),
    url: Annotated[
        str, typer.Option(help="Address of a server that runs. [one of its own is started]")
    ] = "",
    email: Annotated[
        str, typer.Option(help="Who signs in there. The password is asked for, or read from stdin.")
    ] = "",
    shot_type: Annotated[
        str, typer.Option(help="View and framing, such as front_upper_body.")
    ] = "front_full_body",
    long_edge: Annotated[
        int, typer.Option(min=64, max=4096, help="Of the pictures, in pixels.")
    ] = 1024,
    seed: Annotated[
        int, typer.Option(min=0, help="Of the first picture; also says who wears it.")
    ] = 7,
) -> None:
    """Sign in, upload the photo, make a product, four pictures of it on somebody, refine the
    favourite, fix its background, adjust it to 4:5, make a clip and a revision, delete one.

    Everything is asked for over HTTP, as any client of the API would.
    """
    from cyclorama.cli.shooting import Brief

    if not photo.is_file():
        raise InvalidInput(f"There is no photo {photo}.")
    if bool(url) != bool(email):
        raise typer.BadParameter("Name both, --url and --email, or neither.")
    out.mkdir(parents=True, exist_ok=True)
    brief = Brief(photo, out, long_edge, seed, shot_type)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # a server of our own is stopped, too
    watch, sheet = _perform(brief, url, email)
    for line in watch.lines():
        typer.echo(line)
    typer.echo()
    typer.echo(f"  sheet  {sheet}")


def _perform(brief: "Brief", url: str, email: str) -> "tuple[Stopwatch, Path]":
    from cyclorama.cli.progress_bar import progress_bar
    from cyclorama.cli.sartiq_client import SartiqClient
    from cyclorama.cli.server_client import Elsewhere
    from cyclorama.cli.shooting import shoot
    from cyclorama.cli.stopwatch import Stopwatch

    password = _ask_password() if url else ""
    bar = progress_bar()
    whole = bar.add_task("", total=1.0)
    watch = Stopwatch(lambda doing: bar.update(whole, description=doing, completed=0))
    with bar, ExitStack() as stack:
        if url:
            there: Serves = Elsewhere(url.rstrip("/"))
        else:
            with watch.stage("starting a server", "server ready"):
                server = stack.enter_context(_own_server(brief.out))
                password = server.make_user(EMAIL)
                there = server
        with watch.stage("signing in", "signed in"):
            client = SartiqClient.sign_in(there, email or EMAIL, password)
        stack.enter_context(closing(client))
        sheet = shoot(client, brief, watch, lambda done: bar.update(whole, completed=done))
    watch.stop()
    return watch, sheet


@contextmanager
def _own_server(out: Path) -> "Iterator[ServerProcess]":
    from cyclorama.cli.server_process import fresh_data_folder, running_server

    fresh_data_folder(out / "data")
    with running_server(out / "data", out / "server.log") as server:
        server.wait_until_ready()
        yield server


def _ask_password() -> str:
    # Never as an argument, where other users of the machine could read it.
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True))
    return sys.stdin.readline().rstrip("\r\n")
