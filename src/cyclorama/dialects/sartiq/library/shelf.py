"""Items of one kind, as the dialect's requests make them and its answers show them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar, Generic, TypeVar
from uuid import UUID

from fastapi import Response
from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.dialects.body import as_body
from cyclorama.dialects.idempotency import idempotency, say_if_replayed
from cyclorama.dialects.sartiq.call import Call, Scoped
from cyclorama.dialects.sartiq.errors import NO_PERMISSION, SartiqError, invalid
from cyclorama.dialects.sartiq.library.fields import ItemCreate, ItemPublic
from cyclorama.dialects.sartiq.library.pictures import Gallery, asked_pictures
from cyclorama.dialects.services import Services
from cyclorama.errors import NotFound
from cyclorama.store.database import Transaction
from cyclorama.store.idempotency import once
from cyclorama.studio.bodies import Body
from cyclorama.studio.item import StudioItem
from cyclorama.studio.own import Draft, OwnStudio
from cyclorama.studio.reading import StudioReader
from cyclorama.studio.wanted import Wanted

B = TypeVar("B", bound=Body)


class Shelf(Generic[B]):
    """path: of the kind, below the dialect's prefix. create, public, page: what is sent to make
    an item, what is answered of one, and of many. filters: fills in what a list is to hold."""

    path: ClassVar[str]
    create: ClassVar[type[ItemCreate]]
    public: ClassVar[type[ItemPublic]]
    page: ClassVar[type[BaseModel]]
    filters: ClassVar[Callable[..., Wanted]]

    def __init__(self, kind: type[B]) -> None:
        self.kind = kind
        self.name = kind.kind.value
        self.title = kind.kind.title.capitalize()

    def wire(self, body: B) -> Mapping[str, Any]:
        """What would have to be sent to make it, without its pictures."""
        return body.model_dump(mode="json")

    def said(self, item: StudioItem[B], gallery: Gallery, services: Services) -> Mapping[str, Any]:
        """What is answered of the item itself, and of its pictures."""
        return {**self.wire(item.body), **gallery.said(item, self.create)}

    async def check(self, connection: AsyncConnection, scoped: Scoped, asked: ItemCreate) -> None:
        """Raise what is wrong with a request that is well formed."""

    def require_writer(self, call: Call) -> None:
        """Raises SartiqError where the caller may not change items of the kind at all."""

    async def listed(
        self, services: Services, account_ids: Sequence[str], wanted: Wanted, call: Call | None
    ) -> BaseModel:
        """`call`: None of somebody unknown."""
        async with services.database.read() as connection:
            items, count = await StudioReader(connection, account_ids).page(self.kind, wanted)
            gallery = await Gallery.of(connection, services.links, items)
        return self.page(
            data=[self._answer(one, gallery, services, account_ids, call) for one in items],
            count=count,
        )

    async def read(self, call: Call, item_id: UUID) -> ItemPublic:
        """Raises NotFound."""
        services, account_ids = call.services, await call.anywhere()
        async with services.database.read() as connection:
            item = await self._found(connection, account_ids, item_id)
            gallery = await Gallery.of(connection, services.links, [item])
        return self._answer(item, gallery, services, account_ids, call)

    async def make(
        self, call: Call, response: Response, organization_id: UUID | None
    ) -> ItemPublic:
        self.require_writer(call)
        sent = await call.json()
        asked = as_body(sent, self.create, say_input=True)
        scoped = await call.within(organization_id or asked.organization_id)
        services = call.services

        async def insert(transaction: Transaction, made_id: str) -> None:
            draft = await self._draft(transaction, scoped, asked, made_id)
            await _studio(transaction, scoped).add(made_id, scoped.user_id, draft)

        done = await once(
            services.database,
            services.clock,
            scoped.account_id,
            idempotency(call.request, f"sartiq/{self.path}", sent),
            insert,
        )
        say_if_replayed(response, done)
        return await self.read(call, UUID(done.made_id))

    async def change(self, call: Call, item_id: UUID) -> ItemPublic:
        """What is sent takes the place of what is known; what is missing stays."""
        self.require_writer(call)
        sent = await call.json()
        if not isinstance(sent, dict):
            raise invalid("The body must be a JSON object.", kind="dict_type")
        account_ids = await call.anywhere()
        async with call.services.database.write() as transaction:
            item, scoped = await self._own(transaction, call, account_ids, item_id)
            meant = sent.pop("organization_id", None)
            if meant not in (None, scoped.organization_id):
                raise invalid("What is there stays where it is: make a new one.", "organization_id")
            known = {**self.wire(item.body), "is_public": item.public}
            asked = as_body({**known, **sent}, self.create, say_input=True)
            draft = await self._draft(transaction, scoped, asked, item.id, item)
            await _studio(transaction, scoped).change(item.id, scoped.user_id, draft)
        return await self.read(call, item_id)

    async def delete(self, call: Call, item_id: UUID) -> None:
        self.require_writer(call)
        account_ids = await call.anywhere()
        async with call.services.database.write() as transaction:
            item, scoped = await self._own(transaction, call, account_ids, item_id)
            await _studio(transaction, scoped).delete(self.kind, item.id)

    async def _draft(
        self,
        transaction: Transaction,
        scoped: Scoped,
        asked: ItemCreate,
        item_id: str,
        known: StudioItem[B] | None = None,
    ) -> Draft:
        await self.check(transaction, scoped, asked)
        pictures = await asked_pictures(transaction, scoped, asked)
        if known is not None:
            # Pictures that are named one by one are sent all together.
            left_out = {
                slot: None
                for field, beginning in asked.many.items()
                if field in asked.model_fields_set
                for slot in known.pictures
                if slot.startswith(beginning)
            }
            pictures = {**left_out, **pictures}
        return Draft(asked.body(item_id), asked.slug, asked.is_public, pictures)

    async def _own(
        self, transaction: Transaction, call: Call, account_ids: Sequence[str], item_id: UUID
    ) -> tuple[StudioItem[B], Scoped]:
        """One that the caller may change. Raises NotFound, SartiqError (403)."""
        item = await self._found(transaction, account_ids, item_id)
        if item.account_id not in account_ids:
            raise SartiqError(403, NO_PERMISSION)
        return item, call.acting_for(str(item.account_id))

    async def _found(
        self, connection: AsyncConnection, account_ids: Sequence[str], item_id: UUID
    ) -> StudioItem[B]:
        found = await StudioReader(connection, account_ids).get(self.kind, str(item_id))
        if found is None:
            raise NotFound(f"{self.title} not found")
        return found

    def _answer(
        self,
        item: StudioItem[B],
        gallery: Gallery,
        services: Services,
        account_ids: Sequence[str],
        call: Call | None,
    ) -> ItemPublic:
        scoped = None
        if call is not None and item.account_id in account_ids:
            scoped = call.acting_for(str(item.account_id))
        return self.public.model_validate(
            {
                "id": item.id,
                "created_at": item.created_at,
                "updated_at": item.updated_at,
                "slug": item.slug,
                "is_public": item.public,
                "owner_id": item.owner_id if scoped else None,
                "organization_id": scoped.organization_id if scoped else None,
                "remarks": gallery.remarks(item),
                **self.said(item, gallery, services),
            }
        )


def _studio(transaction: Transaction, scoped: Scoped) -> OwnStudio:
    services = scoped.services
    return OwnStudio(transaction, services.queue, scoped.account_id, services.clock)


def asked_filters(wanted: Wanted, **equal: str | None) -> Wanted:
    """The same list, of what has these values, where any are given."""
    given = {name: value for name, value in equal.items() if value is not None}
    return replace(wanted, equal=given)
