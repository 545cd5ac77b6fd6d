"""What templates cost beside their steps' work: checking them, conducting them, side by side."""

import asyncio
import os
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.client import Client, median
from benchmarks.figure import Figure
from benchmarks.packshots import drawn_photos, upload
from benchmarks.server import premises
from cyclorama.engines.draft.engine import WARM_UP, exact
from cyclorama.engines.stills import Still, TileRequest
from cyclorama.kit.pool import ChildPool
from cyclorama.templates.check import check
from cyclorama.templates.known import known
from cyclorama.templates.preview import preview

CHECKED = 50  # steps of the definition that is checked
CHAIN = 20
SIDE_BY_SIDE = 16
EDGE = 3072  # so that a step takes about a second of one core
ROUNDS = 3
OFTEN, SELDOM = 0.02, 1.0  # seconds; where every core is to work, asking costs what is measured


def figures() -> Iterator[Figure]:
    milliseconds = _check_and_preview()
    yield Figure("check and preview a definition of 50 steps, p50", milliseconds, "ms", 10)
    photo = drawn_photos()[0]
    before = _one_by_one(photo)  # and again afterwards: other work may grow or fade
    with premises() as place, place.serving() as server:
        client = server.client()
        client.post("/v2/workflow/templates", _chain())
        _run(client, "bench_chain")  # which warms the way
        waits = [_run(client, "bench_chain") * 1000 / CHAIN for _ in range(ROUNDS)]
        yield Figure("a step of a chain of 20 trivial ones (SQLite), p50", median(waits), "ms", 60)
        client.post("/v2/workflow/templates", _fan())
        options = {"photo": upload(client, photo)}
        _run(client, "bench_fan", **options)  # which starts the children, and warms them
        together = _run(client, "bench_fan", SELDOM, **options)
    ratio = (before + _one_by_one(photo)) / 2 / together
    cores = os.cpu_count() or 1
    # Two cores can be twice as fast; more cores are held to the same.
    yield Figure(
        f"16 steps side by side on {cores} cores, against one by one",
        ratio,
        "x",
        1.7,
        at_least=True,
    )


def _check_and_preview() -> float:
    """Milliseconds."""
    raw = _definition("bench_many", [_many(index) for index in range(CHECKED)])
    seconds = []
    for _ in range(30):
        start = time.perf_counter()
        preview(check(raw, known()).accepted(), {"words": "hello"})
        seconds.append(time.perf_counter() - start)
    return median(seconds) * 1000


def _definition(template_id: str, steps: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": template_id,
        "available_options": [
            {"key": "photo", "component": "image"},
            {"key": "words", "component": "text", "default": "hello"},
        ],
        "steps": steps,
        "outputs": [{"step": step["id"]} for step in steps],
    }


def _many(index: int) -> dict[str, Any]:
    """One of a tangle: it needs those right before it, and asks for options and event."""
    before = [f"{{{{steps.step{other}.lines?}}}}" for other in range(max(0, index - 3), index)]
    return {
        "id": f"step{index}",
        "type": "chat",
        "credits": 1,
        "when": {"any": [{"option": "words", "present": True}, {"event": "id", "equals": "x"}]},
        "params": {
            "prompt": f"Step {index} of {{{{options.words}}}} for {{{{event.name}}}}: {before}",
            "values": {"words": "{{options.words}}", "run": "{{workflow.id}}"},
            "lines": 4,
        },
    }


def _chain() -> dict[str, Any]:
    steps = [
        {
            "id": f"step{index}",
            "type": "chat",
            "params": {"prompt": "{{options.words}}"},
            "depends_on": [f"step{index - 1}"] if index else [],
        }
        for index in range(CHAIN)
    ]
    return _definition("bench_chain", steps)


def _fan() -> dict[str, Any]:
    steps = [
        {
            "id": f"step{index}",
            "type": "tile_grid_images",
            "params": {
                "image_urls": ["{{options.photo}}"] * 4,
                "grid_pattern": "2x2",
                "gap": index,
                "edge": EDGE,
            },
        }
        for index in range(SIDE_BY_SIDE)
    ]
    return _definition("bench_fan", steps)


def _run(client: Client, template_id: str, poll_seconds: float = OFTEN, **options: str) -> float:
    """Seconds from its acceptance to its success, as the server wrote them down."""
    asked = client.post("/v2/workflow", {"template_id": template_id, "options": options})
    while (now := client.get(f"/v2/workflow/{asked['id']}"))["processing_status"] != "success":
        if now["processing_status"] in ("fail", "cancel"):
            raise RuntimeError(f"{template_id}: {now.get('error')}")
        time.sleep(poll_seconds)
    begun, ended = (datetime.fromisoformat(now[moment]) for moment in ("created_at", "updated_at"))
    return (ended - begun).total_seconds()


def _one_by_one(photo: bytes) -> float:
    """Seconds for the same tiles in one child process, with nothing around them."""
    with TemporaryDirectory() as folder:
        source = Path(folder, "photo.jpg")
        source.write_bytes(photo)
        return asyncio.run(_tile_all(source))


async def _tile_all(source: Path) -> float:
    pool = ChildPool(1, initializer=WARM_UP)
    try:
        await _tile(pool, source, 0)
        start = time.perf_counter()
        for gap in range(SIDE_BY_SIDE):
            await _tile(pool, source, gap)
        return time.perf_counter() - start
    finally:
        pool.close()


async def _tile(pool: ChildPool, source: Path, gap: int) -> None:
    request = TileRequest(
        sources=(source,) * 4,
        columns=2,
        rows=2,
        gap=gap,
        background="#ffffff",
        ratio=None,
        edge=EDGE,
        out=source.with_name(f"grid-{gap}.png"),
    )
    function = "cyclorama.engines.draft.stills_work:tile_file"
    await exact(pool, function, request, Still, 1_000_000_000, 100)
