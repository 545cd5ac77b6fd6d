"""`cyclorama account`."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from cyclorama.cli.desk import at_desk, known_account
from cyclorama.cli.output import AsJson, print_json

if TYPE_CHECKING:
    from cyclorama.settings import Settings
    from cyclorama.store.database import Database

app = typer.Typer(help="Make and show accounts.", no_args_is_help=True)

Email = Annotated[str, typer.Option(help="Address of the account's user.")]


@app.command()
def create(email: Email, as_json: AsJson = False) -> None:
    """Make a personal account. The first one of an installation has no limits."""
    from cyclorama.accounts.registration import create_personal
    from cyclorama.kit.clock import system_clock

    async def task(settings: "Settings", database: "Database") -> dict[str, object]:
        async with database.write() as transaction:
            made = await create_personal(
                transaction, system_clock, email=email, credit_grant=settings.credit_grant
            )
        return {
            "account": made.account.id,
            "email": made.email,
            "local_admin": made.account.local_admin,
        }

    made = at_desk(task)
    if as_json:
        print_json(made)
    else:
        typer.echo(f"Made the account {made['account']} of {made['email']}.")


@app.command()
def show(email: Email, as_json: AsJson = False) -> None:
    """Show an account and its credits."""
    from cyclorama.credits.ledger import Ledger
    from cyclorama.kit.clock import system_clock

    async def task(_settings: "Settings", database: "Database") -> dict[str, object]:
        async with database.read() as connection:
            found = await known_account(connection, email)
            ledger = Ledger(connection, found.account.id, system_clock)
            return {
                "account": found.account.id,
                "email": found.email,
                "kind": found.account.kind.value,
                "balance": await ledger.balance(),
                "unlimited": found.account.unlimited,
            }

    shown = at_desk(task)
    if as_json:
        print_json(shown)
    else:
        for name, value in shown.items():
            typer.echo(f"{name:10} {value}")


@app.command()
def credit(
    amount: Annotated[int, typer.Argument(min=1, max=1_000_000_000, help="How many credits.")],
    email: Annotated[str, typer.Option(help="Address of a personal account's user.")] = "",
    organization: Annotated[str, typer.Option(help="Id of an organization.")] = "",
) -> None:
    """Give an account credits: a user's own, or an organization's."""
    from cyclorama.accounts.organizations import check_organization
    from cyclorama.credits.ledger import Ledger
    from cyclorama.kit.clock import system_clock

    if bool(email) == bool(organization):
        raise typer.BadParameter("Name one account: --email or --organization.")

    async def task(_settings: "Settings", database: "Database") -> int:
        async with database.write() as transaction:
            if organization:
                await check_organization(transaction, organization)
                account_id = organization
            else:
                account_id = (await known_account(transaction, email)).account.id
            ledger = Ledger(transaction, account_id, system_clock)
            await ledger.grant(amount)
            return await ledger.balance()

    typer.echo(f"The account has {at_desk(task)} credits.")


@app.command()
def password(
    email: Annotated[str, typer.Argument(metavar="EMAIL", help="Address of the account's user.")],
) -> None:
    """Set the password for signing in. It is asked for, or read as a line of standard input."""
    from cyclorama.accounts.passwords import Passwords, set_password

    # Never as an argument, where other users of the machine could read it.
    text = (
        typer.prompt("Password", hide_input=True, confirmation_prompt=True)
        if sys.stdin.isatty()
        else sys.stdin.readline().rstrip("\r\n")
    )

    async def task(_settings: "Settings", database: "Database") -> None:
        password_hash = await Passwords().hash(text)
        async with database.write() as transaction:
            found = await known_account(transaction, email)
            await set_password(transaction, found.user_id, password_hash)

    at_desk(task)
    typer.echo("The password is set.")
