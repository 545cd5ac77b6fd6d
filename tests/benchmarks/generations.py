"""Lists of generations with all that hangs on them, among twenty thousand; and how soon a create is
accepted."""

import asyncio
import time
from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any

import sqlalchemy as sa

from benchmarks.client import Client, median, percentile
from benchmarks.figure import Figure
from benchmarks.server import postgres_database, premises
from cyclorama.kit.clock import system_clock
from cyclorama.kit.ids import new_id
from cyclorama.settings import Settings
from cyclorama.store.database import Database
from cyclorama.store.generation_tables import generations, predictions, refines
from cyclorama.store.tables import media, memberships, runs, steps

GENERATIONS, BATCH = 20_000, 4
LISTS, CREATES = 400, 200
PIECE = 500
TOOLS = ("BASE_GENERATION", "EDIT", "VIDEO", None)
FILTERS = (
    "",
    "status=COMPLETED",
    "tools=EDIT&tools=VIDEO",
    "refined_only=true&status=COMPLETED",
    "shot_type_string=front_full_body&created_at_from=2020-01-01T00:00:00Z",
)
ASKED = {
    "subject_slug": "mei",
    "style_slug": "editorial",
    "shot_type": "front_full_body",
    "product_image": "https://example.com/product.jpg",
    "lighting": "soft",
}


def figures() -> Iterator[Figure]:
    first, lists, creates = _measured()
    yield Figure("100 of 20 000 generations: slowest first call of a process", first, "s", 2)
    yield Figure("100 of 20 000 generations with filters, p50", median(lists), "ms", 120)
    yield Figure("100 of 20 000 generations with filters, p99", percentile(lists, 99), "ms", 120)
    yield Figure("create of 4 pictures accepted, p50", median(creates), "ms", 30)
    with postgres_database() as url:
        _, lists, creates = _measured(url)
    yield Figure("the lists on PostgreSQL, p50", median(lists), "ms", 120)
    yield Figure("the lists on PostgreSQL, p99", percentile(lists, 99), "ms", 160)
    yield Figure("the create on PostgreSQL, p50", median(creates), "ms", 45)


def _measured(database_url: str = "") -> tuple[float, list[float], list[float]]:
    """The slowest first call in seconds; lists and creates in milliseconds."""
    with premises(database_url) as place:
        asyncio.run(_fill(place.settings))
        with place.serving(worker=False) as server:
            client = server.client()
            # Once each, while the server still reads its templates and writes its queries.
            first = max(_seconds(client, number) for number in range(len(FILTERS)))
            lists = [1000 * _seconds(client, number) for number in range(LISTS)]
            creates = []
            for _ in range(CREATES):
                start = time.perf_counter()
                client.post("/api/v1/generations/", ASKED)
                creates.append(1000 * (time.perf_counter() - start))
    return first, lists, creates


def _seconds(client: Client, number: int) -> float:
    skip = 100 * (number // len(FILTERS) % 7)
    path = f"/api/v1/generations/?limit=100&skip={skip}&{FILTERS[number % len(FILTERS)]}"
    start = time.perf_counter()
    found = client.read("GET", path)
    assert len(found) > 100_000
    return time.perf_counter() - start


async def _fill(settings: Settings) -> None:
    """Straight into the tables: as many calls would take an hour."""
    random = Random(1)
    database = Database(settings.database)
    async with database.read() as connection:
        found = await connection.execute(sa.select(memberships))
        owner = found.one()
    for start in range(0, GENERATIONS, PIECE):
        rows: dict[sa.Table, list[dict[str, Any]]] = {
            table: [] for table in (runs, steps, media, generations, predictions, refines)
        }
        for number in range(start, start + PIECE):
            _add(rows, random, number, owner.account_id, owner.user_id)
        async with database.write() as transaction:
            for table, values in rows.items():
                await transaction.execute(sa.insert(table), values)
    if not database.is_sqlite:  # whose own vacuum would come while we measure
        async with database.read() as connection:
            plain = await connection.execution_options(isolation_level="AUTOCOMMIT")
            await plain.execute(sa.text("VACUUM ANALYZE"))
    await database.dispose()


def _add(
    rows: dict[sa.Table, list[dict[str, Any]]],
    random: Random,
    number: int,
    account_id: str,
    owner_id: str,
) -> None:
    at = system_clock() - timedelta(minutes=GENERATIONS - number)
    run_id = new_id()
    mine = {"account_id": account_id, "created_at": at}
    refined = number % 3 == 0
    rows[runs].append(
        {
            **mine,
            "id": run_id,
            "dialect": "sartiq",
            "kind": "generation",
            "state": "succeeded" if number % 10 else "failed",
            "priority": 50,
            "plan": {},
            "credits_held": 0,
            "credits_charged": 0,
            "events": 0,
            "started_at": at,
            "finished_at": at,
        }
    )
    rows[generations].append(
        {
            **mine,
            "run_id": run_id,
            "owner_id": owner_id,
            "organization": False,
            "type": "BASE",
            "strategy": "GENERATE",
            "tool": TOOLS[number % len(TOOLS)],
            "revised": False,
            "width": 1024,
            "height": 1024,
            "batch_size": BATCH,
            "steps": 20,
            "seed": number,
            "refine": refined,
            "subject_id": new_id(),
            "shot_type_string": random.choice(("front_full_body", "side_upper_body")),
            "details": {"generated_prompt": "A woman in a dress. " * 8, "inputs": {}},
            "asked": {"lighting": "soft"},
            "updated_at": at,
        }
    )
    for index in range(BATCH):
        prediction_id = new_id()
        made = f"prediction-{index}"
        rows[predictions].append(
            {
                **mine,
                "id": prediction_id,
                "generation_id": run_id,
                "number": index,
                "step_id": made,
                "seed": number + index,
                "favourite": False,
                "selected": False,
                "updated_at": at,
            }
        )
        _step(rows, run_id, made, 2 * index, mine)
        if refined:
            _step(rows, run_id, f"refine-{index}", 2 * index + 1, mine)
            rows[refines].append(
                {
                    **mine,
                    "id": new_id(),
                    "generation_id": run_id,
                    "prediction_id": prediction_id,
                    "run_id": run_id,
                    "step_id": f"refine-{index}",
                    "scale_factor": 2.0,
                    "updated_at": at,
                }
            )


def _step(
    rows: dict[sa.Table, list[dict[str, Any]]],
    run_id: str,
    step_id: str,
    position: int,
    mine: dict[str, Any],
) -> None:
    media_id = new_id()
    rows[media].append(
        {
            **mine,
            "id": media_id,
            "origin_key": f"run/{run_id}/{step_id}/1/1",
            "run_id": run_id,
            "name": "picture",
            "blob_key": media_id,
            "content_type": "image/png",
            "size_bytes": 1_000_000,
            "sha256": "0" * 64,
            "width": 1024,
            "height": 1024,
            "facts": {
                "sha256": "0" * 64,
                "width": 1024,
                "height": 1024,
                "orientation": "square",
                "has_alpha": False,
                "dominant_colour": "#808080",
                "blurhash": "LEHV6nWB2yk8pyo0adR*.7kCMdnj",
                "source_profile": None,
                "source_bit_depth": 8,
            },
        }
    )
    rows[steps].append(
        {
            "run_id": run_id,
            "id": step_id,
            "position": position,
            "type": "dress",
            "version": 1,
            "state": "succeeded",
            "attempt": 1,
            "progress": 1.0,
            "credits": 4,
            "outputs": {"media": media_id, "kinds": ["dress"]},
            "started_at": mine["created_at"],
            "finished_at": mine["created_at"],
        }
    )
