"""`/studio/requests`: what became of a request."""

from fastapi import APIRouter, Request

from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.callers import admit
from cyclorama.dialects.dreem.answers import REFUSALS, RequestStatus
from cyclorama.dialects.dreem.errors import DreemError, ErrorCode
from cyclorama.dialects.dreem.read_back import Reader
from cyclorama.dialects.dreem.route import DreemRoute
from cyclorama.dialects.services import Given
from cyclorama.kit.ids import is_uuid
from cyclorama.kit.rate_limits import CallClass

router = APIRouter(prefix="/studio", tags=["Studio"], route_class=DreemRoute, responses=REFUSALS)


@router.get("/requests/{requestId}", operation_id="getRequest", response_model=RequestStatus)
async def get_request(
    requestId: str,  # noqa: N803 - the contract's name
    request: Request,
    services: Given,
) -> RequestStatus:
    """Status and outputs of a request; links are signed anew at every reading."""
    caller = await admit(request, services, Scope.REQUESTS_READ, CallClass.READ)
    if not is_uuid(requestId):
        raise DreemError(ErrorCode.InvalidRequestId, "requestId must be a GUID.")
    reader = Reader(services.database, services.links)
    return await reader.status(caller.account_id, requestId.lower())
