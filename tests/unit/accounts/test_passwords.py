"""Passwords are hashed by argon2id, and checked at the same cost whoever asks."""

import asyncio
import threading

import pytest
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from cyclorama.accounts.passwords import AT_ONCE, Passwords
from cyclorama.errors import InvalidInput

CHEAP = Argon2Hasher(time_cost=1, memory_cost=64, parallelism=1)
PASSWORD = "correct horse battery"


async def test_a_password_is_known_by_its_hash_alone() -> None:
    passwords = Passwords(CHEAP)

    stored = await passwords.hash(PASSWORD)

    assert stored.startswith("$argon2id$")
    assert PASSWORD not in stored
    assert (await passwords.check(PASSWORD, stored)).ok
    assert not (await passwords.check(f"{PASSWORD} ", stored)).ok
    assert stored != await passwords.hash(PASSWORD)


async def test_a_hash_costs_what_rfc_9106_says_at_least() -> None:
    stored = await Passwords().hash(PASSWORD)

    assert "$m=65536,t=3,p=4$" in stored


@pytest.mark.parametrize("password", ["", "x" * 11, "x" * 1001], ids=["empty", "short", "long"])
async def test_a_password_has_a_length(password: str) -> None:
    with pytest.raises(InvalidInput, match="12 to 1000 characters"):
        await Passwords(CHEAP).hash(password)


async def test_the_same_letters_may_come_as_other_code_points() -> None:
    passwords = Passwords(CHEAP)

    stored = await passwords.hash("ein Gruß aus Köln")

    assert (await passwords.check("ein Gruß aus Ko\u0308ln", stored)).ok


async def test_a_hash_of_lesser_cost_is_made_anew() -> None:
    stored = await Passwords(CHEAP).hash(PASSWORD)
    dearer = Passwords(Argon2Hasher(time_cost=2, memory_cost=64, parallelism=1))

    checked = await dearer.check(PASSWORD, stored)

    assert checked.ok
    assert checked.new_hash is not None
    assert await dearer.check(PASSWORD, checked.new_hash) == type(checked)(ok=True)
    assert (await dearer.check("wrong horse battery", stored)).new_hash is None


async def test_every_check_does_the_same_work(monkeypatch: pytest.MonkeyPatch) -> None:
    passwords = Passwords(CHEAP)
    stored = await passwords.hash(PASSWORD)
    costs: list[str] = []
    verify = PasswordHash.verify_and_update

    def count(self: PasswordHash, password: str, of: str) -> tuple[bool, str | None]:
        costs.append(of.rsplit("$", 2)[0])
        return verify(self, password, of)

    monkeypatch.setattr(PasswordHash, "verify_and_update", count)

    for password in (PASSWORD, "wrong horse battery", "", "x" * 5000):
        assert not (await passwords.check(password, None)).ok
        await passwords.check(password, stored)

    assert len(costs) == 8
    assert len(set(costs)) == 1


async def test_the_event_loop_is_free_while_a_password_is_checked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    passwords = Passwords(CHEAP)
    stored = await passwords.hash(PASSWORD)
    going_on, most = 0, 0
    free = threading.Event()
    verify = PasswordHash.verify_and_update

    def slowly(self: PasswordHash, password: str, of: str) -> tuple[bool, str | None]:
        nonlocal going_on, most
        with lock:
            going_on += 1
            most = max(most, going_on)
        assert free.wait(30)  # which only the event loop sets
        with lock:
            going_on -= 1
        return verify(self, password, of)

    lock = threading.Lock()
    monkeypatch.setattr(PasswordHash, "verify_and_update", slowly)

    checks = [asyncio.create_task(passwords.check(PASSWORD, stored)) for _ in range(AT_ONCE * 3)]
    asyncio.get_running_loop().call_soon(free.set)

    assert all(checked.ok for checked in await asyncio.gather(*checks))
    assert most <= AT_ONCE
