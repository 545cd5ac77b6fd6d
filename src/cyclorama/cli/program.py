"""`cyclorama`: its commands, and how errors come out: one line on stderr, and an exit code.

Exit codes: 0 done; 1 it failed; 2 wrong use or wrong settings; 130 interrupted.

Commands import what is heavy when they run, so that `--help` answers at once.
"""

import sys

import typer
from pydantic import ValidationError

from cyclorama.cli import account, key, run, serve, webhook
from cyclorama.errors import CycloramaError

app = typer.Typer(
    name="cyclorama",
    help="Product photos and briefs in, catalogue-ready pictures and clips out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(serve.serve)
app.command()(serve.worker)
app.add_typer(account.app, name="account")
app.add_typer(key.app, name="key")
app.add_typer(run.app, name="run")
app.add_typer(webhook.app, name="webhook")


def main() -> None:
    try:
        app()
    except CycloramaError as error:
        _leave(error.public, 1)
    except ValidationError as error:
        first = error.errors()[0]
        setting = "_".join(str(part) for part in first["loc"]).upper()
        _leave(f"CYCLORAMA_{setting}: {first['msg']}", 2)
    except KeyboardInterrupt:
        sys.exit(130)


def _leave(sentence: str, code: int) -> None:
    print(f"cyclorama: {sentence}", file=sys.stderr)  # noqa: T201
    sys.exit(code)
