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
        found = await self._read(body, rows, self._seen(rows) & rows.has_slug(slug))
        own = [one for one in found if one.slug == slug]
        system = [one for one in shipped(body) if one.slug == slug]
        return min([*own, *system], key=self._rank, default=None)

    async def among(self, body: type[B], ids: Collection[str]) -> Mapping[str, StudioItem[B]]:
        """Those of these that are there, by id, with a constant number of queries."""
        wanted = {one for one in ids if "\0" not in one}
        if not wanted:
            return {}
        rows = Rows(body.kind)
        found = await self._read(body, rows, self._seen(rows) & rows.id.in_(wanted))
        system = [one for one in shipped(body) if one.id in wanted]
        ranked = sorted([*found, *system], key=self._rank, reverse=True)
        return {one.id: one for one in ranked}

    async def page(self, body: type[B], wanted: Wanted) -> tuple[Sequence[StudioItem[B]], int]:
        """The accounts' own, newest first, then what others share, then what ships with Cyclorama,
        in its order; and how many there are in all."""
        if wanted.impossible:
            return (), 0
        rows = Rows(body.kind)
        conditions = self._conditions(rows, wanted)
        counted = rows.select.where(*conditions).with_only_columns(sa.func.count())
        total = int(await self._connection.scalar(counted) or 0)
        system = [one for one in shipped(body) if wanted.public and wanted.fits(one)]
        found: list[StudioItem[B]] = []
        if wanted.skip < total:
            mine = sa.case((rows.of(self._account_ids), 0), else_=1)
            order = (mine, rows.created_at.desc(), rows.id.desc())
            found = await self._read(
                body, rows, *conditions, order=order, skip=wanted.skip, limit=wanted.limit
            )
        past = max(wanted.skip - total, 0)
        room = wanted.limit - max(min(total - wanted.skip, wanted.limit), 0)
        return [*found, *system[past : past + room]], total + len(system)

    def _seen(self, rows: Rows) -> sa.ColumnElement[bool]:
        return sa.or_(rows.of(self._account_ids), rows.public)

    def _conditions(self, rows: Rows, wanted: Wanted) -> list[sa.ColumnElement[bool]]:
        found = [self._seen(rows) if wanted.public else rows.of(self._account_ids)]
        found += [
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
        if item.account_id in self._account_ids:
            return self._account_ids.index(item.account_id)
        return len(self._account_ids) + (0 if item.is_system else 1)


def _item(body: type[B], row: sa.Row[Any]) -> StudioItem[B] | None:
    try:
        if row.body is not None:
            known, slug = body.model_validate(row.body), row.slug
        else:
            talent = Talent.model_validate({**row.talent, "id": row.id, "source": Source.CUSTOM})
            known = body.model_validate(subject_of(talent).model_dump())
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
