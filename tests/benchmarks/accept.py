"""How many runs a second one API process accepts while nothing carries them out."""

from collections.abc import Iterator

from benchmarks.client import another_process, median, submit_many
from benchmarks.figure import Figure
from benchmarks.packshots import FAR_AWAY, asking
from benchmarks.server import postgres_database, premises

CONNECTIONS = 12
RUNS = 600
ROUNDS = 3


def figures() -> Iterator[Figure]:
    yield Figure("accepted runs per second, SQLite", _rate(""), "/s", 60, at_least=True)
    with postgres_database() as url:
        rate = _rate(url)
    yield Figure("accepted runs per second, PostgreSQL", rate, "/s", 100, at_least=True)


def _rate(database_url: str) -> float:
    body = asking(FAR_AWAY)
    with (
        premises(database_url) as place,
        place.serving(worker=False) as server,
        another_process() as elsewhere,
    ):
        elsewhere.submit(submit_many, server.address, body, 5 * CONNECTIONS, CONNECTIONS).result()
        rounds = [
            elsewhere.submit(submit_many, server.address, body, RUNS, CONNECTIONS).result()
            for _ in range(ROUNDS)
        ]
    return RUNS / median(rounds)
