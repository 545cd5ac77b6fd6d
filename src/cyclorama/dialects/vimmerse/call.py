"""A call of the dialect whose caller was admitted: what its routes have in common."""

from dataclasses import dataclass
from typing import Self, TypeVar

from fastapi import Request
from pydantic import BaseModel, JsonValue

from cyclorama.accounts.principal import Principal
from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.body import as_body, read_json
from cyclorama.dialects.callers import admit
from cyclorama.dialects.services import Services
from cyclorama.kit.rate_limits import CallClass

KEY_HEADER = "X-Api-Key"

M = TypeVar("M", bound=BaseModel)


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
        call_class: CallClass = CallClass.READ,
    ) -> Self:
        """Raises Unauthorized, then RateLimited, then Forbidden."""
        caller = await admit(request, services, scope, call_class, header=KEY_HEADER)
        return cls(request, services, caller)

    @property
    def account_id(self) -> str:
        return self.caller.account_id

    async def json(self) -> JsonValue:
        """Raises TooLarge, InvalidInput."""
        return await read_json(self.request, self.services.settings.max_body_bytes)

    async def body(self, model: type[M]) -> M:
        """Raises TooLarge, InvalidInput, RequestValidationError."""
        return as_body(await self.json(), model)
