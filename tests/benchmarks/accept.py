"""How many runs a second one API process accepts while nothing carries them out."""

from collections.abc import Iterator

import psycopg

from benchmarks.client import another_process, median, submit_many
from benchmarks.figure import Figure
from benchmarks.packshots import FAR_AWAY, asking
from benchmarks.server import premises
from postgres_server import private_postgres

CONNECTIONS = 12
RUNS = 600
ROUNDS = 3


def figures() -> Iterator[Figure]:
    yield Figure("accepted runs per second, SQLite", _rate(""), "/s", 60, at_least=True)
    with private_postgres(durable=True) as url:
        with psycopg.connect(f"{url}/postgres", autocommit=True) as connection:
            connection.execute("CREATE DATABASE bench")
        rate = _rate(f"{url}/bench")
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
