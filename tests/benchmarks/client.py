"""A client that costs little: one kept connection, no library between it and the socket."""

import http.client
import json
import math
import multiprocessing
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

# The server closes a connection that is idle for five seconds.
KEPT_SECONDS = 2.0


@dataclass(frozen=True)
class Address:
    """A server and a key that it knows. Can be pickled, for clients in other processes."""

    port: int
    key: str


class Client:
    """Not for use by two threads at once."""

    def __init__(self, address: Address) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", address.port, timeout=60)
        self._used_at = time.monotonic()
        self._headers = {"Authorization": f"Bearer {address.key}"}

    def get(self, path: str) -> Any:
        return json.loads(self.read("GET", path))

    def post(self, path: str, body: Any) -> Any:
        return json.loads(self.read("POST", path, json.dumps(body).encode(), "application/json"))

    def send_file(self, path: str, content: bytes, kind: str) -> Any:
        return json.loads(self.read("POST", path, content, kind))

    def read(self, method: str, path: str, body: bytes | None = None, kind: str = "") -> bytes:
        """The body of the answer. Raises RuntimeError unless the status is 2xx."""
        if time.monotonic() - self._used_at > KEPT_SECONDS:
            self._connection.close()  # the next request opens it anew
        headers = self._headers | ({"Content-Type": kind} if kind else {})
        self._connection.request(method, path, body, headers)
        answer = self._connection.getresponse()
        content = answer.read()
        self._used_at = time.monotonic()
        if not 200 <= answer.status < 300:
            raise RuntimeError(f"{method} {path}: {answer.status} {content[:200].decode()}")
        return content

    def submit(self, body: Any) -> str:
        """Ask for a packshot; gives the request's id."""
        return str(self.post("/ai-tool/packshot", body)["requestId"])

    def status(self, request_id: str) -> Any:
        return self.get(f"/studio/requests/{request_id}")["data"]

    def wait(self, request_id: str, poll_seconds: float = 0.1) -> Any:
        """Until the request has ended; gives its status."""
        while (data := self.status(request_id))["status"] in ("InQueue", "Processing"):
            time.sleep(poll_seconds)
        return data


def submit_many(address: Address, body: Any, count: int, connections: int) -> float:
    """Submit `count` times over so many connections at once; gives the seconds that it took."""
    clients = [Client(address) for _ in range(connections)]

    def share(client: Client) -> None:
        for _ in range(count // connections):
            client.submit(body)

    with ThreadPoolExecutor(connections) as threads:
        start = time.perf_counter()
        for done in [threads.submit(share, client) for client in clients]:
            done.result()
        return time.perf_counter() - start


def another_process() -> ProcessPoolExecutor:
    """Where clients run that must not share this process's time."""
    return ProcessPoolExecutor(1, multiprocessing.get_context("spawn"))


def median(values: Sequence[float]) -> float:
    return percentile(values, 50)


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest value that at least so many percent of the values do not exceed."""
    ranked = sorted(values)
    return ranked[max(1, math.ceil(len(ranked) * percent / 100)) - 1]
