"""What an account has added to the library. Built for one account: another's is not found."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import sqlalchemy as sa
import structlog
from pydantic import TypeAdapter, ValidationError
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.errors import Conflict, NotFound
from cyclorama.kit.clock import Clock
from cyclorama.library.item import Item, Kind, Source
from cyclorama.library.prompts import Prompt, load_prompts
from cyclorama.library.shots import Shot, ShotItem, load_model_shots, load_shots
from cyclorama.library.talents import Talent, load_talents
from cyclorama.store.account_lock import lock_account
from cyclorama.store.studio_tables import studio_items
from cyclorama.store.tables import library_items

log = structlog.get_logger()

MAX_ITEMS = 20_000  # of one kind: what an API process can hold of several accounts at once

_READERS: dict[Kind, TypeAdapter[Item]] = {
    Kind.TALENT: TypeAdapter(Talent),
    Kind.SHOT: TypeAdapter(Shot),
    Kind.PROMPT: TypeAdapter(Prompt),
}


@dataclass(frozen=True)
class Change:
    """An item that was added, or deleted, at that revision. None: it cannot be read any more."""

    revision: int
    item: Item | None
    deleted: bool


class OwnItems:
    def __init__(self, connection: AsyncConnection, account_id: str) -> None:
        self._connection = connection
        self._account_id = account_id

    async def changes(self, since: int, limit: int) -> Sequence[Change]:
        """The first ones after the revision `since`. What was added and deleted before anything
        was read (`since` 0) is left out."""
        found = await self._connection.execute(
            sa.select(library_items)
            .where(
                library_items.c.account_id == self._account_id,
                library_items.c.revision > since,
                sa.true() if since else library_items.c.deleted_at.is_(None),
            )
            .order_by(library_items.c.revision)
            .limit(limit)
        )
        return [
            Change(row.revision, _read(row), deleted=row.deleted_at is not None) for row in found
        ]

    async def add(self, item: Item, clock: Clock) -> None:
        """Needs a transaction. Raises Conflict where its id or code is taken, by the catalogue or
        by another item of the account, and where there are too many already."""
        await self._lock()
        await self._check_free(item)
        code = item.key if isinstance(item, ShotItem) else None
        await self._connection.execute(
            sa.insert(library_items).values(
                account_id=self._account_id,
                id=str(item.id),
                kind=item.kind.value,
                code=code,
                body=_body(item),
                revision=await self._next_revision(),
                created_at=clock(),
            )
        )

    async def replace(self, item: Item) -> None:
        """Put it in the place of the one with its id. Needs a transaction. Raises NotFound. Shots
        are not replaced: their codes are what requests were made with."""
        await self._lock()
        changed = await self._connection.execute(
            sa.update(library_items)
            .where(
                library_items.c.account_id == self._account_id,
                library_items.c.kind == item.kind.value,
                library_items.c.id == str(item.id),
                library_items.c.deleted_at.is_(None),
            )
            .values(body=_body(item), revision=await self._next_revision())
        )
        if not changed.rowcount:
            raise NotFound(f"There is no {item.kind} {str(item.id)!r} of your own.")

    async def delete(self, kind: Kind, key: str, clock: Clock) -> None:
        """By id, a shot by its code. Needs a transaction. Raises NotFound."""
        await self._lock()
        named = library_items.c.code if kind is Kind.SHOT else library_items.c.id
        deleted = await self._connection.execute(
            sa.update(library_items)
            .where(
                library_items.c.account_id == self._account_id,
                library_items.c.kind == kind.value,
                library_items.c.deleted_at.is_(None),
                named == key.lower(),
            )
            .values(code=None, deleted_at=clock(), revision=await self._next_revision())
        )
        if not deleted.rowcount:
            raise NotFound(f"There is no {kind} {key!r} of your own.")
        if kind is Kind.TALENT:
            # With it goes what is said of it as a subject.
            await self._connection.execute(
                sa.update(studio_items)
                .where(
                    studio_items.c.account_id == self._account_id,
                    studio_items.c.id == key.lower(),
                    studio_items.c.deleted_at.is_(None),
                )
                .values(slug=None, deleted_at=clock())
            )

    async def _lock(self) -> None:
        # One change of an account at a time, so that revisions become visible in their order.
        await lock_account(self._connection, self._account_id)

    async def _next_revision(self) -> int:
        last = await self._connection.scalar(
            sa.select(sa.func.max(library_items.c.revision)).where(
                library_items.c.account_id == self._account_id
            )
        )
        return (last or 0) + 1

    async def _check_free(self, item: Item) -> None:
        id_, code = str(item.id), item.key if isinstance(item, ShotItem) else None
        own = library_items.c.account_id == self._account_id
        taken = await self._connection.scalar(
            sa.select(library_items.c.id).where(own, library_items.c.id == id_)
        )
        if taken is not None or id_ in _catalogue_ids():
            raise Conflict(f"The id {id_} is taken: choose another, or leave it out.")
        if code is not None:
            taken = await self._connection.scalar(
                sa.select(library_items.c.id).where(own, library_items.c.code == code)
            )
            if taken is not None or code in _catalogue_codes():
                raise Conflict(f"The code {code.upper()} is taken: choose another.")
        count = await self._connection.scalar(
            sa.select(sa.func.count()).where(
                own,
                library_items.c.kind == item.kind.value,
                library_items.c.deleted_at.is_(None),
            )
        )
        if (count or 0) >= MAX_ITEMS:
            raise Conflict(f"There are {MAX_ITEMS} {item.kind}s of yours already: delete some.")


@cache
def _catalogue_ids() -> frozenset[str]:
    """Of every kind, the inactive ones too."""
    items: list[Item] = [*load_talents(), *load_prompts()]
    items += [*load_shots().values(), *load_model_shots().values()]
    return frozenset(str(item.id) for item in items)


@cache
def _catalogue_codes() -> frozenset[str]:
    return frozenset(shot.key for shot in (*load_shots().values(), *load_model_shots().values()))


def _body(item: Item) -> dict[str, object]:
    return item.model_dump(mode="json", exclude={"id", "source", "active"})


def _read(row: sa.Row[tuple[object, ...]]) -> Item | None:
    try:
        item: Item = _READERS[Kind(row.kind)].validate_python(
            {**row.body, "id": row.id, "source": Source.CUSTOM}
        )
    except ValidationError:
        # A version of ours that reads bodies otherwise: the other items are there nevertheless.
        log.exception("library.unreadable", item=row.id, account=row.account_id)
        return None
    return item
