"""A real server, worker and callers around it, for tests that go all the way."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from unittest.mock import patch

import httpx2
from typer.testing import CliRunner

from cyclorama.cli.program import app

PATIENCE_SECONDS = 90.0
LOOK_AGAIN_SECONDS = 0.05


def eventually(
    look: Callable[[], Any],
    what: str,
    seconds: float = PATIENCE_SECONDS,
    server: "Server | None" = None,
) -> Any:
    """The first truthy result of `look`, asked again and again for a bounded time."""
    deadline = time.monotonic() + seconds
    while not (seen := look()):
        if time.monotonic() > deadline:
            log = server.log.read_text()[-4000:] if server else ""
            raise AssertionError(f"{what} did not happen within {seconds:g} s\n{log}")
        threading.Event().wait(LOOK_AGAIN_SECONDS)
    return seen


class Server:
    """`cyclorama serve` and `cyclorama worker` as processes of their own, over one data folder."""

    def __init__(self, data_dir: Path, database_url: str = "", **settings: str) -> None:
        self.data_dir = data_dir
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = data_dir / "server.log"
        self.environment = {
            **{name: value for name, value in os.environ.items() if "CYCLORAMA" not in name},
            "CYCLORAMA_DATA_DIR": str(data_dir),
            "CYCLORAMA_DATABASE_URL": database_url,
            "CYCLORAMA_PORT": str(self.port),
            "CYCLORAMA_OUTBOUND_ALLOW": "127.0.0.1",
            "CYCLORAMA_HEARTBEAT_SECONDS": "0.5",
            # Each child takes two seconds to start, and the other cores carry out other tests.
            "CYCLORAMA_PROCESSES": "1",
            "CYCLORAMA_WEBHOOK_SCHEDULE": "0,0.1,0.1,0.1,0.1",
            **{f"CYCLORAMA_{name.upper()}": value for name, value in settings.items()},
        }
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        self.client = httpx2.Client(base_url=self.url, timeout=30)
        data_dir.mkdir(parents=True, exist_ok=True)

    def start_api(self) -> None:
        self._start("api", "serve", "--no-worker")
        eventually(self.is_ready, "readiness", server=self)

    def start_worker(self, name: str = "worker") -> None:
        self._start(name, "worker")

    def is_ready(self) -> bool:
        assert self.processes["api"].poll() is None, self.log.read_text()[-4000:]
        with contextlib.suppress(httpx2.TransportError):
            return self.client.get("/readyz").status_code == 200
        return False

    def kill(self, name: str, how: signal.Signals = signal.SIGKILL) -> None:
        process = self.processes.pop(name)
        process.send_signal(how)
        process.wait()

    def stop(self) -> None:
        """Without leave: a worker takes two seconds for it, and nobody looks at what is left."""
        self.client.close()
        for name in list(self.processes):
            self.kill(name)

    def command(self, *arguments: str) -> str:
        """What `cyclorama` writes, over the server's data. It is carried out in this process: the
        start of another one takes a second and more."""
        with patch.dict(os.environ, self.environment, clear=True):
            done = CliRunner().invoke(app, arguments)
        assert done.exit_code == 0, repr(done.exception)
        return done.stdout

    def make_key(self, email: str = "admin@example.com") -> str:
        return str(json.loads(self.command("key", "create", "--email", email, "--json"))["key"])

    def _start(self, name: str, *arguments: str) -> None:
        with self.log.open("ab") as log:
            self.processes[name] = subprocess.Popen(
                [sys.executable, "-m", "cyclorama", *arguments],
                env=self.environment,
                stdout=log,
                stderr=log,
            )


@dataclass
class Client:
    """A caller of the Dreem API with one key."""

    server: Server
    key: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": self.key}

    def upload(self, picture: bytes, name: str = "photo.png") -> str:
        reply = self.server.client.post(
            "/media", params={"name": name}, content=picture, headers=self.headers
        )
        assert reply.status_code == 201, reply.text
        return str(reply.json()["url"])

    def post(self, body: object, name: str = "packshot", **headers: str) -> httpx2.Response:
        return self.server.client.post(
            f"/ai-tool/{name}", json=body, headers={**self.headers, **headers}
        )

    def generate(self, name: str, body: object) -> dict[str, Any]:
        """The answer to the status of a request, when it has ended."""
        reply = self.post(body, name)
        assert reply.status_code == 202, reply.text
        return self.finished(str(reply.json()["requestId"]))

    def fetch(self, file: dict[str, Any]) -> bytes:
        """A file of an output, which is as the output says."""
        reply = self.server.client.get(str(file["url"]))
        assert reply.status_code == 200
        assert reply.headers["content-type"] == file["contentType"]
        assert len(reply.content) == file["sizeBytes"]
        return reply.content

    def submit(self, url: str, *codes: str, **more: object) -> str:
        body = {"shotCodes": list(codes or ["WHITE-1"]), "images": [{"url": url}], **more}
        reply = self.post(body)
        assert reply.status_code == 202, reply.text
        return str(reply.json()["requestId"])

    def status(self, request_id: str) -> dict[str, Any]:
        reply = self.server.client.get(f"/studio/requests/{request_id}", headers=self.headers)
        assert reply.status_code == 200, reply.text
        return dict(reply.json())

    def finished(self, request_id: str, seconds: float = PATIENCE_SECONDS) -> dict[str, Any]:
        def look() -> dict[str, Any] | None:
            status = self.status(request_id)
            return status if status["data"]["status"] in ("Completed", "Failed") else None

        return dict(eventually(look, f"the end of {request_id}", seconds, self.server))


@dataclass
class Receiver:
    """A web server on loopback: hands out files, and takes callbacks with the next statuses.

    `asked`: the paths of files that were asked for, in order. Files whose path is in `held` are
    not handed out before `let_go`.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    statuses: list[int] = field(default_factory=list)
    calls: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    held: set[str] = field(default_factory=set)
    url: str = ""
    _gate: threading.Event = field(default_factory=threading.Event)

    def let_go(self) -> None:
        self.held.clear()
        self._gate.set()

    def file(self, path: str) -> bytes | None:
        self.asked.append(path)
        if path in self.held:
            self._gate.wait(PATIENCE_SECONDS)
        return self.files.get(path)


@contextlib.contextmanager
def receiver() -> Iterator[Receiver]:
    state = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = state.file(self.path.split("?")[0])
            self.send_response(404 if body is None else 200)
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            with contextlib.suppress(ConnectionError):  # whoever asked may be dead by now
                self.wfile.write(body or b"")

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            state.calls.append((dict(self.headers.items()), body))
            self.send_response(state.statuses.pop(0) if state.statuses else 200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Tests speak only when they fail."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield state
    finally:
        state.let_go()
        server.shutdown()
        thread.join()
        server.server_close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
