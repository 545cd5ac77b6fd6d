"""`cyclorama webhook`."""

from typing import TYPE_CHECKING, Annotated

import typer

from cyclorama.cli.account import Email
from cyclorama.cli.desk import at_desk, known_account
from cyclorama.cli.output import AsJson, print_rows

if TYPE_CHECKING:
    from cyclorama.settings import Settings
    from cyclorama.store.database import Database

app = typer.Typer(help="List webhook deliveries, or send one again.", no_args_is_help=True)


@app.command("list")
def list_deliveries(
    email: Email,
    run_id: Annotated[str | None, typer.Option("--run", help="Only those of this run.")] = None,
    session_id: Annotated[
        str | None, typer.Option("--session", help="Only those of this session.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List an account's deliveries, the newest first."""
    from cyclorama.webhooks.repository import Deliveries

    if run_id and session_id:
        raise typer.BadParameter("Name a run or a session, not both.")

    async def task(_settings: "Settings", database: "Database") -> list[dict[str, object]]:
        async with database.read() as connection:
            owner = await known_account(connection, email)
            found = await Deliveries(connection, owner.account.id).list(
                subject_id=run_id or session_id
            )
        return [
            {
                "id": delivery.id,
                "event": delivery.event.value,
                "subject": delivery.subject_id,
                "url": delivery.url,
                "state": delivery.state.value,
                "created": f"{delivery.created_at:%Y-%m-%d %H:%M:%S}",
                "next": f"{delivery.next_at:%Y-%m-%d %H:%M:%S}" if delivery.next_at else None,
            }
            for delivery in found
        ]

    print_rows(at_desk(task), as_json, "No deliveries.")


@app.command()
def replay(
    delivery_id: Annotated[str, typer.Argument(metavar="ID", help="As `webhook list` shows it.")],
    email: Email,
) -> None:
    """Send a delivery again, in a new round of tries."""
    from cyclorama.durable.queue import Queue
    from cyclorama.kit.clock import system_clock
    from cyclorama.webhooks.repository import Deliveries

    async def task(settings: "Settings", database: "Database") -> None:
        queue = Queue(settings.database)
        try:
            async with database.write() as transaction:
                owner = await known_account(transaction, email)
                deliveries = Deliveries(transaction, owner.account.id)
                await deliveries.replay(queue, system_clock, delivery_id)
        finally:
            await queue.close()

    at_desk(task)
    typer.echo("Queued.")
