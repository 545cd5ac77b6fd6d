"""`/library/shots`: the shots of an account's own."""

from fastapi import APIRouter, Request, Response
from pydantic import TypeAdapter

from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.native.library.bodies import (
    Deleted,
    ModelShotView,
    NewShot,
    PackshotShotView,
    ShotPage,
    ShotView,
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
from cyclorama.library.shots import ModelShot, PackshotShot

router = APIRouter(prefix="/library/shots", tags=["Library"], route_class=NativeRoute)

BODY: TypeAdapter[Makes[PackshotShot | ModelShot]] = TypeAdapter(NewShot)


@router.post(
    "",
    operation_id="addShot",
    status_code=201,
    response_model=ShotView,
    responses=refusals(400, 401, 403, 409, 413, 422, 429),
    openapi_extra=described(BODY),
)
async def add_shot(request: Request, response: Response, services: Given) -> ShotView:
    caller, made = await added(request, response, services, BODY, Kind.SHOT)
    return _view(services, caller.account_id, made)


@router.get(
    "",
    operation_id="listOwnShots",
    response_model=ShotPage,
    responses=refusals(400, 401, 403, 429),
)
async def list_shots(
    request: Request,
    services: Given,
    keyword: str = "",
    page: Page = 1,
    page_size: PageSize = 50,
) -> ShotPage:
    """The newest first; with a keyword the best matches first."""
    caller = await reader(request, services, Scope.SHOTS_READ)
    library = await services.library.of(caller.account_id)
    found = library.own.shots.page(page, page_size, keyword=keyword)
    views = [_view(services, caller.account_id, shot) for shot in found.items]
    return ShotPage(items=views, total_items=found.total)


@router.get(
    "/{code}",
    operation_id="getOwnShot",
    response_model=ShotView,
    responses=refusals(401, 403, 404, 429),
)
async def get_shot(code: str, request: Request, services: Given) -> ShotView:
    caller = await reader(request, services, Scope.SHOTS_READ)
    library = await services.library.of(caller.account_id)
    return _view(services, caller.account_id, library.own.shot(code))


@router.delete(
    "/{code}",
    operation_id="deleteOwnShot",
    response_model=Deleted,
    responses=refusals(401, 403, 404, 429),
)
async def delete_shot(code: str, request: Request, services: Given) -> Deleted:
    """Requests that were made with it are not touched."""
    return await deleted(request, services, Kind.SHOT, code)


def _view(services: Services, account_id: str, shot: PackshotShot | ModelShot) -> ShotView:
    values = {
        **shot.model_dump(exclude={"source", "active"}),
        "thumbnail_url": services.library_links.to(shot, "png", account_id),
    }
    if isinstance(shot, PackshotShot):
        return PackshotShotView(**values)
    return ModelShotView(**values)
