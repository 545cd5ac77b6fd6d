"""`cyclorama`: its commands, and how errors come out: one line on stderr, and an exit code.

Exit codes: 0 done; 1 it failed; 2 wrong use or wrong settings; 130 interrupted.

Commands import what is heavy when they run, so that `--help` answers at once.
"""

import sys

import typer

from cyclorama.cli import (
    account,
    client,
    contact_sheet,
    cut_out,
    demo,
    doctor,
    grant,
    key,
    packshot,
    prompts,
    run,
    serve,
    shoot,
    shots,
    talents,
    template,
    webhook,
)
from cyclorama.cli.output import wrong_setting
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
app.command()(packshot.packshot)
app.command()(cut_out.cut_out)
app.command()(talents.talents)
app.command()(shots.shots)
app.command()(prompts.prompts)
app.command()(doctor.doctor)
app.command()(demo.demo)
app.command()(shoot.shoot)
app.command()(contact_sheet.contact_sheet)
app.add_typer(account.app, name="account")
app.add_typer(key.app, name="key")
app.add_typer(client.app, name="client")
app.add_typer(grant.app, name="grant")
app.add_typer(run.app, name="run")
app.add_typer(template.app, name="template")
app.add_typer(webhook.app, name="webhook")


def main() -> None:
    try:
        exit_code = app(standalone_mode=False)
    except CycloramaError as error:
        _leave(error.public, 1)
    except typer.Abort:
        sys.exit(130)
    except typer.TyperException as error:
        _leave(error.format_message(), 2)  # nothing to say where the help was shown instead
    except ValueError as error:
        sentence = wrong_setting(error)
        if sentence is None:
            raise
        _leave(sentence, 2)
    else:
        sys.exit(exit_code)


def _leave(text: str, code: int) -> None:
    if sentence := " ".join(text.split()):
        print(f"cyclorama: {sentence}", file=sys.stderr)  # noqa: T201
    sys.exit(code)
