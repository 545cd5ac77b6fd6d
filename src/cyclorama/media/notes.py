"""What is said of a media beside what can be measured."""

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa
from pydantic import BaseModel, ConfigDict
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.media.types import Media
from cyclorama.media.usage import USED
from cyclorama.store.database import Transaction
from cyclorama.store.one_of import one_of
from cyclorama.store.studio_tables import media_notes


class Note(BaseModel):
    """`protected`: it is in use, and therefore kept from cleanup and from deletion."""

    model_config = ConfigDict(frozen=True)

    alt_text: str | None = None
    caption: str | None = None
    colour_profile: str | None = None
    protected: bool = False


NOTHING_SAID = Note()
_SAID = ("alt_text", "caption", "colour_profile")
_TOLD = (*_SAID, "protected")
_notes = sa.union_all(
    sa.select(
        media_notes.c.media_id,
        *(media_notes.c[name] for name in _SAID),
        sa.cast(None, sa.Boolean).label("protected"),
    ),
    *(used.add_columns(*(sa.null() for _ in _SAID), sa.true()) for used in USED),
).subquery()


async def notes_of(connection: AsyncConnection, media_ids: Collection[str]) -> dict[str, Note]:
    """By media id; one of which there is nothing to say is not among them. Only for media that
    the caller may see."""
    found: dict[str, Note] = {}
    if not media_ids:
        return found
    rows = await connection.execute(sa.select(_notes).where(one_of(_notes.c.media_id, media_ids)))
    for media_id, *told in rows:
        said = {name: one for name, one in zip(_TOLD, told, strict=True) if one is not None}
        found[media_id] = found.get(media_id, NOTHING_SAID).model_copy(update=said)
    return found


async def add_notes(transaction: Transaction, one: Media, said: Note, now: datetime) -> None:
    """Note what was not said before: what was said stays. Whether it is protected is no matter of
    saying."""
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


async def _prepare(transaction: Transaction, one: Media, now: datetime) -> None:
    """See to it that there is a row."""
    row = {"media_id": one.id, "account_id": one.account_id, "updated_at": now}
    found = await transaction.scalar(sa.select(sa.true()).where(media_notes.c.media_id == one.id))
    if found is not None:
        return
    try:
        async with transaction.begin_nested():
            await transaction.execute(sa.insert(media_notes).values(row))
    except IntegrityError:
        return  # somebody else made it at the same time
