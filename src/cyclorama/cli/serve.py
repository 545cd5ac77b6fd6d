"""`cyclorama serve` and `cyclorama worker`."""

import asyncio
import gc
import os
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cyclorama.errors import Unavailable

if TYPE_CHECKING:
    from cyclorama.settings import Settings

DataDir = Annotated[
    Path | None, typer.Option(help="Folder of database, files and secret. [CYCLORAMA_DATA_DIR]")
]
# A worker that keeps dying is started again, but not in a tight loop.
RESTART_SECONDS = 1.0


def serve(
    host: Annotated[str | None, typer.Option(help="Address. [CYCLORAMA_HOST]")] = None,
    port: Annotated[int | None, typer.Option(help="Port. [CYCLORAMA_PORT]")] = None,
    data_dir: DataDir = None,
    no_worker: Annotated[bool, typer.Option("--no-worker", help="Only the API.")] = False,
) -> None:
    """Run the server and, beside it, a worker."""
    gc.disable()  # until what is kept for good is there: the search takes a fifth of the start
    gc.set_threshold(50_000, 20, 20)  # a list of a thousand files makes a hundred thousand objects
    settings = _settings(host=host, port=port, data_dir=data_dir)
    import uvloop

    from cyclorama.house import lay_foundation

    listener = _listen(settings.host, settings.port)
    lay_foundation(settings)
    # Each query of SQLite goes to a thread and back several times: a loop that wakes up faster
    # takes a tenth off every answer.
    uvloop.run(_serve(settings, listener, with_worker=not no_worker))


def worker(
    lanes: Annotated[
        str | None, typer.Option(help="cpu,gpu,io,train,webhook. [CYCLORAMA_LANES]")
    ] = None,
    data_dir: DataDir = None,
    beside: Annotated[int | None, typer.Option(hidden=True, help="End with this process.")] = None,
) -> None:
    """Run a worker."""
    gc.disable()  # as above
    settings = _settings(lanes=lanes, data_dir=data_dir)
    from cyclorama.kit.parent import end_with
    from cyclorama.worker import work

    _set_apart()
    if beside is not None:
        end_with(beside)
    asyncio.run(work(settings))


def _settings(**given: object) -> "Settings":
    """The settings, with what was given on the command line; child processes see the same."""
    for name, value in given.items():
        if value is not None:
            os.environ[f"CYCLORAMA_{name.upper()}"] = str(value)
    from cyclorama.kit.logs import configure_logs
    from cyclorama.settings import Settings

    settings = Settings()
    configure_logs(settings.log_level, settings.log_format)
    return settings


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio turns Nagle's algorithm off only where the socket names TCP; with it on, every
    # answer waits 40 ms for the client's delayed acknowledgement.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise Unavailable(f"Cannot listen on {host}:{port}: {error.strerror}.") from error
    return listener


async def _serve(settings: "Settings", listener: socket.socket, with_worker: bool) -> None:
    import uvicorn

    from cyclorama.app import create_app

    server = uvicorn.Server(
        uvicorn.Config(
            create_app(settings, _set_apart),
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=10,
        )
    )
    beside = asyncio.create_task(_keep_worker()) if with_worker else None
    try:
        await server.serve(sockets=[listener])
    finally:
        if beside is not None:
            beside.cancel()
            await asyncio.gather(beside, return_exceptions=True)


def _set_apart() -> None:
    """Begin the search for garbage, and leave out of it what is kept for good: to walk through all
    of that takes 0.1 s, with every tenth list of a thousand files."""
    gc.collect()
    gc.freeze()
    gc.enable()


async def _keep_worker() -> None:
    """A worker process beside this one, started again whenever it ends."""
    while True:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "cyclorama", "worker", "--beside", str(os.getpid())
        )
        try:
            await process.wait()
        except asyncio.CancelledError:
            process.terminate()
            await process.wait()
            raise
        await asyncio.sleep(RESTART_SECONDS)
