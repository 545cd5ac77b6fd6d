"""The arguments that `packshot` and `cut-out` share."""

from pathlib import Path
from typing import Annotated

import typer

Photos = Annotated[list[Path], typer.Argument(metavar="PHOTO...", help="JPEG, PNG or WebP files.")]
Out = Annotated[Path, typer.Option(help="Folder for the results; it is made if missing.")]
