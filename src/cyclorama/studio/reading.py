"""Read what a studio has. Built for the accounts that a caller acts for: another's items are not
found unless they are public."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

import sqlalchemy as sa
import structlog
from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.library.item import Source
from cyclorama.library.talents import Talent
from cyclorama.store.studio_tables import studio_pictures
from cyclorama.studio.bodies import Body
from cyclorama.studio.catalogue import shipped, subject_of
from cyclorama.studio.item import Picture, PictureState, StudioItem
from cyclorama.studio.rows import ID_IN_SLUG, Rows
from cyclorama.studio.slug import slug_of
from cyclorama.studio.wanted import Wanted

B = TypeVar("B", bound=Body)

log = structlog.get_logger()


class StudioReader:
    """Where several accounts, or an account and the public, have an item of one id or slug, that
    of the account that is named first is found."""

    def __init__(self, connection: AsyncConnection, account_ids: Sequence[str]) -> None:
        self._connection = connection
        self._account_ids = tuple(account_ids)

    async def get(self, body: type[B], item_id: str) -> StudioItem[B] | None:
        return (await self.among(body, [item_id])).get(item_id)

    async def by_slug(self, body: type[B], slug: str) -> StudioItem[B] | None:
        if "\0" in slug:
            return None
        rows = Rows(body.kind)
        asked = rows.has_slug(slug)
        own = await self._read(body, rows, self._own(rows), asked)
        found = [one for one in own if one.slug == slug]
        found += [one for one in shipped(body) if one.slug == slug]
        if not found:
            shared = await self._read(body, rows, self._shared(rows), asked)
            found = [one for one in shared if one.slug == slug]
        return min(found, key=self._rank, default=None)

    async def among(self, body: type[B], ids: Collection[str]) -> Mapping[str, StudioItem[B]]:
        """Those of these that are there, by id, with a constant number of queries."""
        wanted = {one for one in ids if "\0" not in one}
        found = {one.id: one for one in shipped(body) if one.id in wanted}
        rows = Rows(body.kind)
        for seen in (self._own(rows), self._shared(rows)):
            if missing := wanted - set(found):
                read = await self._read(body, rows, seen, rows.id.in_(missing))
                found |= {one.id: one for one in sorted(read, key=self._rank, reverse=True)}
        return found

    async def page(self, body: type[B], wanted: Wanted) -> tuple[Sequence[StudioItem[B]], int]:
        """The accounts' own, newest first, then what others share, then what ships with Cyclorama,
        in its order; and how many there are in all."""
        if wanted.impossible:
            return (), 0
        rows = Rows(body.kind)
        shown: list[StudioItem[B]] = []
        total = 0
        # One after the other: each has its index, and both together would have none.
        for seen in (self._own(rows), self._shared(rows)) if wanted.public else (self._own(rows),):
            conditions = [seen, *self._conditions(rows, wanted)]
            skip, room = max(wanted.skip - total, 0), wanted.limit - len(shown)
            counted = rows.select.where(*conditions).with_only_columns(sa.func.count())
            count = int(await self._connection.scalar(counted) or 0)
            if skip < count and room:
                order = (rows.created_at.desc(), rows.id.desc())
                shown += await self._read(
                    body, rows, *conditions, order=order, skip=skip, limit=room
                )
            total += count
        system = [one for one in shipped(body) if wanted.public and wanted.fits(one)]
        skip, room = max(wanted.skip - total, 0), wanted.limit - len(shown)
        return [*shown, *system[skip : skip + room]], total + len(system)

    def _own(self, rows: Rows) -> sa.ColumnElement[bool]:
        return rows.of(self._account_ids)

    def _shared(self, rows: Rows) -> sa.ColumnElement[bool]:
        return rows.public & ~rows.of(self._account_ids)

    def _conditions(self, rows: Rows, wanted: Wanted) -> list[sa.ColumnElement[bool]]:
        found = [
            sa.func.lower(rows.field(name)) == value.lower() for name, value in wanted.equal.items()
        ]
        found += [rows.holds(name, value) for name, value in wanted.holding.items()]
        if wanted.name:
            found.append(rows.field("name").icontains(wanted.name, autoescape=True))
        if wanted.with_pictures:
            found.append(
                sa.exists().where(
                    studio_pictures.c.account_id == rows.account_id,
                    studio_pictures.c.item_id == rows.id,
                    studio_pictures.c.slot.startswith(wanted.with_pictures, autoescape=True),
                )
            )
        return found

    async def _read(
        self,
        body: type[B],
        rows: Rows,
        *conditions: sa.ColumnElement[bool],
        order: tuple[sa.ColumnElement[Any], ...] = (),
        skip: int | None = None,
        limit: int | None = None,
    ) -> list[StudioItem[B]]:
        asked = rows.select.where(*conditions).order_by(*order).offset(skip).limit(limit)
        listed = (await self._connection.execute(asked)).all()
        read = [item for row in listed if (item := _item(body, row)) is not None]
        pictures = await self._pictures(read) if body.slots else {}
        return [
            replace(one, pictures=pictures.get((one.account_id or "", one.id), {})) for one in read
        ]

    async def _pictures(
        self, items: Sequence[StudioItem[Body]]
    ) -> dict[tuple[str, str], dict[str, Picture]]:
        if not items:
            return {}
        found = await self._connection.execute(
            sa.select(studio_pictures)
            .where(
                studio_pictures.c.account_id.in_({one.account_id for one in items}),
                studio_pictures.c.item_id.in_({one.id for one in items}),
            )
            .order_by(studio_pictures.c.slot)
        )
        pictures: dict[tuple[str, str], dict[str, Picture]] = {}
        for row in found:
            slots = pictures.setdefault((row.account_id, row.item_id), {})
            slots[row.slot] = _picture(row)
        return pictures

    def _rank(self, item: StudioItem[Body]) -> int:
        """By the account that is named first; what ships comes after them."""
        known = item.account_id in self._account_ids
        return self._account_ids.index(str(item.account_id)) if known else len(self._account_ids)


def _item(body: type[B], row: sa.Row[Any]) -> StudioItem[B] | None:
    try:
        if row.body is not None:
            known, slug = body.model_validate(row.body), row.slug
        else:
            talent = Talent.model_validate({**row.talent, "id": row.id, "source": Source.CUSTOM})
            known = subject_of(talent)  # type: ignore[assignment]  # only subjects are talents
            slug = f"{slug_of(talent.name)}-{row.id[-ID_IN_SLUG:]}"
    except ValidationError:
        # A version of ours that reads bodies otherwise: the other items are there nevertheless.
        log.exception("studio.unreadable", item=row.id, account=row.account_id)
        return None
    return StudioItem(
        id=row.id,
        slug=slug,
        body=known,
        created_at=row.created_at,
        updated_at=row.updated_at,
        account_id=row.account_id,
        owner_id=row.owner_id,
        public=bool(row.public),
    )


def _picture(row: sa.Row[Any]) -> Picture:
    return Picture(
        id=row.id,
        account_id=row.account_id,
        item_id=row.item_id,
        slot=row.slot,
        state=PictureState(row.state),
        url=row.url,
        media_id=row.media_id,
        error=row.error,
    )
