"""What the routes of all kinds of own items do alike."""

from typing import Annotated, Protocol, TypeVar

from fastapi import Query, Request, Response
from pydantic import TypeAdapter, ValidationError

from cyclorama.accounts.principal import Principal
from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.body import read_json
from cyclorama.dialects.callers import admit
from cyclorama.dialects.idempotency import idempotency, say_if_replayed
from cyclorama.dialects.native.library.bodies import Deleted
from cyclorama.dialects.native.route import sentence
from cyclorama.dialects.services import Services
from cyclorama.errors import InvalidInput
from cyclorama.kit.rate_limits import CallClass
from cyclorama.library.item import Item, Kind
from cyclorama.library.repository import OwnItems
from cyclorama.store.database import Transaction
from cyclorama.store.idempotency import once

Page = Annotated[int, Query(ge=1, le=1_000_000)]
PageSize = Annotated[int, Query(ge=1, le=100)]

I = TypeVar("I", bound=Item)  # noqa: E741
Made = TypeVar("Made", bound=Item, covariant=True)


class Makes(Protocol[Made]):
    """What is sent to add an item."""

    def item(self, made_id: str) -> Made:
        """The item; its id is `made_id` unless it brings one."""
        ...


async def added(
    request: Request,
    response: Response,
    services: Services,
    body: TypeAdapter[Makes[I]],
    kind: Kind,
) -> tuple[Principal, I]:
    """Add what is sent; an Idempotency-Key makes it safe to send again."""
    caller = await admit(request, services, Scope.LIBRARY_WRITE, CallClass.WRITE)
    sent = await read_json(request, services.settings.max_body_bytes)
    try:
        new = body.validate_python(sent)
    except ValidationError as error:
        raise InvalidInput(sentence(error.errors()[0])) from error

    async def add(transaction: Transaction, made_id: str) -> None:
        await OwnItems(transaction, caller.account_id).add(new.item(made_id), services.clock)

    asked = idempotency(request, f"library/{kind}", sent)
    done = await once(services.database, services.clock, caller.account_id, asked, add)
    say_if_replayed(response, done)
    return caller, new.item(done.made_id)


async def reader(request: Request, services: Services, scope: Scope) -> Principal:
    return await admit(request, services, scope, CallClass.READ)


async def deleted(request: Request, services: Services, kind: Kind, key: str) -> Deleted:
    """Requests that were made with it are not touched."""
    caller = await admit(request, services, Scope.LIBRARY_WRITE, CallClass.WRITE)
    async with services.database.write() as transaction:
        await OwnItems(transaction, caller.account_id).delete(kind, key, services.clock)
    return Deleted()
