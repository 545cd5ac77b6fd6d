"""Sign in with e-mail address and password.

Every refusal has the same words and does the same work, whether the user is unknown, has no
password or sent a wrong one. Guesses are counted per e-mail address and per address that they
come from, in the database, so that all processes of a fleet count together.
"""

import ipaddress
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

import sqlalchemy as sa
import structlog

from cyclorama.accounts.passwords import Passwords
from cyclorama.accounts.registration import normal_email
from cyclorama.errors import InvalidInput, RateLimited, Unauthorized
from cyclorama.kit.clock import Clock
from cyclorama.kit.ids import new_id
from cyclorama.kit.secrets import Secret
from cyclorama.store.database import Database, Transaction
from cyclorama.store.tables import accounts, memberships, sign_in_tries, users

WINDOW = timedelta(minutes=15)
TRIES_OF_EMAIL = 10  # within the window
TRIES_OF_ADDRESS = 50  # more: an office may stand behind one address

_PURPOSE = "sign-in"

log = structlog.get_logger()


@dataclass(frozen=True)
class User:
    """`password_hash` is None for one without a password."""

    id: str
    email: str
    password_hash: str | None


async def find_user(database: Database, *, email: str = "", user_id: str = "") -> User | None:
    """None also for one who is removed, or not active."""
    async with database.read() as connection:
        found = await connection.execute(
            sa.select(users.c.id, users.c.email, users.c.password_hash).where(
                (users.c.email == email) | (users.c.id == user_id), users.c.active
            )
        )
        row = found.one_or_none()
    return None if row is None else User(row.id, row.email, row.password_hash)


async def accounts_of(database: Database, user_id: str) -> Sequence[tuple[str, str]]:
    """Id and name of each account that the user is a member of, their own first."""
    async with database.read() as connection:
        found = await connection.execute(
            sa.select(accounts.c.id, accounts.c.name)
            .join(memberships, memberships.c.account_id == accounts.c.id)
            .where(memberships.c.user_id == user_id)
            .order_by(accounts.c.kind.desc(), accounts.c.name, accounts.c.id)
        )
        return [(row.id, row.name) for row in found]


class SignIn:
    def __init__(
        self, database: Database, passwords: Passwords, secret: Secret, clock: Clock
    ) -> None:
        self._database = database
        self._passwords = passwords
        self._secret = secret
        self._clock = clock

    async def __call__(self, email: str, password: str, address: str) -> User:
        """`address`: where the request comes from.

        Raises Unauthorized; RateLimited, without looking at the password, after too many tries.
        """
        subjects = {
            self._subject("email", email.strip().lower()): TRIES_OF_EMAIL,
            self._subject("address", _network(address)): TRIES_OF_ADDRESS,
        }
        tries = await self._begin(subjects)
        user = await self._find(email)
        checked = await self._passwords.check(
            password, (user.password_hash if user else "") or None
        )
        if user is None or not checked.ok:
            log.info("sign_in.refused", address=address)
            raise Unauthorized("The e-mail address or the password is not right.")
        await self._succeed(user, next(iter(subjects)), tries, checked.new_hash)
        log.info("sign_in.done", user=user.id)
        return replace(user, password_hash=checked.new_hash or user.password_hash)

    async def _begin(self, subjects: Mapping[str, int]) -> list[str]:
        """Count a try before the password is looked at, so that many at once are counted too.
        Gives the ids of what was counted."""
        now = self._clock()
        async with self._database.write() as transaction:
            for subject, most in subjects.items():
                await _hold(transaction, subject)
                oldest = await transaction.scalar(
                    sa.select(sign_in_tries.c.at)
                    .where(sign_in_tries.c.subject == subject, sign_in_tries.c.at > now - WINDOW)
                    .order_by(sign_in_tries.c.at.desc())
                    .offset(most - 1)
                    .limit(1)
                )
                if oldest is not None:
                    seconds = max(1, math.ceil((oldest + WINDOW - now).total_seconds()))
                    log.warning("sign_in.throttled")
                    raise RateLimited(
                        f"Too many tries. Wait {math.ceil(seconds / 60)} min, then try again.",
                        seconds,
                    )
            ids = [new_id() for _ in subjects]
            await transaction.execute(
                sa.insert(sign_in_tries),
                [
                    {"id": one, "subject": subject, "at": now}
                    for one, subject in zip(ids, subjects, strict=True)
                ],
            )
        return ids

    async def _find(self, email: str) -> User | None:
        try:
            return await find_user(self._database, email=normal_email(email))
        except InvalidInput:  # no address, which costs the same
            return await find_user(self._database)

    async def _succeed(
        self, user: User, subject_of_email: str, tries: list[str], new_hash: str | None
    ) -> None:
        """Give back the tries. Of the other address only this one: else who has an account here
        could guess at others' for ever."""
        async with self._database.write() as transaction:
            await transaction.execute(
                sa.delete(sign_in_tries).where(
                    sign_in_tries.c.id.in_(tries) | (sign_in_tries.c.subject == subject_of_email)
                )
            )
            if new_hash is not None:
                await transaction.execute(
                    sa.update(users)
                    .where(users.c.id == user.id, users.c.password_hash == user.password_hash)
                    .values(password_hash=new_hash)
                )

    def _subject(self, kind: str, text: str) -> str:
        return self._secret.sign(_PURPOSE, f"{kind}:{text}")


async def _hold(transaction: Transaction, subject: str) -> None:
    """Nobody else counts tries of the subject until the transaction ends."""
    if transaction.dialect.name == "postgresql":  # SQLite has one writer at a time anyway
        number = int(subject[:15], 16)
        await transaction.execute(sa.select(sa.func.pg_advisory_xact_lock(number)))


def _network(address: str) -> str:
    """The address; of IPv6 the network of 64 bits, in which who has one address has them all."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 4:
        return str(parsed)
    return str(ipaddress.ip_network((parsed, 64), strict=False))
