"""What ten thousand waiting runs cost those who submit and those who ask."""

import time
from collections.abc import Callable, Iterator

from benchmarks.client import Client, another_process, median, submit_many
from benchmarks.figure import Figure
from benchmarks.packshots import FAR_AWAY, asking
from benchmarks.server import premises

QUEUED = 10_000
CONNECTIONS = 12
SAMPLES = 150


def figures() -> Iterator[Figure]:
    """Two servers without workers, asked in turns so that they meet the same machine."""
    body = asking(FAR_AWAY)
    with (
        premises() as one,
        premises() as other,
        one.serving(worker=False) as empty,
        other.serving(worker=False) as full,
        another_process() as elsewhere,
    ):
        clients = (empty.client(), full.client())
        last = [client.submit(body) for client in clients]
        elsewhere.submit(submit_many, full.address, body, QUEUED, CONNECTIONS).result()
        submits = _ratio(clients, lambda client, _: client.submit(body))
        statuses = _ratio(clients, lambda client, index: client.status(last[index]))
    yield Figure("submit with 10 000 runs queued, against none, p50", submits, "x", 1.5)
    yield Figure("status with 10 000 runs queued, against none, p50", statuses, "x", 1.5)


def _ratio(clients: tuple[Client, Client], ask: Callable[[Client, int], object]) -> float:
    """Median time with the second client over that with the first."""
    seconds: tuple[list[float], list[float]] = ([], [])
    for turn in range(SAMPLES):
        for index in (0, 1) if turn % 2 else (1, 0):
            start = time.perf_counter()
            ask(clients[index], index)
            seconds[index].append(time.perf_counter() - start)
    return median(seconds[1]) / median(seconds[0])
