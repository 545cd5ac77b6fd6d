"""`cyclorama run`."""

import time
from typing import TYPE_CHECKING, Annotated

import typer

from cyclorama.cli.desk import at_desk
from cyclorama.cli.output import AsJson, print_json, print_rows

if TYPE_CHECKING:
    from cyclorama.production.reading import RunView
    from cyclorama.settings import Settings
    from cyclorama.store.database import Database

app = typer.Typer(help="Show, watch or cancel a run.", no_args_is_help=True)

RunId = Annotated[str, typer.Argument(metavar="ID", help="The run's id: a request's id.")]
WATCH_SECONDS = 0.5


@app.command()
def show(run_id: RunId, as_json: AsJson = False) -> None:
    """Show a run, its steps and its events."""
    from cyclorama.production.events import read_events

    async def task(_settings: "Settings", database: "Database") -> dict[str, object]:
        run = await _read(database, run_id)
        async with database.read() as connection:
            events = await read_events(connection, run.account_id, run_id)
        return {
            **_summary(run),
            "steps": [
                {
                    "step": step.id,
                    "type": step.type,
                    "state": step.state.value,
                    "attempt": step.attempt,
                    "seconds": step.seconds,
                    "made": step.made,
                    "error": step.error,
                }
                for step in run.steps.values()
            ],
            "events": [
                {
                    "number": event.number,
                    "at": event.at.isoformat(),
                    "kind": event.kind.value,
                    "data": event.data,
                }
                for event in events
            ],
        }

    shown = at_desk(task)
    if as_json:
        print_json(shown)
        return
    steps = shown.pop("steps")
    events = shown.pop("events")
    for name, value in shown.items():
        typer.echo(f"{name:10} {value}")
    typer.echo()
    for step in steps:  # type: ignore[attr-defined]
        made = step.pop("made")
        step["made by"] = f"{made['engine']} {made['version']}" if made else None
        step["error"] = step["error"]["message"] if step["error"] else None
    print_rows(steps, False, "No steps.")  # type: ignore[arg-type]
    typer.echo()
    print_rows(events, False, "No events.")  # type: ignore[arg-type]


@app.command()
def watch(run_id: RunId) -> None:
    """Show a run's progress until it ends. Exit code 1 if it made nothing."""
    from rich.progress import Progress

    from cyclorama.production.states import RunState

    async def task(_settings: "Settings", database: "Database") -> "RunView":
        with Progress() as bar:
            shown = bar.add_task(run_id, total=1.0)
            while True:
                run = await _read(database, run_id)
                bar.update(shown, completed=run.progress, description=run.state.value)
                if run.state.is_terminal:
                    return run
                time.sleep(WATCH_SECONDS)  # noqa: ASYNC251 - nothing else runs here

    run = at_desk(task)
    if run.state in (RunState.FAILED, RunState.CANCELLED):
        raise typer.Exit(1)


@app.command()
def cancel(run_id: RunId) -> None:
    """Cancel a run: its work stops and its credits are given back."""
    from cyclorama.durable.queue import Queue
    from cyclorama.kit.clock import system_clock
    from cyclorama.production.cancel import cancel_run
    from cyclorama.production.reading import owner_of

    async def task(settings: "Settings", database: "Database") -> None:
        async with database.read() as connection:
            account_id = await owner_of(connection, run_id)
        queue = Queue(settings.database)
        try:
            await cancel_run(database, queue, system_clock, account_id, run_id)
        finally:
            await queue.close()

    at_desk(task)
    typer.echo("Cancelled.")


async def _read(database: "Database", run_id: str) -> "RunView":
    from cyclorama.production.reading import Runs, owner_of

    async with database.read() as connection:
        account_id = await owner_of(connection, run_id)
        return await Runs(connection, account_id).get(run_id)


def _summary(run: "RunView") -> dict[str, object]:
    return {
        "run": run.id,
        "account": run.account_id,
        "kind": f"{run.dialect} {run.kind}",
        "state": run.state.value,
        "progress": round(run.progress, 3),
        "credits": run.credits_charged,
        "created": run.created_at.isoformat(),
        "started": run.started_at.isoformat() if run.started_at else None,
        "finished": run.finished_at.isoformat() if run.finished_at else None,
        "error": run.error,
    }
