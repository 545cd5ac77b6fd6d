"""Errors of callers' own programs, kept for a while for whoever looks into them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from pydantic import JsonValue
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.kit.clock import Clock
from cyclorama.kit.ids import new_id
from cyclorama.store.database import Database
from cyclorama.store.tables import client_errors

KEEP = timedelta(weeks=13)
MAX_LISTED = 1_000


@dataclass(frozen=True)
class ClientError:
    at: datetime
    message: str
    context: Mapping[str, JsonValue] | None

    @property
    def told_context(self) -> str:
        """In one line, after a blank; empty where there is none."""
        return f" {json.dumps(self.context, ensure_ascii=False)}" if self.context else ""


def week_of(moment: datetime) -> str:
    """The ISO 8601 week: `2026-W07`."""
    year, week, _ = moment.isocalendar()
    return f"{year}-W{week:02d}"


class ClientErrors:
    """Of one account. `connection` is a transaction where something is to be written."""

    def __init__(self, connection: AsyncConnection, account_id: str, clock: Clock) -> None:
        self._connection = connection
        self._account_id = account_id
        self._clock = clock

    async def add(self, message: str, context: Mapping[str, JsonValue] | None) -> None:
        now = self._clock()
        await self._connection.execute(
            sa.insert(client_errors).values(
                id=new_id(),
                account_id=self._account_id,
                week=week_of(now),
                message=message,
                context=dict(context) if context else None,
                at=now,
            )
        )

    async def of_week(self, week: str) -> Sequence[ClientError]:
        """The latest of them, the oldest first."""
        if "\0" in week:  # PostgreSQL takes it in no text
            return []
        found = await self._connection.execute(
            sa.select(client_errors)
            .where(client_errors.c.account_id == self._account_id, client_errors.c.week == week)
            .order_by(client_errors.c.at.desc(), client_errors.c.id.desc())
            .limit(MAX_LISTED)
        )
        errors = [ClientError(row.at, row.message, row.context) for row in found]
        return errors[::-1]


async def forget_client_errors(database: Database, clock: Clock) -> None:
    async with database.write() as transaction:
        await transaction.execute(
            sa.delete(client_errors).where(client_errors.c.at < clock() - KEEP)
        )
