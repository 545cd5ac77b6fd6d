"""What an account changes in its studio. Built for one account: another's is not found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from cyclorama.durable.queue import Queue
from cyclorama.errors import Conflict, NotFound
from cyclorama.kit.clock import Clock
from cyclorama.store.account_lock import lock_account
from cyclorama.store.database import Transaction
from cyclorama.store.studio_tables import studio_items
from cyclorama.studio.bodies import Body, Subject
from cyclorama.studio.catalogue import shipped
from cyclorama.studio.item import NewPicture
from cyclorama.studio.pictures import set_pictures
from cyclorama.studio.slug import numbered, slug_of
from cyclorama.studio.talents import OwnTalents

MAX_ITEMS = 20_000  # of one kind

_ITEMS = studio_items.c


@dataclass(frozen=True)
class Draft:
    """What an item is to be. `slug`: None for one made from the name, or, of an item that is
    there, for the one it has. `pictures`: of the slots that are to change."""

    body: Body
    slug: str | None = None
    public: bool = False
    pictures: Mapping[str, NewPicture | None] = field(default_factory=dict)


class OwnStudio:
    def __init__(
        self, transaction: Transaction, queue: Queue, account_id: str, clock: Clock
    ) -> None:
        self._transaction = transaction
        self._queue = queue
        self._account_id = account_id
        self._clock = clock

    async def add(self, item_id: str, owner_id: str, draft: Draft) -> None:
        """Raises Conflict where the slug or id is taken, and where there are too many already;
        NotFound, InvalidInput for a picture that is none."""
        await self._lock()
        await self._check_room(draft.body)
        if isinstance(draft.body, Subject):
            await self._talents.add(item_id, draft.body)
        await self._insert(item_id, owner_id, draft)

    async def change(self, item_id: str, owner_id: str, draft: Draft) -> None:
        """`owner_id`: of whoever says something of a talent for the first time. Raises NotFound,
        Conflict, InvalidInput."""
        await self._lock()
        if isinstance(draft.body, Subject):
            await self._talents.replace(item_id, draft.body)
        values: dict[str, Any] = {
            "body": draft.body.model_dump(mode="json"),
            "public": draft.public,
            "updated_at": self._clock(),
        }
        if draft.slug is not None:
            values["slug"] = await self._free_slug(draft, but=item_id)
        changed = await self._transaction.execute(
            sa.update(studio_items).where(self._this(draft.body, item_id)).values(values)
        )
        if changed.rowcount:
            await self._set_pictures(item_id, draft)
        elif isinstance(draft.body, Subject):
            await self._insert(item_id, owner_id, draft)
        else:
            raise NotFound(f"There is no {draft.body.kind.title} {item_id!r} of your own.")

    async def delete(self, body: type[Body], item_id: str) -> None:
        """What was made with it is not touched, and its pictures stay files of the account. Raises
        NotFound."""
        await self._lock()
        if issubclass(body, Subject):
            await self._talents.delete(item_id)
            return
        deleted = await self._transaction.execute(
            sa.update(studio_items)
            .where(self._this(body, item_id))
            .values(slug=None, deleted_at=self._clock())
        )
        if not deleted.rowcount:
            raise NotFound(f"There is no {body.kind.title} {item_id!r} of your own.")

    @property
    def _talents(self) -> OwnTalents:
        return OwnTalents(self._transaction, self._account_id, self._clock)

    async def _insert(self, item_id: str, owner_id: str, draft: Draft) -> None:
        now = self._clock()
        await self._transaction.execute(
            sa.insert(studio_items).values(
                account_id=self._account_id,
                id=item_id,
                kind=draft.body.kind.value,
                slug=await self._free_slug(draft),
                owner_id=owner_id,
                public=draft.public,
                body=draft.body.model_dump(mode="json"),
                created_at=now,
                updated_at=now,
            )
        )
        await self._set_pictures(item_id, draft)

    async def _set_pictures(self, item_id: str, draft: Draft) -> None:
        await set_pictures(
            self._transaction,
            self._queue,
            self._clock,
            self._account_id,
            item_id,
            draft.pictures,
        )

    async def _free_slug(self, draft: Draft, but: str = "") -> str:
        """The one that is asked for, or one made from the name. Raises Conflict."""
        kind = draft.body.kind
        first = draft.slug or slug_of(draft.body.slug_source, kind.value)
        found = await self._transaction.scalars(
            sa.select(_ITEMS.slug).where(
                _ITEMS.account_id == self._account_id,
                _ITEMS.kind == kind.value,
                _ITEMS.slug.startswith(first, autoescape=True),
                _ITEMS.id != but,
            )
        )
        taken = {*found, *(one.slug for one in shipped(type(draft.body)))}
        if draft.slug is not None and draft.slug in taken:
            raise Conflict(f"The slug {draft.slug!r} is taken: choose another, or leave it out.")
        number = 1
        while (slug := numbered(first, number)) in taken:
            number += 1
        return slug

    async def _check_room(self, body: Body) -> None:
        count = await self._transaction.scalar(
            sa.select(sa.func.count()).where(
                _ITEMS.account_id == self._account_id,
                _ITEMS.kind == body.kind.value,
                _ITEMS.deleted_at.is_(None),
            )
        )
        if (count or 0) >= MAX_ITEMS:
            raise Conflict(f"There are {MAX_ITEMS} {body.kind.title}s already: delete some.")

    async def _lock(self) -> None:
        # One change of an account at a time, so that two do not choose the same slug.
        await lock_account(self._transaction, self._account_id)

    def _this(self, body: Body | type[Body], item_id: str) -> sa.ColumnElement[bool]:
        return sa.and_(
            _ITEMS.account_id == self._account_id,
            _ITEMS.kind == body.kind.value,
            _ITEMS.id == item_id,
            _ITEMS.deleted_at.is_(None),
        )
