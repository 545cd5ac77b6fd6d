"""What all lists have in common: paging, filters, both envelopes."""

from collections.abc import Callable, Iterable
from typing import Annotated, TypeVar

from fastapi import Query

from cyclorama.dialects.dreem.answers import ListPage
from cyclorama.dialects.dreem.enums import ENUM_PROFILES, EnumProfile, GenderChoice
from cyclorama.dialects.dreem.errors import DreemError, ErrorCode
from cyclorama.library.item import Item
from cyclorama.library.shelf import Page
from cyclorama.settings import Settings

LAST_PAGE = 1_000_000
DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE = 50, 100
SEARCH_PAGE_SIZE, MAX_SEARCH_PAGE_SIZE = 5, 20

PageNumber = Annotated[int, Query(alias="pageNumber", ge=1, le=LAST_PAGE)]
PageSize = Annotated[int, Query(alias="pageSize", ge=1, le=MAX_PAGE_SIZE)]
SearchPageSize = Annotated[
    int, Query(alias="pageSize", description="From 1 to 20; what is beyond is brought there")
]
GenderFilter = Annotated[str | None, Query(alias="gender")]

I = TypeVar("I", bound=Item)  # noqa: E741 - of the library
T = TypeVar("T")  # of the answer


def profile_of(settings: Settings) -> EnumProfile:
    return ENUM_PROFILES[settings.enum_profile]


def search_page_size(asked: int) -> int:
    return min(max(asked, 1), MAX_SEARCH_PAGE_SIZE)


def gender_filter(value: object, profile: EnumProfile) -> GenderChoice:
    """All where there is no filter."""
    if value in (None, "", "-1", -1):
        return GenderChoice.All
    try:
        return profile.genders.parse(value)
    except ValueError as error:
        raise DreemError(
            ErrorCode.InvalidGender, f"gender must be one of {profile.genders.spoken}."
        ) from error


def one_gender(
    value: object, profile: EnumProfile, choices: Iterable[GenderChoice]
) -> GenderChoice:
    """A filter that must be there."""
    gender = gender_filter(value, profile)
    if gender not in choices:
        spoken = " or ".join(f"{profile.genders[one]} ({one.name})" for one in choices)
        raise DreemError(ErrorCode.InvalidGender, f"gender is needed: {spoken}.")
    return gender


P = TypeVar("P", bound=ListPage)  # type: ignore[type-arg]


def envelope(kind: type[P], page: Page[I], number: int, size: int, item: Callable[[I], T]) -> P:
    items = [item(one) for one in page.items]
    return kind(
        items=items,
        page_data=items,
        page_number=number,
        page_size=size,
        total_items=page.total,
        total_pages=-(-page.total // size),
    )
