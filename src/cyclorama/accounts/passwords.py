"""Passwords of users: argon2id (RFC 9106), by pwdlib.

A check takes some 50 ms of a core and 64 MiB, on purpose. It runs in a thread, so that the event
loop is free, and only a few at a time, so that a flood of guesses cannot take all memory.
"""

import asyncio
import unicodedata
from dataclasses import dataclass

import sqlalchemy as sa
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.errors import InvalidInput, NotFound
from cyclorama.store.tables import users

MIN_LENGTH = 12  # characters
MAX_LENGTH = 1000
AT_ONCE = 4


@dataclass(frozen=True)
class Checked:
    """`new_hash`: what to store from now on, when the cost of a hash was raised."""

    ok: bool
    new_hash: str | None = None


class Passwords:
    """For one event loop. `hasher`: sets the cost."""

    def __init__(self, hasher: Argon2Hasher | None = None) -> None:
        hasher = hasher or Argon2Hasher()
        self._hash = PasswordHash((hasher,))
        self._gate = asyncio.Semaphore(AT_ONCE)
        self._nobodys: str | None = None

    async def hash(self, password: str) -> str:
        """Raises InvalidInput for a password that is too short or too long."""
        text = _normal(password)
        if not MIN_LENGTH <= len(text) <= MAX_LENGTH:
            raise InvalidInput(
                f"A password has {MIN_LENGTH} to {MAX_LENGTH} characters, not {len(text)}."
            )
        async with self._gate:
            return await asyncio.to_thread(self._hash.hash, text)

    async def check(self, password: str, stored: str | None) -> Checked:
        """`stored` is None for a user who is unknown or has no password: the answer is no, and
        takes as long."""
        text = _normal(password)
        if len(text) > MAX_LENGTH:
            text, stored = "", None
        async with self._gate:
            if self._nobodys is None:
                self._nobodys = await asyncio.to_thread(self._make_nobodys)
            ok, new_hash = await asyncio.to_thread(
                self._hash.verify_and_update, text, stored or self._nobodys
            )
        return Checked(ok and stored is not None, new_hash)

    def _make_nobodys(self) -> str:
        """No password has this hash, but to find that out takes as long as for any other."""
        *parameters, digest = self._hash.hash("").split("$")
        return "$".join([*parameters, "A" * len(digest)])


async def set_password(transaction: AsyncConnection, user_id: str, password_hash: str) -> None:
    """Raises NotFound."""
    changed = await transaction.execute(
        sa.update(users).where(users.c.id == user_id).values(password_hash=password_hash)
    )
    if not changed.rowcount:
        raise NotFound("There is no such user.")


def _normal(password: str) -> str:
    # The same letters typed on two machines may come as different code points.
    return unicodedata.normalize("NFKC", password)
