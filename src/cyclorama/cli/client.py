"""`cyclorama client`: the programs that may ask users for access by OAuth."""

from typing import TYPE_CHECKING, Annotated

import typer

from cyclorama.cli.desk import at_desk
from cyclorama.cli.output import AsJson, print_rows

if TYPE_CHECKING:
    from cyclorama.settings import Settings
    from cyclorama.store.database import Database

app = typer.Typer(
    help="Which OAuth clients there are, and where they may send users.", no_args_is_help=True
)

ClientId = Annotated[str, typer.Argument(metavar="CLIENT", help="The `client_id` of OAuth.")]
Uri = Annotated[str, typer.Argument(metavar="URI", help="The whole redirect URI.")]


@app.command("list")
def list_clients(as_json: AsJson = False) -> None:
    """List the clients and their redirect URIs."""
    from cyclorama.accounts.oauth.clients import Clients
    from cyclorama.kit.clock import system_clock

    async def task(_settings: "Settings", database: "Database") -> list[dict[str, object]]:
        async with database.read() as connection:
            found = await Clients(connection, system_clock).list()
        return [
            {
                "client": client.id,
                "name": client.name,
                "loopback": "any" if client.loopback else "registered",
                "redirects": list(client.redirect_uris)
                if as_json
                else " ".join(client.redirect_uris) or None,
            }
            for client in found
        ]

    print_rows(at_desk(task), as_json, "There are no clients.")


@app.command()
def add(
    client_id: ClientId,
    name: Annotated[str, typer.Option(help="What users are shown.")],
    redirect: Annotated[
        list[str] | None, typer.Option(help="A redirect URI; repeat it for several.")
    ] = None,
    loopback: Annotated[
        bool, typer.Option("--loopback", help="Any address on the user's own machine, too.")
    ] = False,
) -> None:
    """Register a client. It is public: it has no secret, and needs PKCE."""
    from cyclorama.accounts.oauth.clients import Clients
    from cyclorama.kit.clock import system_clock

    async def task(_settings: "Settings", database: "Database") -> None:
        async with database.write() as transaction:
            await Clients(transaction, system_clock).add(
                client_id, name, redirect or [], loopback=loopback
            )

    at_desk(task)
    typer.echo(f"Registered {client_id}.")


@app.command()
def allow(client_id: ClientId, uri: Uri) -> None:
    """Let a client send its users back to one more address."""
    from cyclorama.accounts.oauth.clients import Clients
    from cyclorama.kit.clock import system_clock

    async def task(_settings: "Settings", database: "Database") -> None:
        async with database.write() as transaction:
            await Clients(transaction, system_clock).allow(client_id, uri)

    at_desk(task)
    typer.echo(f"{client_id} may send users to {uri}.")


@app.command()
def disallow(client_id: ClientId, uri: Uri) -> None:
    """Take a redirect URI away from a client."""
    from cyclorama.accounts.oauth.clients import Clients
    from cyclorama.kit.clock import system_clock

    async def task(_settings: "Settings", database: "Database") -> None:
        async with database.write() as transaction:
            await Clients(transaction, system_clock).disallow(client_id, uri)

    at_desk(task)
    typer.echo(f"{client_id} may not send users to {uri} any more.")


@app.command()
def remove(client_id: ClientId) -> None:
    """Forget a client, with all that users allowed it."""
    from cyclorama.accounts.oauth.clients import Clients
    from cyclorama.kit.clock import system_clock

    async def task(_settings: "Settings", database: "Database") -> None:
        async with database.write() as transaction:
            await Clients(transaction, system_clock).remove(client_id)

    at_desk(task)
    typer.echo(f"Removed {client_id}.")
