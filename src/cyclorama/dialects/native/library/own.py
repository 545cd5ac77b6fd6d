"""The routes of an account's own items: the same for every kind."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Generic, Protocol, TypeVar

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BaseModel, TypeAdapter, ValidationError

from cyclorama.accounts.principal import Principal
from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.answering import sentence
from cyclorama.dialects.body import read_json
from cyclorama.dialects.callers import admit
from cyclorama.dialects.idempotency import idempotency, say_if_replayed
from cyclorama.dialects.native.library.bodies import Deleted, described
from cyclorama.dialects.native.route import NativeRoute, refusals
from cyclorama.dialects.services import Given, Services
from cyclorama.errors import InvalidInput
from cyclorama.kit.rate_limits import CallClass
from cyclorama.library.item import Item, Kind
from cyclorama.library.library import Library
from cyclorama.library.links import LibraryLinks
from cyclorama.library.repository import OwnItems
from cyclorama.library.shelf import Shelves
from cyclorama.store.database import Transaction
from cyclorama.store.idempotency import once

I = TypeVar("I", bound=Item)  # noqa: E741
Made = TypeVar("Made", bound=Item, covariant=True)


class Makes(Protocol[Made]):
    """What is sent to add an item."""

    def item(self, made_id: str) -> Made:
        """The item; its id is `made_id` unless it brings one."""
        ...


@dataclass(frozen=True)
class OwnKind(Generic[I]):
    """body: what is sent to add one. view, page: what is answered. key: what one is asked for by,
    as the path names it. shelves, get: where such items are in a library. show: the view of an
    item of the account with that id."""

    kind: Kind
    reads: Scope
    key: str
    body: TypeAdapter[Makes[I]]
    view: Any
    page: type[BaseModel]
    shelves: Callable[[Library], Shelves[I]]
    get: Callable[[Library, str], I]
    show: Callable[[I, LibraryLinks, str], BaseModel]

    def routes(self) -> APIRouter:
        """Add, list, read and delete."""
        title = self.kind.title()
        router = APIRouter(
            prefix=f"/library/{self.kind}s", tags=["Library"], route_class=NativeRoute
        )

        @router.post(
            "",
            operation_id=f"add{title}",
            status_code=201,
            response_model=self.view,
            responses=refusals(400, 401, 403, 409, 413, 422, 429),
            openapi_extra=described(self.body),
        )
        async def add(request: Request, response: Response, services: Given) -> BaseModel:
            caller, made = await self._added(request, response, services)
            return self.show(made, services.library_links, caller.account_id)

        @router.get(
            "",
            operation_id=f"listOwn{title}s",
            response_model=self.page,
            responses=refusals(400, 401, 403, 429),
        )
        async def list_own(
            request: Request,
            services: Given,
            keyword: str = "",
            page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
            page_size: Annotated[int, Query(ge=1, le=100)] = 50,
        ) -> BaseModel:
            """The newest first; with a keyword the best matches first."""
            account_id, library = await self._own(request, services)
            found = self.shelves(library).page(page, page_size, keyword=keyword)
            views = [self.show(one, services.library_links, account_id) for one in found.items]
            return self.page(items=views, total_items=found.total)

        @router.get(
            f"/{{{self.key}}}",
            operation_id=f"getOwn{title}",
            response_model=self.view,
            responses=refusals(401, 403, 404, 429),
        )
        async def get_own(
            key: Annotated[str, Path(alias=self.key)], request: Request, services: Given
        ) -> BaseModel:
            account_id, library = await self._own(request, services)
            return self.show(self.get(library, key), services.library_links, account_id)

        @router.delete(
            f"/{{{self.key}}}",
            operation_id=f"deleteOwn{title}",
            response_model=Deleted,
            responses=refusals(401, 403, 404, 429),
        )
        async def delete(
            key: Annotated[str, Path(alias=self.key)], request: Request, services: Given
        ) -> Deleted:
            """Requests that were made with it are not touched."""
            caller = await admit(request, services, Scope.LIBRARY_WRITE, CallClass.WRITE)
            async with services.database.write() as transaction:
                items = OwnItems(transaction, caller.account_id)
                await items.delete(self.kind, key, services.clock)
            return Deleted()

        return router

    async def _own(self, request: Request, services: Services) -> tuple[str, Library]:
        """Whose it is, and what they have added."""
        caller = await admit(request, services, self.reads, CallClass.READ)
        library = await services.library.of(caller.account_id)
        return caller.account_id, library.own

    async def _added(
        self, request: Request, response: Response, services: Services
    ) -> tuple[Principal, I]:
        """Add what is sent; an Idempotency-Key makes it safe to send again."""
        caller = await admit(request, services, Scope.LIBRARY_WRITE, CallClass.WRITE)
        sent = await read_json(request, services.settings.max_body_bytes)
        try:
            new = self.body.validate_python(sent)
        except ValidationError as error:
            raise InvalidInput(sentence(error.errors()[0])) from error

        async def add(transaction: Transaction, made_id: str) -> None:
            await OwnItems(transaction, caller.account_id).add(new.item(made_id), services.clock)

        asked = idempotency(request, f"library/{self.kind}", sent)
        done = await once(services.database, services.clock, caller.account_id, asked, add)
        say_if_replayed(response, done)
        return caller, new.item(done.made_id)
