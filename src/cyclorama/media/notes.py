"""What is said of a media beside what can be measured."""

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa
from pydantic import BaseModel, ConfigDict
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.media.repository import MAX_PARAMETERS
from cyclorama.media.types import Media
from cyclorama.store.database import Transaction
from cyclorama.store.studio_tables import media_notes


class Note(BaseModel):
    """`protected`: kept from cleanup and from deletion."""

    model_config = ConfigDict(frozen=True)

    alt_text: str | None = None
    caption: str | None = None
    colour_profile: str | None = None
    protected: bool = False


NOTHING_SAID = Note()


async def notes_of(connection: AsyncConnection, media_ids: Collection[str]) -> dict[str, Note]:
    """By media id; one of which nothing was said is not among them. Only for media that the
    caller may see."""
    found: dict[str, Note] = {}
    wanted = list(media_ids)
    for start in range(0, len(wanted), MAX_PARAMETERS):
        part = media_notes.c.media_id.in_(wanted[start : start + MAX_PARAMETERS])
        for row in await connection.execute(sa.select(media_notes).where(part)):
            said = {name: getattr(row, name) for name in Note.model_fields}
            found[row.media_id] = Note(**said)
    return found


async def add_notes(transaction: Transaction, one: Media, said: Note, now: datetime) -> None:
    """Note what was not said before: what was said stays. `protected` is not taken from here."""
    await _prepare(transaction, one, now)
    given = said.model_dump(exclude={"protected"}, exclude_none=True)
    await transaction.execute(
        sa.update(media_notes)
        .where(media_notes.c.media_id == one.id)
        .values(
            {name: sa.func.coalesce(media_notes.c[name], value) for name, value in given.items()}
            | {"updated_at": now}
        )
    )


async def protect(transaction: Transaction, one: Media, now: datetime) -> None:
    """Keep it from cleanup and from deletion."""
    await _prepare(transaction, one, now)
    await transaction.execute(
        sa.update(media_notes)
        .where(media_notes.c.media_id == one.id)
        .values(protected=True, updated_at=now)
    )


async def _prepare(transaction: Transaction, one: Media, now: datetime) -> None:
    """See to it that there is a row."""
    row = {"media_id": one.id, "account_id": one.account_id, "protected": False, "updated_at": now}
    found = await transaction.scalar(sa.select(sa.true()).where(media_notes.c.media_id == one.id))
    if found is not None:
        return
    try:
        async with transaction.begin_nested():
            await transaction.execute(sa.insert(media_notes).values(row))
    except IntegrityError:
        return  # somebody else made it at the same time
