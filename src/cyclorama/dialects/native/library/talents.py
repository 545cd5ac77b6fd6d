"""`/library/talents`: the talents of an account's own."""

from fastapi import APIRouter, Request, Response
from pydantic import TypeAdapter

from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.native.library.bodies import (
    Deleted,
    NewTalent,
    TalentPage,
    TalentView,
    described,
)
from cyclorama.dialects.native.library.own import (
    Makes,
    Page,
    PageSize,
    added,
    deleted,
    reader,
)
from cyclorama.dialects.native.route import NativeRoute, refusals
from cyclorama.dialects.services import Given, Services
from cyclorama.library.item import Kind
from cyclorama.library.talents import Talent

router = APIRouter(prefix="/library/talents", tags=["Library"], route_class=NativeRoute)

BODY: TypeAdapter[Makes[Talent]] = TypeAdapter(NewTalent)


@router.post(
    "",
    operation_id="addTalent",
    status_code=201,
    response_model=TalentView,
    responses=refusals(400, 401, 403, 409, 413, 422, 429),
    openapi_extra=described(BODY),
)
async def add_talent(request: Request, response: Response, services: Given) -> TalentView:
    caller, made = await added(request, response, services, BODY, Kind.TALENT)
    return _view(services, caller.account_id, made)


@router.get(
    "",
    operation_id="listOwnTalents",
    response_model=TalentPage,
    responses=refusals(400, 401, 403, 429),
)
async def list_talents(
    request: Request,
    services: Given,
    keyword: str = "",
    page: Page = 1,
    page_size: PageSize = 50,
) -> TalentPage:
    """The newest first; with a keyword the best matches first."""
    caller = await reader(request, services, Scope.TALENTS_READ)
    library = await services.library.of(caller.account_id)
    found = library.own.talents.page(page, page_size, keyword=keyword)
    views = [_view(services, caller.account_id, talent) for talent in found.items]
    return TalentPage(items=views, total_items=found.total)


@router.get(
    "/{talent_id}",
    operation_id="getOwnTalent",
    response_model=TalentView,
    responses=refusals(401, 403, 404, 429),
)
async def get_talent(talent_id: str, request: Request, services: Given) -> TalentView:
    caller = await reader(request, services, Scope.TALENTS_READ)
    library = await services.library.of(caller.account_id)
    return _view(services, caller.account_id, library.own.talent(talent_id))


@router.delete(
    "/{talent_id}",
    operation_id="deleteOwnTalent",
    response_model=Deleted,
    responses=refusals(401, 403, 404, 429),
)
async def delete_talent(talent_id: str, request: Request, services: Given) -> Deleted:
    """Requests that were made with it are not touched."""
    return await deleted(request, services, Kind.TALENT, talent_id)


def _view(services: Services, account_id: str, talent: Talent) -> TalentView:
    return TalentView(
        **talent.model_dump(exclude={"source", "active"}),
        thumbnail_url=services.library_links.to(talent, "png", account_id),
    )
