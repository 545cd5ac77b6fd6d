"""The routes of a kind of items: the same for every kind."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Response
from pydantic import BaseModel

from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.body import described
from cyclorama.dialects.sartiq.answers.message import Message
from cyclorama.dialects.sartiq.call import Call, calling
from cyclorama.dialects.sartiq.errors import refusals
from cyclorama.dialects.sartiq.library.fields import ItemPublic
from cyclorama.dialects.sartiq.library.partial import partial
from cyclorama.dialects.sartiq.library.shelf import Shelf
from cyclorama.dialects.sartiq.route import PREFIX, SartiqRoute
from cyclorama.dialects.services import Given
from cyclorama.kit.rate_limits import CallClass
from cyclorama.studio.wanted import Wanted

CanRead = Annotated[Call, calling(Scope.TALENTS_READ)]
CanWrite = Annotated[Call, calling(Scope.LIBRARY_WRITE, CallClass.WRITE)]


def routes(shelf: Shelf[Any], *, open_list: bool = False) -> APIRouter:
    """`open_list`: whoever asks may read what is public, without a token."""
    router = APIRouter(prefix=f"{PREFIX}/{shelf.path}", tags=[shelf.path], route_class=SartiqRoute)
    _add_list(router, shelf, open_list)
    _add_changes(router, shelf)

    @router.get(
        "/{item_id}",
        operation_id=f"read_{shelf.name}",
        response_model=shelf.public,
        responses=refusals(401, 403, 404, 429),
    )
    async def read_item(item_id: UUID, call: CanRead) -> ItemPublic:
        """One's own, an organization's, a public one, or one that ships with the server."""
        return await shelf.read(call, item_id)

    return router


def _add_list(router: APIRouter, shelf: Shelf[Any], open_list: bool) -> None:
    filters = Annotated[Wanted, Depends(shelf.filters)]
    named = f"read_{shelf.path.replace('-', '_')}"

    if open_list:

        @router.get("/", operation_id=named, response_model=shelf.page, responses=refusals())
        async def read_open(services: Given, wanted: filters) -> BaseModel:
            """What ships with the server, and what its administrators have added."""
            return await shelf.listed(services, (), wanted, None)

        return

    @router.get(
        "/",
        operation_id=named,
        response_model=shelf.page,
        responses=refusals(401, 403, 429),
    )
    async def read_items(
        call: CanRead,
        wanted: filters,
        organization_id: UUID | None = None,
    ) -> BaseModel:
        """Personal ones, or those of the organization, the newest first; then what others share,
        and what ships with the server."""
        scoped = await call.within(organization_id)
        return await shelf.listed(call.services, (scoped.account_id,), wanted, call)


def _add_changes(router: APIRouter, shelf: Shelf[Any]) -> None:
    changed: dict[str, Any] = {
        "response_model": shelf.public,
        "responses": refusals(400, 401, 403, 404, 409, 413, 429),
        "openapi_extra": described(partial(shelf.create)),
    }

    @router.post(
        "/",
        operation_id=f"create_{shelf.name}",
        **{**changed, "openapi_extra": described(shelf.create)},
    )
    async def create_item(
        call: CanWrite, response: Response, organization_id: UUID | None = None
    ) -> ItemPublic:
        """An Idempotency-Key makes it safe to send again."""
        return await shelf.make(call, response, organization_id)

    @router.patch("/{item_id}", operation_id=f"update_{shelf.name}", **changed)
    async def update_item(item_id: UUID, call: CanWrite) -> ItemPublic:
        """Change what is sent; what is missing stays."""
        return await shelf.change(call, item_id)

    @router.put("/{item_id}", operation_id=f"put_{shelf.name}", **changed)
    async def put_item(item_id: UUID, call: CanWrite) -> ItemPublic:
        """The same as PATCH."""
        return await shelf.change(call, item_id)

    @router.delete(
        "/{item_id}",
        operation_id=f"delete_{shelf.name}",
        response_model=Message,
        responses=refusals(401, 403, 404, 429),
    )
    async def delete_item(item_id: UUID, call: CanWrite) -> Message:
        """What was made with it stays, and so do its pictures, as media resources."""
        await shelf.delete(call, item_id)
        return Message(message=f"{shelf.title} deleted successfully")
