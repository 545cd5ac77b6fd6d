"""`cyclorama key`."""

from typing import TYPE_CHECKING, Annotated

import typer

from cyclorama.cli.account import Email
from cyclorama.cli.desk import at_desk, known_account
from cyclorama.cli.output import AsJson, print_json, print_rows

if TYPE_CHECKING:
    from cyclorama.settings import Settings
    from cyclorama.store.database import Database

app = typer.Typer(help="Make, list, limit and revoke API keys.", no_args_is_help=True)

Limit = Annotated[
    list[str] | None,
    typer.Option(
        help="Calls a second, such as read=50; repeat it for write and generation.",
    ),
]
KeyId = Annotated[str, typer.Argument(metavar="ID", help="As `key list` shows it.")]


@app.command()
def create(
    email: Email,
    name: Annotated[str, typer.Option(help="What the key is for.")] = "made by hand",
    scope: Annotated[
        list[str] | None, typer.Option(help="A scope of the key; repeat it. All by default.")
    ] = None,
    limit: Limit = None,
    as_json: AsJson = False,
) -> None:
    """Make an API key, and the account if there is none. The key is shown once."""
    from cyclorama.accounts.api_keys import ApiKeys
    from cyclorama.accounts.limits import parse_limits
    from cyclorama.accounts.registration import create_personal, find_personal
    from cyclorama.accounts.scopes import ALL_SCOPES, parse_scopes
    from cyclorama.kit.clock import system_clock

    async def task(settings: "Settings", database: "Database") -> str:
        scopes = parse_scopes(scope) if scope else ALL_SCOPES
        limits = parse_limits(limit or [])
        async with database.write() as transaction:
            owner = await find_personal(transaction, email) or await create_personal(
                transaction, system_clock, email=email, credit_grant=settings.credit_grant
            )
            keys = ApiKeys(transaction, owner.account.id, system_clock)
            made = await keys.make(settings.secret, owner.user_id, name, scopes, limits)
        return made.text

    text = at_desk(task)
    if as_json:
        print_json({"key": text})
    else:
        typer.echo(text)
        typer.echo("Keep it now: it is not shown again.", err=True)


@app.command("list")
def list_keys(email: Email, as_json: AsJson = False) -> None:
    """List the keys of an account, without their secrets."""
    from cyclorama.accounts.api_keys import ApiKeys
    from cyclorama.kit.clock import system_clock

    async def task(_settings: "Settings", database: "Database") -> list[dict[str, object]]:
        async with database.read() as connection:
            owner = await known_account(connection, email)
            keys = await ApiKeys(connection, owner.account.id, system_clock).list()
        return [
            {
                "id": key.id,
                "key": f"dreem_pk_{key.public_part}_…",
                "name": key.name,
                "connector": key.connector_id,
                "limits": " ".join(f"{one}={number}" for one, number in key.limits.items()) or None,
                "created": f"{key.created_at:%Y-%m-%d %H:%M}",
                "revoked": f"{key.revoked_at:%Y-%m-%d %H:%M}" if key.revoked_at else None,
            }
            for key in keys
        ]

    print_rows(at_desk(task), as_json, "The account has no keys.")


@app.command("limit")
def set_limits(key_id: KeyId, email: Email, limit: Limit = None) -> None:
    """Set how often a key may call. What is not named gets the usual limit."""
    from cyclorama.accounts.api_keys import ApiKeys
    from cyclorama.accounts.limits import parse_limits
    from cyclorama.kit.clock import system_clock

    limits = parse_limits(limit or [])

    async def task(_settings: "Settings", database: "Database") -> None:
        async with database.write() as transaction:
            owner = await known_account(transaction, email)
            await ApiKeys(transaction, owner.account.id, system_clock).limit(key_id, limits)

    at_desk(task)
    typer.echo("Set." if limits else "Back to the usual limits.")


@app.command()
def revoke(key_id: KeyId, email: Email) -> None:
    """Refuse a key from now on."""
    from cyclorama.accounts.api_keys import ApiKeys
    from cyclorama.kit.clock import system_clock

    async def task(_settings: "Settings", database: "Database") -> None:
        async with database.write() as transaction:
            owner = await known_account(transaction, email)
            await ApiKeys(transaction, owner.account.id, system_clock).revoke(key_id)

    at_desk(task)
    typer.echo("Revoked.")
