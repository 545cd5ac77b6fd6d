"""The documented 429, its headers on every answer, and the documented way to live with it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from cyclorama.accounts.api_keys import ApiKeys
from cyclorama.kit.ids import new_id
from cyclorama.kit.rate_limits import CallClass
from cyclorama.store.database import Database
from dreem_app import ADMIN, App, running_app
from settable_clock import SettableClock

GOOD = {"shotCodes": ["FRONT-1"], "images": [{"url": "https://example.com/a.jpg"}]}
HEADERS = ("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset")


@dataclass
class Shop:
    """A caller with one key, who is not the local admin."""

    app: App
    clock: SettableClock
    account_id: str
    key: str
    slept: list[float] = field(default_factory=list)

    def get(self, path: str = "/studio/shots") -> Any:
        return self.app.client.get(path, headers={"Authorization": self.key})

    def generate(self) -> Any:
        return self.app.packshot(self.key, GOOD)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.clock.advance(seconds)

    def limit(self, **limits: int) -> None:
        async def task(database: Database) -> None:
            async with database.write() as transaction:
                keys = ApiKeys(transaction, self.account_id, self.clock)
                (key,) = await keys.list()
                await keys.limit(key.id, {CallClass(name): n for name, n in limits.items()})

        self.app.at_database(task)


@pytest.fixture(scope="module")
def limited_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    with running_app(tmp_path_factory.mktemp("limits") / "data") as app:
        app.make_key(ADMIN)
        yield app


@pytest.fixture
def shop(limited_app: App) -> Shop:
    clock = SettableClock()
    clock.now = datetime.now(UTC).replace(microsecond=0)
    state = limited_app.client.app.state
    state.services = replace(state.services, clock=clock)
    account_id, key = limited_app.make_key(f"{new_id()}@example.com")
    return Shop(limited_app, clock, account_id, key)


def call_with_retry(
    call: Callable[[], Any], sleep: Callable[[float], None], random: Random, tries: int = 3
) -> Any:
    """What the documentation advises clients: 2^i seconds and up to one more, three tries."""
    reply = call()
    for i in range(tries):
        if reply.status_code != 429:
            break
        sleep(2**i + random.random())
        reply = call()
    return reply


def test_the_429_is_as_documented(shop: Shop):
    replies = [shop.generate() for _ in range(3)]

    assert [reply.status_code for reply in replies] == [202, 429, 429]
    body = replies[1].json()
    assert set(body) == {"error", "message", "retryAfter"}
    assert body["error"] == "Rate limit exceeded"
    assert body["message"] == f"Too many requests. Retry after {body['retryAfter']} seconds."
    assert isinstance(body["retryAfter"], int)
    assert replies[1].headers["Retry-After"] == str(body["retryAfter"])


@pytest.mark.parametrize(
    ("call", "limit"), [(Shop.get, 10), (Shop.generate, 1)], ids=["read", "generation"]
)
def test_every_answer_says_what_is_left(shop: Shop, call: Callable[[Shop], Any], limit: int):
    replies = [call(shop) for _ in range(limit + 2)]

    said = [tuple(reply.headers[name] for name in HEADERS) for reply in replies]
    remaining = [*reversed(range(limit)), 0, 0]
    assert said == [(str(limit), str(left), "1") for left in remaining]
    assert [reply.status_code == 429 for reply in replies] == [False] * limit + [True] * 2


@pytest.mark.parametrize(
    "path",
    [
        "/studio/shots?shotType=nonsense",
        "/studio/requests/not-a-guid",
        "/platform/sessions/not-a-guid",
    ],
)
def test_errors_say_it_too(shop: Shop, path: str):
    reply = shop.get(path)

    assert reply.status_code in (400, 403, 404)
    assert [name for name in HEADERS if name not in reply.headers] == []


def test_waiting_as_long_as_said_is_enough(shop: Shop):
    shop.generate()
    refused = shop.generate()

    shop.sleep(int(refused.headers["Retry-After"]))

    assert shop.generate().status_code == 202


@pytest.mark.parametrize("seed", range(5))
def test_the_advised_client_gets_through(shop: Shop, seed: int):
    random = Random(seed)
    shop.clock.now += timedelta(seconds=random.random())

    replies = [call_with_retry(shop.generate, shop.sleep, random) for _ in range(6)]

    assert [reply.status_code for reply in replies] == [202] * 6
    assert len({reply.json()["requestId"] for reply in replies}) == 6
    assert len(shop.slept) == 5  # one wait each is enough
    assert all(1 <= seconds < 2 for seconds in shop.slept)


def test_the_advised_client_gives_up_after_three_tries(shop: Shop):
    calls: list[int] = []

    def always_refused() -> Any:
        shop.generate()  # somebody else was faster
        calls.append(1)
        return shop.generate()

    reply = call_with_retry(always_refused, shop.sleep, Random(0))

    assert (reply.status_code, len(calls)) == (429, 4)
    assert [int(seconds) for seconds in shop.slept] == [1, 2, 4]


def test_a_refused_call_stores_and_charges_nothing(shop: Shop):
    shop.generate()
    before = shop.app.counts()

    assert shop.generate().status_code == 429

    assert shop.app.counts() == before


def test_reads_writes_and_generations_are_counted_apart(shop: Shop):
    for _ in range(11):
        shop.get()

    assert shop.get().status_code == 429
    assert shop.generate().status_code == 202


def test_a_key_can_have_limits_of_its_own(shop: Shop):
    shop.limit(read=50, generation=3)

    assert [shop.get().status_code for _ in range(51)] == [200] * 50 + [429]
    assert [shop.generate().status_code for _ in range(4)] == [202] * 3 + [429]
    shop.sleep(1)
    shop.limit(read=1)
    replies = [shop.get(), shop.get(), shop.generate(), shop.generate()]
    assert [reply.status_code for reply in replies] == [200, 429, 202, 429]
    assert replies[0].headers["X-RateLimit-Limit"] == "1"


def test_the_local_admin_is_not_limited(shop: Shop):
    key = shop.app.make_admin_key()

    replies = [shop.app.packshot(key, GOOD) for _ in range(5)]

    assert [reply.status_code for reply in replies] == [202] * 5
    assert not [name for name in HEADERS if name in replies[0].headers]


def test_limits_can_be_off(tmp_path: Path):
    with running_app(tmp_path / "data", rate_limits="off") as app:
        app.make_key(ADMIN)
        _, key = app.make_key("hasty@example.com")

        replies = [app.packshot(key, GOOD) for _ in range(3)]

    assert [reply.status_code for reply in replies] == [202] * 3
