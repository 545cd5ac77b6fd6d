"""`/studio/shots`: what a product can be taken in."""

from typing import Annotated

from fastapi import APIRouter, Query, Request

from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.callers import admit
from cyclorama.dialects.dreem.answers import REFUSALS, Pose, ShotItem, ShotList, ShotPage
from cyclorama.dialects.dreem.enums import EnumProfile, GenderChoice, ShotKind, ViewType
from cyclorama.dialects.dreem.errors import DreemError, ErrorCode
from cyclorama.dialects.dreem.route import DreemRoute
from cyclorama.dialects.dreem.studio.listing import (
    DEFAULT_PAGE_SIZE,
    SEARCH_PAGE_SIZE,
    GenderFilter,
    PageNumber,
    PageSize,
    SearchPageSize,
    envelope,
    gender_filter,
    profile_of,
    search_page_size,
)
from cyclorama.dialects.dreem.studio.talents import CHOICES, GENDERS
from cyclorama.dialects.services import Given, Services
from cyclorama.kit.rate_limits import CallClass
from cyclorama.library.library import Shot
from cyclorama.library.shelf import Having, Page
from cyclorama.library.shots import ModelShot, ShotType

router = APIRouter(tags=["Studio"], route_class=DreemRoute, responses=REFUSALS)

KINDS = {ShotType.PACKSHOT: ShotKind.Packshot, ShotType.VIRTUAL_MODEL: ShotKind.VirtualModel}
TYPES = {kind: shot_type for shot_type, kind in KINDS.items()}

ShotTypeFilter = Annotated[str | None, Query(alias="shotType")]


# The name before April 2026.
@router.get("/styleguide/resources/shots", response_model=ShotList, include_in_schema=False)
@router.get("/studio/shots", operation_id="listShots", response_model=ShotList)
async def list_shots(
    request: Request,
    services: Given,
    shot_type: ShotTypeFilter = None,
    keyword: str = "",
    page_number: PageNumber = 1,
    page_size: PageSize = DEFAULT_PAGE_SIZE,
) -> ShotList:
    """The catalogue comes first: a client that reads one page only finds it there."""
    caller = await admit(request, services, Scope.SHOTS_READ, CallClass.READ)
    kind = _kind(shot_type, profile_of(services.settings))
    library = await services.library.of(caller.account_id)
    page = library.shots.page(
        page_number, page_size, keyword=keyword, having=_fits(kind, GenderChoice.All)
    )
    return _answer(services, caller.account_id, page, page_number, page_size)


@router.get("/studio/shots/search", operation_id="searchShots", response_model=ShotList)
async def search_shots(
    request: Request,
    services: Given,
    keyword: str = "",
    shot_type: ShotTypeFilter = None,
    gender: GenderFilter = None,
    page_number: PageNumber = 1,
    page_size: SearchPageSize = SEARCH_PAGE_SIZE,
) -> ShotList:
    """The best matches first; without a keyword the newest. `gender` keeps the shots that
    talents of it have a pose for; packshots have none and stay."""
    caller = await admit(request, services, Scope.SHOTS_READ, CallClass.READ)
    profile = profile_of(services.settings)
    fits = _fits(_kind(shot_type, profile), gender_filter(gender, profile))
    size = search_page_size(page_size)
    library = await services.library.of(caller.account_id)
    page = library.shots.page(page_number, size, keyword=keyword, having=fits, newest_first=True)
    return _answer(services, caller.account_id, page, page_number, size)


def _kind(value: str | None, profile: EnumProfile) -> ShotKind:
    # The vendor's client leaves the filter out, or sends -1, for all.
    if value is None or value == "":
        return ShotKind.All
    try:
        return profile.shot_kinds.parse(value)
    except ValueError as error:
        raise DreemError(
            ErrorCode.InvalidShotType, f"shotType must be one of {profile.shot_kinds.spoken}."
        ) from error


def _fits(kind: ShotKind, gender: GenderChoice) -> Having:
    groups = [] if kind is ShotKind.All else [{f"type:{TYPES.get(kind)}"}]
    # What suits everybody has a pose for each gender.
    genders = GENDERS.values() if gender is GenderChoice.Unisex else [GENDERS.get(gender)]
    return [*groups, *({f"pose:{one}"} for one in genders if one is not None)]


def _answer(
    services: Services, account_id: str, page: Page[Shot], number: int, size: int
) -> ShotList:
    profile = profile_of(services.settings)

    def item(shot: Shot) -> ShotItem:
        return ShotItem(
            id=str(shot.id),
            code=shot.code,
            name=shot.name,
            shot_type=profile.shot_kinds[KINDS[shot.shot_type]],
            view_type=ViewType[shot.view.name.title()].value,
            description=shot.description,
            thumbnail_url=services.library_links.to(shot, "png", account_id),
            pose=_pose(shot, profile) if isinstance(shot, ModelShot) else None,
            source_type=shot.source.value,
        )

    return ShotList(error_code=0, message=None, data=envelope(ShotPage, page, number, size, item))


def _pose(shot: ModelShot, profile: EnumProfile) -> Pose:
    choices = [CHOICES[gender] for gender in shot.poses]
    return Pose(gender=profile.genders[choices[0] if len(choices) == 1 else GenderChoice.Unisex])
