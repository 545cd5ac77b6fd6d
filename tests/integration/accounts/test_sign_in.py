"""Sign-in counts its tries, forgets them when it succeeds, and makes weak hashes anew."""

import asyncio
from dataclasses import dataclass

import pytest
import sqlalchemy as sa
from pwdlib.hashers.argon2 import Argon2Hasher

from accounts_and_runs import two_accounts
from cyclorama.accounts.passwords import Passwords, set_password
from cyclorama.accounts.sign_in import TRIES_OF_ADDRESS, TRIES_OF_EMAIL, SignIn
from cyclorama.errors import NotFound, RateLimited, Unauthorized
from cyclorama.kit.secrets import Secret
from cyclorama.store.database import Database
from cyclorama.store.tables import sign_in_tries, users
from settable_clock import SettableClock

CHEAP = Argon2Hasher(time_cost=1, memory_cost=64, parallelism=1)
SECRET = Secret(b"s" * 32)
EMAIL, PASSWORD, HERE = "limited@example.com", "correct horse battery", "203.0.113.9"


@dataclass
class Door:
    database: Database
    clock: SettableClock
    user_id: str
    sign_in: SignIn

    async def refuses(self, email: str = EMAIL, address: str = HERE) -> type[Exception]:
        with pytest.raises((Unauthorized, RateLimited)) as raised:
            await self.sign_in(email, "a wrong password", address)
        return raised.type

    async def stored(self, column: sa.Column[str]) -> list[str]:
        async with self.database.read() as connection:
            return list((await connection.execute(sa.select(column))).scalars())


@pytest.fixture
async def door(database: Database, clock: SettableClock) -> Door:
    passwords = Passwords(CHEAP)
    async with database.write() as transaction:
        _, limited = await two_accounts(transaction, clock)
        await set_password(transaction, limited.user_id, await passwords.hash(PASSWORD))
    return Door(database, clock, limited.user_id, SignIn(database, passwords, SECRET, clock))


@pytest.mark.parametrize("email", [EMAIL, " Limited@Example.com "])
async def test_the_right_password_signs_in(door: Door, email: str) -> None:
    user = await door.sign_in(email, PASSWORD, HERE)

    assert (user.id, user.email) == (door.user_id, EMAIL)


async def test_success_forgets_the_tries_for_the_user(door: Door) -> None:
    for _ in range(TRIES_OF_EMAIL - 1):
        assert await door.refuses() is Unauthorized

    await door.sign_in(EMAIL, PASSWORD, HERE)

    assert await door.refuses() is Unauthorized
    assert await door.refuses() is Unauthorized


async def test_guesses_at_one_user_are_limited_wherever_they_come_from(door: Door) -> None:
    for number in range(TRIES_OF_EMAIL):
        assert await door.refuses(address=f"198.51.100.{number}") is Unauthorized

    assert await door.refuses(address="198.51.100.99") is RateLimited
    with pytest.raises(RateLimited) as raised:
        await door.sign_in(EMAIL.upper(), PASSWORD, HERE)
    assert raised.value.retry_after == 900
    assert raised.value.public == "Too many tries. Wait 15 min, then try again."
    door.clock.advance(900)
    await door.sign_in(EMAIL, PASSWORD, HERE)


async def test_the_window_slides(door: Door) -> None:
    for _ in range(TRIES_OF_EMAIL):
        await door.refuses()
        door.clock.advance(60)

    assert await door.refuses() is RateLimited
    door.clock.advance(300)  # the first try is out of the window now
    assert await door.refuses() is Unauthorized
    assert await door.refuses() is RateLimited


@pytest.mark.parametrize(
    ("here", "neighbour", "same"),
    [
        (HERE, HERE, True),
        (HERE, "203.0.113.10", False),
        ("2001:db8::1", "2001:db8::ffff:1", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("testclient", "testclient", True),
    ],
)
async def test_guesses_from_one_address_are_limited_whomever_they_are_at(
    door: Door, here: str, neighbour: str, same: bool
) -> None:
    for number in range(TRIES_OF_ADDRESS):
        assert await door.refuses(f"user{number}@example.com", here) is Unauthorized

    refused = await door.refuses("one.more@example.com", neighbour)

    assert refused is (RateLimited if same else Unauthorized)


async def test_success_does_not_forgive_the_address(door: Door) -> None:
    for number in range(TRIES_OF_ADDRESS):
        if number % 5 == 0:
            await door.sign_in(EMAIL, PASSWORD, HERE)
        assert await door.refuses(f"user{number}@example.com") is Unauthorized

    assert await door.refuses("one.more@example.com") is RateLimited


async def test_guesses_at_the_same_time_are_counted(door: Door) -> None:
    outcomes = await asyncio.gather(*(door.refuses() for _ in range(TRIES_OF_EMAIL + 5)))

    assert outcomes.count(Unauthorized) == TRIES_OF_EMAIL
    assert outcomes.count(RateLimited) == 5


async def test_tries_name_nobody(door: Door) -> None:
    await door.refuses("somebody@example.com")

    subjects = await door.stored(sign_in_tries.c.subject)

    assert len(subjects) == 2
    assert all(len(subject) == 64 for subject in subjects)


async def test_a_hash_of_lesser_cost_is_made_anew(door: Door) -> None:
    before = await door.stored(users.c.password_hash)
    dearer = Passwords(Argon2Hasher(time_cost=2, memory_cost=64, parallelism=1))

    user = await SignIn(door.database, dearer, SECRET, door.clock)(EMAIL, PASSWORD, HERE)

    after = await door.stored(users.c.password_hash)
    assert user.password_hash in after
    assert user.password_hash not in before
    await SignIn(door.database, dearer, SECRET, door.clock)(EMAIL, PASSWORD, HERE)


async def test_a_password_is_set_for_users_only(door: Door) -> None:
    async with door.database.write() as transaction:
        with pytest.raises(NotFound):
            await set_password(transaction, "nobody", "a hash")
