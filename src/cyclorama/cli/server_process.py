"""A server of one's own, as `cyclorama serve` starts it, with nothing of anybody else's."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from secrets import token_urlsafe
from types import MappingProxyType

import httpx2

from cyclorama.errors import InvalidInput, Unavailable

READY_SECONDS = 120.0  # a first start on a slow disk; usually it takes three
STOP_SECONDS = 20.0
LOOK_AGAIN_SECONDS = 0.05
MARK = "made-by-cyclorama-demo"
NO_SETTINGS: Mapping[str, str] = MappingProxyType({})


class ServerProcess:
    """`url`: where it listens, on loopback; `environment`: with its settings, for its commands."""

    def __init__(self, data_dir: Path, log: Path, settings: Mapping[str, str]) -> None:
        port = _free_port()
        self.url = f"http://127.0.0.1:{port}"
        self._log = log
        self.environment = {
            **{name: value for name, value in os.environ.items() if "CYCLORAMA_" not in name},
            "CYCLORAMA_DATA_DIR": str(data_dir.absolute()),
            "CYCLORAMA_PORT": str(port),
            "CYCLORAMA_OUTBOUND_ALLOW": "127.0.0.1",  # the callback's receiver is here
            **{f"CYCLORAMA_{name.upper()}": value for name, value in settings.items()},
        }
        with log.open("wb") as opened:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "cyclorama", "serve"],
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=opened,
                stderr=opened,
                start_new_session=True,  # Ctrl-C is ours: we stop the server when we are ready
            )

    def wait_until_ready(self) -> None:
        """Raises Unavailable if it ends or does not answer in time."""
        deadline = time.monotonic() + READY_SECONDS
        with httpx2.Client(base_url=self.url, trust_env=False, timeout=5) as client:
            while True:
                self.check_alive()
                try:
                    if client.get("/readyz").status_code == httpx2.codes.OK:
                        return
                except httpx2.TransportError:
                    pass  # it does not listen yet
                if time.monotonic() > deadline:
                    raise Unavailable(f"The server was not ready after {READY_SECONDS:g} s.")
                time.sleep(LOOK_AGAIN_SECONDS)

    def check_alive(self) -> None:
        """Raises Unavailable if it has ended."""
        exit_code = self._process.poll()
        if exit_code is not None:
            raise Unavailable(f"The server ended with exit code {exit_code}: see {self._log}.")

    def command(self, *arguments: str, typed: str = "") -> str:
        """What another `cyclorama` command prints, over the same data; `typed`: what it reads."""
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-m", "cyclorama", *arguments],
            env=self.environment,
            input=typed,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise Unavailable(done.stderr.removeprefix("cyclorama: "))
        return done.stdout

    def make_user(self, email: str) -> str:
        """Somebody who can sign in: their password."""
        password = token_urlsafe()
        self.command("account", "create", "--email", email)
        self.command("account", "password", email, typed=password)
        return password

    def stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(STOP_SECONDS)
        finally:
            self._process.kill()
            self._process.wait()


@contextmanager
def running_server(
    data_dir: Path, log: Path, settings: Mapping[str, str] = NO_SETTINGS
) -> Iterator[ServerProcess]:
    """The server, with those settings by name, which is stopped when the context ends, however it
    ends."""
    server = ServerProcess(data_dir, log, settings)
    try:
        yield server
    finally:
        server.stop()


def fresh_data_folder(folder: Path) -> None:
    """Make it anew. Raises InvalidInput for a folder that was not made by this function."""
    if folder.exists():
        if not (folder / MARK).exists():
            raise InvalidInput(f"{folder} is not of an earlier demo: choose another --out.")
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    (folder / MARK).touch()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
