"""Rows of uploads: a place to which a client may put one file, and what became of it.

The file that was put there is nobody's media yet, and is deleted when the upload expires. The
first request that names it takes it in.
"""

from dataclasses import dataclass, fields
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.errors import InvalidInput, NotFound, TooLarge
from cyclorama.kit.ids import new_id
from cyclorama.media.names import plain_file_name
from cyclorama.store.database import Transaction
from cyclorama.store.studio_tables import uploads

KEPT = timedelta(hours=24)


@dataclass(frozen=True)
class Upload:
    """`name`: the file's own. `declared_bytes`: how many it has to have, where that was said."""

    id: str
    account_id: str
    blob_key: str
    name: str
    content_type: str
    max_bytes: int
    declared_bytes: int | None
    media_id: str | None
    created_at: datetime
    expires_at: datetime

    @property
    def most_bytes(self) -> int:
        return self.max_bytes if self.declared_bytes is None else self.declared_bytes

    def check_size(self, size: int) -> None:
        """Raises TooLarge, and InvalidInput for a file that is smaller than was said, or empty."""
        if size > self.most_bytes:
            raise TooLarge(f"The file is larger than the {self.most_bytes} bytes of its upload.")
        if size == 0 or size < (self.declared_bytes or 0):
            raise InvalidInput(
                f"{size} bytes came, the upload is for {self.declared_bytes or 'a file'}."
            )


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


async def note_taken_in(transaction: Transaction, upload_id: str, media_id: str) -> None:
    await transaction.execute(
        sa.update(uploads).where(uploads.c.id == upload_id).values(media_id=media_id)
    )
