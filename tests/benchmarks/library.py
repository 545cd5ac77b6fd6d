"""Lists and searches of an account that has added ten thousand shots and as many prompts."""

import asyncio
import time
from collections.abc import Iterator
from random import Random
from typing import Any
from urllib.parse import quote
from uuid import UUID

import sqlalchemy as sa

from benchmarks.client import Client, percentile
from benchmarks.figure import Figure
from benchmarks.server import premises
from cyclorama.kit.clock import system_clock
from cyclorama.library.item import Source
from cyclorama.library.prompts import Prompt, Suits
from cyclorama.library.shots import PackshotShot, load_shots
from cyclorama.settings import Settings
from cyclorama.store.database import Database
from cyclorama.store.tables import accounts, library_items
from cyclorama.video.motion import Motion, Move

OF_EACH_KIND = 10_000
CALLS = 1_000
WORDS = [
    *("linen", "silk", "denim", "wool", "cotton", "leather", "velvet", "satin", "jersey"),
    *("canvas", "summer", "winter", "spring", "autumn", "street", "studio", "window", "garden"),
    *("marble", "oak", "concrete", "sand", "sea", "dawn", "noon", "dusk", "night", "soft"),
    *("hard", "warm", "cool", "light", "dark", "close", "wide", "tall", "narrow", "slow"),
    *("quick", "steady", "gentle", "bold", "quiet", "bright", "pale"),
]
KEYWORDS = (
    "",
    "linen",
    "warm light studio",
    "velevt windwo",  # mistyped
    "zoom in",
    "rear",
    "front close-up of a tee",
    "Prompt 4711",
    "gar",
    "nothing-of-the-kind",
    "光",
    "the slow camera moves closer and closer " * 75,  # 3 000 characters
)


def figures() -> Iterator[Figure]:
    with premises() as place:
        asyncio.run(_fill(place.settings))
        with place.serving(worker=False) as server:
            client = server.client()
            start = time.perf_counter()
            _call(client, 0)
            first = time.perf_counter() - start
            seconds = sorted(_seconds(client, number) for number in range(CALLS))
    yield Figure("10 000 own shots and prompts: first call of a process", first, "s", 10)
    yield Figure("list and search in them, p50", 1000 * percentile(seconds, 50), "ms", 25)
    yield Figure("list and search in them, p99", 1000 * percentile(seconds, 99), "ms", 50)


def _seconds(client: Client, number: int) -> float:
    start = time.perf_counter()
    _call(client, number)
    return time.perf_counter() - start


def _call(client: Client, number: int) -> None:
    keyword = KEYWORDS[number // 4 % len(KEYWORDS)]
    page = 1 + number % 7
    match number % 4:
        case 0:
            client.get(f"/studio/shots?pageSize=100&pageNumber={page}&keyword={quote(keyword)}")
        case 1:
            client.get(f"/studio/shots/search?shotType=0&pageSize=20&keyword={quote(keyword)}")
        case 2:
            body = {"keyword": keyword, "pageNum": page, "pageSize": 100}
            client.post("/studio/video-prompts/list", body)
        case 3:
            client.get(f"/studio/video-prompts/search?gender=Female&keyword={quote(keyword)}")


async def _fill(settings: Settings) -> None:
    """Straight into the table: ten thousand calls would take minutes."""
    random = Random(1)
    items = [*map(_shot, *_draw(random)), *map(_prompt, *_draw(random))]
    random.shuffle(items)
    database = Database(settings.database)
    async with database.write() as transaction:
        account_id = await transaction.scalar(sa.select(accounts.c.id))
        rows: list[dict[str, Any]] = [
            {
                "account_id": account_id,
                "id": str(item.id),
                "kind": item.kind.value,
                "code": item.key if isinstance(item, PackshotShot) else None,
                "body": item.model_dump(mode="json", exclude={"id", "source", "active"}),
                "revision": revision,
                "created_at": system_clock(),
            }
            for revision, item in enumerate(items, 1)
        ]
        await transaction.execute(sa.insert(library_items), rows)
    await database.dispose()


def _draw(random: Random) -> tuple[range, list[UUID], list[str]]:
    """Numbers, ids and sentences."""
    numbers = range(OF_EACH_KIND)
    ids = [UUID(int=random.getrandbits(128), version=4) for _ in numbers]
    return numbers, ids, [" ".join(random.choices(WORDS, k=14)) for _ in numbers]


def _shot(number: int, id_: UUID, sentence: str) -> PackshotShot:
    catalogue = list(load_shots().values())
    return catalogue[number % len(catalogue)].model_copy(
        update={
            "id": id_,
            "code": f"BENCH-{number}",
            "name": f"Shot {number} {sentence.split()[0]}",
            "description": sentence,
            "source": Source.CUSTOM,
        }
    )


def _prompt(number: int, id_: UUID, sentence: str) -> Prompt:
    return Prompt(
        id=id_,
        name=f"Prompt {number}",
        description=sentence,
        prompt=f"The camera moves slowly: {sentence}.",
        gender=list(Suits)[number % 3],
        motion=Motion(moves=(list(Move)[number % len(Move)],)),
        source=Source.CUSTOM,
    )
