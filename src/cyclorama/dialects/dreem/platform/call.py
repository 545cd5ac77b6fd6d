"""A call of the Platform API whose caller was admitted: what its routes have in common."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Self

from fastapi import Request, Response
from pydantic import JsonValue

from cyclorama.accounts.principal import Principal
from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.body import read_json
from cyclorama.dialects.callers import admit
from cyclorama.dialects.dreem.platform.answers import SessionAnswer
from cyclorama.dialects.dreem.platform.read_back import session_answer
from cyclorama.dialects.idempotency import idempotency, say_if_replayed
from cyclorama.dialects.services import Services
from cyclorama.kit.addresses import refuse_visibly_private
from cyclorama.kit.rate_limits import CallClass
from cyclorama.sessions.locked_session import LockedSession
from cyclorama.sessions.owner import Owner
from cyclorama.sessions.reading import Sessions
from cyclorama.store.database import Transaction
from cyclorama.store.idempotency import Done, once


@dataclass(frozen=True)
class Call:
    request: Request
    services: Services
    caller: Principal

    @classmethod
    async def admit(
        cls,
        request: Request,
        services: Services,
        scope: Scope,
        call_class: CallClass = CallClass.WRITE,
    ) -> Self:
        """Raises Unauthorized, then RateLimited, then Forbidden."""
        caller = await admit(request, services, scope, call_class)
        return cls(request, services, caller)

    @property
    def owner(self) -> Owner:
        return Owner(self.caller.account_id, self.caller.connector_id)

    async def body(self) -> JsonValue:
        """Raises TooLarge, InvalidInput."""
        return await read_json(self.request, self.services.settings.max_body_bytes)

    def check_webhook_url(self, url: str) -> None:
        refuse_visibly_private(url, self.services.allow)

    def check_file_url(self, url: str) -> None:
        if self.services.links.own_media_id(url) is None:
            refuse_visibly_private(url, self.services.allow)

    async def once(
        self,
        response: Response,
        route: str,
        body: JsonValue,
        make: Callable[[Transaction, str], Awaitable[None]],
    ) -> Done:
        """See `store.idempotency.once`; the caller's header has the key, which is valid for
        `route`. `response` says whether it was known."""
        services = self.services
        asked = idempotency(self.request, route, body)
        done = await once(services.database, services.clock, self.caller.account_id, asked, make)
        say_if_replayed(response, done)
        return done

    async def lock(self, transaction: Transaction, session_id: str) -> LockedSession:
        """Raises NotFound."""
        services = self.services
        return await LockedSession.lock(
            transaction, services.queue, services.clock, self.owner, session_id
        )

    async def answer(self, session_id: str) -> SessionAnswer:
        """The session as it is now. Raises NotFound."""
        async with self.services.database.read() as connection:
            session = await Sessions(connection, self.owner).get(session_id)
        return session_answer(session, self.services.links)
