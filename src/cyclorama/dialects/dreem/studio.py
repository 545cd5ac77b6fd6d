"""`/studio`: what can be asked for, and what became of a request."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.callers import admit
from cyclorama.dialects.dreem.answers import REFUSALS, RequestStatus, ShotItem, ShotList, ShotPage
from cyclorama.dialects.dreem.enums import ShotKind, ViewType, parse
from cyclorama.dialects.dreem.errors import DreemError, ErrorCode
from cyclorama.dialects.dreem.read_back import Reader
from cyclorama.dialects.dreem.route import DreemRoute
from cyclorama.dialects.services import Given, Services
from cyclorama.kit.ids import is_uuid
from cyclorama.kit.rate_limits import CallClass
from cyclorama.library.shots import Shot

router = APIRouter(prefix="/studio", tags=["Studio"], route_class=DreemRoute, responses=REFUSALS)


@router.get("/requests/{requestId}", operation_id="getRequest", response_model=RequestStatus)
async def get_request(
    requestId: str,  # noqa: N803 - the contract's name
    request: Request,
    response: Response,
    services: Given,
) -> RequestStatus:
    """Status and outputs of a request; links are signed anew at every reading."""
    caller = await admit(request, response, services, Scope.REQUESTS_READ, CallClass.READ)
    if not is_uuid(requestId):
        raise DreemError(ErrorCode.InvalidRequestId, "requestId must be a GUID.")
    reader = Reader(services.database, services.links)
    return await reader.status(caller.account_id, requestId.lower())


@router.get("/shots", operation_id="listShots", response_model=ShotList)
async def list_shots(
    request: Request,
    response: Response,
    services: Given,
    shot_type: Annotated[str | None, Query(alias="shotType")] = None,
    keyword: str = "",
    page_number: Annotated[int, Query(alias="pageNumber", ge=1, le=1_000_000)] = 1,
    page_size: Annotated[int, Query(alias="pageSize", ge=1, le=100)] = 50,
) -> ShotList:
    caller = await admit(request, response, services, Scope.SHOTS_READ, CallClass.READ)
    del caller  # the catalogue is the same for every account
    kind = _shot_kind(shot_type)
    words = keyword.casefold().split()
    found = [
        shot
        for shot in services.shots.values()
        if (kind is None or ShotKind.of(shot.shot_type) is kind) and _mentions(shot, words)
    ]
    start = (page_number - 1) * page_size
    items = [_item(shot, services) for shot in found[start : start + page_size]]
    page = ShotPage(
        items=items,
        page_data=items,
        page_number=page_number,
        page_size=page_size,
        total_items=len(found),
        total_pages=-(-len(found) // page_size),
    )
    return ShotList(error_code=0, message=None, data=page)


def _shot_kind(value: str | None) -> ShotKind | None:
    # The vendor's client leaves the filter out, or sends -1, for all.
    if value in (None, "", "-1"):
        return None
    try:
        return parse(ShotKind, value)
    except ValueError as error:
        choices = ", ".join(f"{kind.value} ({kind.name})" for kind in ShotKind)
        raise DreemError(
            ErrorCode.InvalidShotType, f"shotType must be one of {choices}."
        ) from error


def _mentions(shot: Shot, words: list[str]) -> bool:
    text = f"{shot.code} {shot.name} {shot.description}".casefold()
    return all(word in text for word in words)


def _item(shot: Shot, services: Services) -> ShotItem:
    return ShotItem(
        id=str(shot.id),
        code=shot.code,
        name=shot.name,
        shot_type=ShotKind.of(shot.shot_type).value,
        view_type=ViewType[shot.view.name.title()].value,
        description=shot.description,
        thumbnail_url=f"{services.settings.origin}/library/shots/{shot.code}.png",
        pose=None,
        source_type="SYSTEM",
    )
