"""Rows of uploads: a place to which a client may put one file, and what became of it.

The file that was put there is nobody's media yet, and is deleted when the upload expires. The
first request that names it takes it in.
"""

from dataclasses import dataclass, fields
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.errors import NotFound
from cyclorama.kit.ids import new_id
from cyclorama.media.names import plain_file_name
from cyclorama.store.database import Transaction
from cyclorama.store.studio_tables import uploads

KEPT = timedelta(hours=24)


@dataclass(frozen=True)
class Upload:
    """`name`: the file's own. `declared_bytes`: how many it has to have, where that was said;
    `size_bytes`: how many it has, once it is there and went through this server."""

    id: str
    account_id: str
    blob_key: str
    name: str
    content_type: str
    max_bytes: int
    declared_bytes: int | None
    size_bytes: int | None
    media_id: str | None
    created_at: datetime
    expires_at: datetime


def new_upload(
    account_id: str,
    name: str,
    content_type: str,
    *,
    max_bytes: int,
    declared_bytes: int | None,
    now: datetime,
) -> Upload:
    upload_id = new_id()
    file = plain_file_name(name)
    return Upload(
        id=upload_id,
        account_id=account_id,
        blob_key=f"temp/{upload_id}_{int(now.timestamp())}_{file}",
        name=name[:200],
        content_type=content_type,
        max_bytes=max_bytes,
        declared_bytes=declared_bytes,
        size_bytes=None,
        media_id=None,
        created_at=now,
        expires_at=now + KEPT,
    )


async def add_upload(transaction: Transaction, new: Upload) -> None:
    values = {field.name: getattr(new, field.name) for field in fields(new)}
    await transaction.execute(sa.insert(uploads).values(values))


async def upload_behind_link(connection: AsyncConnection, upload_id: str) -> Upload:
    """The upload of whichever account. Only for an id from a link whose signature is checked.
    Raises NotFound."""
    rows = await connection.execute(sa.select(uploads).where(uploads.c.id == upload_id))
    row = rows.one_or_none()
    if row is None:
        raise NotFound("There is no such upload, or it has expired.")
    return Upload(**row._mapping)


async def note_received(transaction: Transaction, upload_id: str, size_bytes: int) -> None:
    await _note(transaction, upload_id, size_bytes=size_bytes)


async def note_taken_in(transaction: Transaction, upload_id: str, media_id: str) -> None:
    await _note(transaction, upload_id, media_id=media_id)


async def _note(transaction: Transaction, upload_id: str, **values: object) -> None:
    await transaction.execute(sa.update(uploads).where(uploads.c.id == upload_id).values(values))
