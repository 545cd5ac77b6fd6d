"""`cyclorama contact-sheet`: what the engines make of everything a dialect can ask for."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Dialect(StrEnum):
    DREEM = "dreem"
    VIMMERSE = "vimmerse"
    SARTIQ = "sartiq"


def contact_sheet(
    dialect: Annotated[Dialect, typer.Argument(help="Whose requests to send.")] = Dialect.DREEM,
    out: Annotated[Path, typer.Option(help="Folder for everything that is made.")] = Path(
        "out/contact-sheet"
    ),
) -> None:
    """Ask a server of its own for every kind of picture and clip, and lay them out side by side.

    The server gets a free port and a data folder of its own, and is stopped at the end.
    """
    from cyclorama.cli import (
        dreem_contact_sheet,
        sartiq_contact_sheet,
        vimmerse_contact_sheet,
    )
    from cyclorama.cli.progress_bar import progress_bar
    from cyclorama.cli.server_process import fresh_data_folder, running_server

    folder = out / dialect.value
    shows = {
        Dialect.DREEM: dreem_contact_sheet,
        Dialect.VIMMERSE: vimmerse_contact_sheet,
        Dialect.SARTIQ: sartiq_contact_sheet,
    }
    show = shows[dialect]
    fresh_data_folder(folder / "data")
    bar = progress_bar()
    whole = bar.add_task("starting the server", total=1.0)

    def tell(doing: str, done: float) -> None:
        bar.update(whole, description=doing, completed=done)

    with bar, running_server(folder / "data", folder / "server.log", show.SETTINGS) as server:
        sheets = show.make_sheets(server, folder, tell)
    for sheet in sheets:
        typer.echo(sheet)
