"""Rows of media. Built for one account: another account's file is not found."""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.errors import NotFound
from cyclorama.media.types import Facts, Media
from cyclorama.store.one_of import one_of
from cyclorama.store.tables import media


class _AsFacts(sa.types.TypeDecorator[Facts]):
    """Facts as they are kept, read in one step: a list of generations has hundreds."""

    impl = sa.JSON
    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Facts]:
        return Facts.model_validate_json if dialect.name == "sqlite" else Facts.model_validate


_COLUMNS = tuple(
    sa.type_coerce(media.c.facts, _AsFacts()) if name == "facts" else media.c[name]
    for name in Media._fields
)


class MediaRepository:
    def __init__(self, connection: AsyncConnection, account_id: str) -> None:
        self._connection = connection
        self._account_id = account_id

    async def get(self, media_id: str) -> Media:
        """Raises NotFound for an unknown, deleted or foreign id alike."""
        found = await self._select(media.c.id == media_id, media.c.deleted_at.is_(None))
        if found is None:
            raise _not_found()
        return found

    async def by_origin(self, origin_key: str) -> Media | None:
        """What this origin has made already, when it is still there."""
        return await self._select(media.c.origin_key == origin_key, media.c.deleted_at.is_(None))

    async def deleted_by_origin(self, origin_key: str) -> str | None:
        """The id of what this origin made, when that was deleted."""
        rows = await self._connection.execute(
            sa.select(media.c.id).where(
                media.c.account_id == self._account_id,
                media.c.origin_key == origin_key,
                media.c.deleted_at.is_not(None),
            )
        )
        return rows.scalar_one_or_none()

    async def of_run(self, run_id: str) -> list[Media]:
        rows = await self._connection.execute(
            sa.select(*_COLUMNS)
            .where(
                media.c.account_id == self._account_id,
                media.c.run_id == run_id,
                media.c.deleted_at.is_(None),
            )
            .order_by(media.c.created_at, media.c.id)
        )
        return [Media._make(row) for row in rows]

    async def among(self, media_ids: Collection[str]) -> dict[str, Media]:
        """Those of these files that are there, by id."""
        if not media_ids:
            return {}
        rows = await self._connection.execute(
            sa.select(*_COLUMNS).where(
                media.c.account_id == self._account_id,
                one_of(media.c.id, media_ids),
                media.c.deleted_at.is_(None),
            )
        )
        return {row.id: Media._make(row) for row in rows}

    async def add(self, new: Media) -> Media:
        """Insert it, unless its origin has a row: then that one stands and is returned.

        A row whose file was deleted lets go of the origin, and waits for the retention sweep.
        """
        assert new.account_id == self._account_id
        standing = await self.by_origin(new.origin_key)
        if standing is not None:
            return standing
        await self._connection.execute(
            sa.update(media)
            .where(
                media.c.account_id == self._account_id,
                media.c.origin_key == new.origin_key,
                media.c.deleted_at.is_not(None),
            )
            .values(origin_key=sa.literal("deleted/") + media.c.id)
        )
        try:
            async with self._connection.begin_nested():
                await self._connection.execute(sa.insert(media).values(_to_row(new)))
        except IntegrityError:
            standing = await self.by_origin(new.origin_key)
            if standing is None:
                raise
            return standing  # the same work, done twice at once, was faster elsewhere
        return new

    async def keep_until(self, media_id: str, moment: datetime) -> None:
        """Delete it then, and no earlier than before. One that is kept for ever stays so."""
        await self._connection.execute(
            sa.update(media)
            .where(
                media.c.account_id == self._account_id,
                media.c.id == media_id,
                media.c.expires_at < moment,
            )
            .values(expires_at=moment)
        )

    async def delete(self, media_id: str, now: datetime) -> None:
        """For its readers it is gone at once; the retention sweep deletes the file itself."""
        await self._connection.execute(
            sa.update(media)
            .where(
                media.c.account_id == self._account_id,
                media.c.id == media_id,
                media.c.deleted_at.is_(None),
            )
            .values(deleted_at=now)
        )

    async def _select(self, *conditions: sa.ColumnElement[bool]) -> Media | None:
        rows = await self._connection.execute(
            sa.select(*_COLUMNS).where(media.c.account_id == self._account_id, *conditions)
        )
        row = rows.one_or_none()
        return None if row is None else Media._make(row)


async def of_accounts(
    connection: AsyncConnection, account_ids: Collection[str], media_ids: Collection[str]
) -> dict[str, Media]:
    """Those of these files that are there, by id, for a caller who sees all these accounts."""
    if not media_ids:
        return {}
    # Only the ids: SQLite would rather walk through all files of the account.
    rows = await connection.execute(
        sa.select(media.c.deleted_at, *_COLUMNS).where(one_of(media.c.id, media_ids))
    )
    found = (Media._make(values) for deleted_at, *values in rows if deleted_at is None)
    return {one.id: one for one in found if one.account_id in account_ids}


async def in_one_of(
    connection: AsyncConnection, account_ids: Collection[str], media_id: str
) -> Media:
    """A file of any of these accounts. Raises NotFound."""
    found = (await of_accounts(connection, account_ids, [media_id])).get(media_id)
    if found is None:
        raise _not_found()
    return found


async def behind_link(connection: AsyncConnection, media_id: str) -> Media:
    """The file of whichever account. Only for an id from a link whose signature was checked."""
    rows = await connection.execute(
        sa.select(*_COLUMNS).where(media.c.id == media_id, media.c.deleted_at.is_(None))
    )
    row = rows.one_or_none()
    if row is None:
        raise _not_found()
    return Media._make(row)


def _not_found() -> NotFound:
    return NotFound("There is no such file, or it was deleted.")


def _to_row(one: Media) -> dict[str, object]:
    return {
        **one._asdict(),
        "sha256": one.facts.sha256,
        "width": one.facts.width,
        "height": one.facts.height,
        "facts": one.facts.model_dump(mode="json"),
    }
