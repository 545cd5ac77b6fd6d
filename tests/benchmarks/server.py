"""A server of our own, as `cyclorama serve` starts it: private folder, free port, one admin key."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from benchmarks.client import Address, Client
from cyclorama.settings import Settings
from postgres_server import private_postgres

START_SECONDS = 30.0


@dataclass(frozen=True)
class Server:
    pid: int
    address: Address
    settings: Settings
    seconds_to_ready: float

    def client(self) -> Client:
        return Client(self.address)


@dataclass(frozen=True)
class Premises:
    """A data folder with a key made in it, in which a server can be started again and again."""

    environment: dict[str, str]
    address: Address
    settings: Settings

    @contextmanager
    def serving(self, *, worker: bool = True) -> Iterator[Server]:
        """Run it until the context ends; `worker=False` leaves what is accepted in the queue."""
        flags = [] if worker else ["--no-worker"]
        start = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "cyclorama", "serve", *flags], env=self.environment
        )
        try:
            _await_ready(process, self.address.port)
            ready = time.perf_counter() - start
            yield Server(process.pid, self.address, self.settings, ready)
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@contextmanager
def premises(database_url: str = "") -> Iterator[Premises]:
    """`database_url`: an empty database of PostgreSQL; without it, a SQLite file."""
    with tempfile.TemporaryDirectory(prefix="cyclorama-bench-") as folder:
        own = {
            "CYCLORAMA_DATA_DIR": folder,
            "CYCLORAMA_DATABASE_URL": database_url,
            "CYCLORAMA_PORT": str(_free_port()),
            "CYCLORAMA_LOG_LEVEL": "error",
        }
        environment = os.environ | own
        command = [sys.executable, "-m", "cyclorama", "key", "create", "--json"]
        made = subprocess.run(
            [*command, "--email", "bench@example.com"],
            env=environment,
            check=True,
            stdout=subprocess.PIPE,
        )
        key = json.loads(made.stdout)["key"]
        settings = Settings(
            data_dir=Path(folder), database_url=database_url, port=int(own["CYCLORAMA_PORT"])
        )
        yield Premises(environment, Address(settings.port, key), settings)


@contextmanager
def postgres_database() -> Iterator[str]:
    """The URL of an empty database in a PostgreSQL of its own, which waits for the disk."""
    with private_postgres(durable=True) as url:
        with psycopg.connect(f"{url}/postgres", autocommit=True) as connection:
            connection.execute("CREATE DATABASE bench")
        yield f"{url}/bench"


def _await_ready(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.01)
    raise RuntimeError(f"the server was not ready after {START_SECONDS:g} s")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
