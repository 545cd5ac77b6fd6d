"""Routes that the vendor leaves open to all: closed here, unless the operator opens them."""

from typing import Annotated, Any, Literal

from fastapi import Depends, Request, Security

from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.callers import AUTHORIZATION
from cyclorama.dialects.sartiq.call import BEARER, Call, admit_call
from cyclorama.dialects.services import Given
from cyclorama.kit.rate_limits import CallClass

OpenRoute = Literal["agentic-status", "training-status", "training-webhook"]
"""As the setting OPEN_ROUTES names them."""


def calling_unless_open(route: OpenRoute, scope: Scope) -> Any:
    """What fills in a route's parameter of type `Call | None`: None where the route is open and
    the caller shows nothing."""

    async def admitted(
        request: Request, services: Given, _token: Annotated[str | None, Security(BEARER)]
    ) -> Call | None:
        if route in services.settings.open_routes and AUTHORIZATION not in request.headers:
            return None
        return await admit_call(request, services, scope, CallClass.READ)

    return Depends(admitted)
