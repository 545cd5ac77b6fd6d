"""`cyclorama grant`: what a user allowed OAuth clients."""

from typing import TYPE_CHECKING, Annotated

import typer

from cyclorama.cli.account import Email
from cyclorama.cli.desk import at_desk, known_account
from cyclorama.cli.output import AsJson, print_rows

if TYPE_CHECKING:
    from cyclorama.settings import Settings
    from cyclorama.store.database import Database

app = typer.Typer(help="List and revoke what OAuth clients were allowed.", no_args_is_help=True)


@app.command("list")
def list_grants(email: Email, as_json: AsJson = False) -> None:
    """List what a user allowed OAuth clients, for any of their accounts."""
    from cyclorama.accounts.oauth.grants import Grants
    from cyclorama.kit.clock import system_clock

    async def task(_settings: "Settings", database: "Database") -> list[dict[str, object]]:
        async with database.read() as connection:
            owner = await known_account(connection, email)
            grants = await Grants(connection, owner.user_id, system_clock).list()
        return [
            {
                "id": grant.id,
                "client": grant.client,
                "account": grant.account,
                "scope": grant.scope,
                "created": f"{grant.created_at:%Y-%m-%d %H:%M}",
                "revoked": f"{grant.revoked_at:%Y-%m-%d %H:%M}" if grant.revoked_at else None,
            }
            for grant in grants
        ]

    print_rows(at_desk(task), as_json, "No client was allowed anything.")


@app.command()
def revoke(
    grant_id: Annotated[str, typer.Argument(metavar="ID", help="As `grant list` shows it.")],
    email: Email,
) -> None:
    """Refuse a client's tokens from now on."""
    from cyclorama.accounts.oauth.grants import Grants
    from cyclorama.kit.clock import system_clock

    async def task(_settings: "Settings", database: "Database") -> None:
        async with database.write() as transaction:
            owner = await known_account(transaction, email)
            await Grants(transaction, owner.user_id, system_clock).revoke(grant_id)

    at_desk(task)
    typer.echo("Revoked.")
