"""Idempotency keys: a call that is sent again makes nothing new.

The key and what it stands for are written by the transaction that makes the thing, so that
there is never one without the other.
"""

import hashlib
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from pydantic import JsonValue
from sqlalchemy.exc import IntegrityError

from cyclorama.errors import IdempotencyMismatch
from cyclorama.kit.clock import Clock
from cyclorama.kit.ids import new_id
from cyclorama.store.database import Database, Transaction
from cyclorama.store.tables import idempotency_keys

# A key protects against a repeated call for so long.
KEEP_KEYS = timedelta(days=7)


@dataclass(frozen=True)
class Idempotency:
    """A key that the caller chose, valid for one route of the account (at most 100 characters);
    `body` is the request it came with."""

    route: str
    key: str
    body: JsonValue

    @property
    def fingerprint(self) -> str:
        canonical = json.dumps(self.body, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()


@dataclass(frozen=True)
class Done:
    """`made_id`: of what the call made, now or, if it is `replayed`, when it came before."""

    made_id: str
    replayed: bool = False


async def once(
    database: Database,
    clock: Clock,
    account_id: str,
    asked: Idempotency | None,
    make: Callable[[Transaction, str], Awaitable[None]],
) -> Done:
    """Let `make` make something under the id it is given, in one transaction, unless the key is
    known. Without a key it is made in any case.

    Raises IdempotencyMismatch where the key was used for another request, and what `make` raises.
    """
    try:
        return await _once(database, clock, account_id, asked, make)
    except IntegrityError:
        if asked is None:
            raise
        # The same key came twice at once and the other was faster: now it is known.
        return await _once(database, clock, account_id, asked, make)


async def forget_keys(transaction: Transaction, before: datetime) -> None:
    await transaction.execute(
        sa.delete(idempotency_keys).where(idempotency_keys.c.created_at < before)
    )


async def _once(
    database: Database,
    clock: Clock,
    account_id: str,
    asked: Idempotency | None,
    make: Callable[[Transaction, str], Awaitable[None]],
) -> Done:
    async with database.write() as transaction:
        known = await _known(transaction, account_id, asked) if asked else None
        if known is not None:
            return Done(known, replayed=True)
        made_id = new_id()
        if asked is not None:
            # First of all, so that a second call waits here, before it has taken anything.
            await transaction.execute(
                sa.insert(idempotency_keys).values(
                    account_id=account_id,
                    route=asked.route,
                    key=asked.key,
                    fingerprint=asked.fingerprint,
                    made_id=made_id,
                    created_at=clock(),
                )
            )
        await make(transaction, made_id)
    return Done(made_id)


async def _known(transaction: Transaction, account_id: str, asked: Idempotency) -> str | None:
    found = await transaction.execute(
        sa.select(idempotency_keys.c.made_id, idempotency_keys.c.fingerprint).where(
            idempotency_keys.c.account_id == account_id,
            idempotency_keys.c.route == asked.route,
            idempotency_keys.c.key == asked.key,
        )
    )
    row = found.one_or_none()
    if row is None:
        return None
    if row.fingerprint != asked.fingerprint:
        raise IdempotencyMismatch(
            "This Idempotency-Key was used for another request. Send a new key with a new "
            "request, or the same request with the old key."
        )
    return str(row.made_id)
