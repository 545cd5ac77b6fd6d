"""`/studio/talents`: who can wear a garment."""

from typing import Annotated

from fastapi import APIRouter, Query, Request

from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.callers import admit
from cyclorama.dialects.dreem.answers import REFUSALS, TalentItem, TalentList, TalentPage
from cyclorama.dialects.dreem.enums import GenderChoice
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
    one_gender,
    profile_of,
    search_page_size,
)
from cyclorama.dialects.services import Given, Services
from cyclorama.figure.appearance import Gender
from cyclorama.kit.rate_limits import CallClass
from cyclorama.library.shelf import Page
from cyclorama.library.talents import Talent

router = APIRouter(prefix="/studio", tags=["Studio"], route_class=DreemRoute, responses=REFUSALS)

GENDERS = {GenderChoice.Female: Gender.FEMALE, GenderChoice.Male: Gender.MALE}
CHOICES = {gender: choice for choice, gender in GENDERS.items()}


# The name before April 2026.
@router.get("/resources/talent-options", response_model=TalentList, include_in_schema=False)
@router.get("/talents", operation_id="listTalents", response_model=TalentList)
async def list_talents(
    request: Request,
    services: Given,
    gender: GenderFilter = None,
    keyword: str = "",
    age_group: Annotated[list[str], Query(alias="ageGroup")] = [],  # noqa: B006 - FastAPI copies
    ethnicity: Annotated[list[str], Query()] = [],  # noqa: B006
    body_build: Annotated[list[str], Query(alias="bodyBuild")] = [],  # noqa: B006
    page_number: PageNumber = 1,
    page_size: PageSize = DEFAULT_PAGE_SIZE,
) -> TalentList:
    """Any of the values of one trait, of each trait that is named."""
    caller = await admit(request, services, Scope.TALENTS_READ, CallClass.READ)
    wanted = gender_filter(gender, profile_of(services.settings))
    traits = {"age": age_group, "ethnicity": ethnicity, "build": body_build}
    named = [_facets(trait, values) for trait, values in traits.items()]
    having = [*_of(wanted), *(facets for facets in named if facets)]
    library = await services.library.of(caller.account_id)
    page = library.talents.page(
        page_number,
        page_size,
        keyword=keyword,
        having=having,
    )
    return _answer(services, caller.account_id, page, page_number, page_size)


@router.get("/talents/search", operation_id="searchTalents", response_model=TalentList)
async def search_talents(
    request: Request,
    services: Given,
    gender: GenderFilter = None,
    keyword: str = "",
    page_number: PageNumber = 1,
    page_size: SearchPageSize = SEARCH_PAGE_SIZE,
) -> TalentList:
    """The best matches first; without a keyword the newest. `gender` is needed."""
    caller = await admit(request, services, Scope.TALENTS_READ, CallClass.READ)
    wanted = one_gender(gender, profile_of(services.settings), GENDERS)
    size = search_page_size(page_size)
    library = await services.library.of(caller.account_id)
    page = library.talents.page(
        page_number,
        size,
        keyword=keyword,
        having=_of(wanted),
        newest_first=True,
    )
    return _answer(services, caller.account_id, page, page_number, size)


def _of(gender: GenderChoice) -> list[set[str]]:
    return [] if gender is GenderChoice.All else [{f"gender:{GENDERS.get(gender)}"}]


def _facets(trait: str, values: list[str]) -> set[str]:
    return {f"{trait}:{value.strip()}".casefold() for value in values if value.strip()}


def _answer(
    services: Services, account_id: str, page: Page[Talent], number: int, size: int
) -> TalentList:
    genders = profile_of(services.settings).genders

    def item(talent: Talent) -> TalentItem:
        return TalentItem(
            talent_id=str(talent.id),
            id=str(talent.id),
            value=str(talent.id),
            name=talent.name,
            label=talent.name,
            gender=genders[CHOICES[talent.gender]],
            age_group=talent.age_group.value,
            ethnicity=talent.ethnicity,
            body_build=talent.body_build.value,
            description=talent.description,
            thumbnail_url=services.library_links.to(talent, "png", account_id),
            source_type=talent.source.value,
            is_active=talent.active,
        )

    return TalentList(
        error_code=0, message=None, data=envelope(TalentPage, page, number, size, item)
    )
