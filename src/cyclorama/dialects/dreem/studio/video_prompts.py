"""`/studio/video-prompts`: what a clip can be asked to do."""

from typing import Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field, JsonValue

from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.body import read_json
from cyclorama.dialects.callers import admit
from cyclorama.dialects.dreem.answers import (
    REFUSALS,
    GenerationAnswer,
    VideoPromptItem,
    VideoPromptList,
    VideoPromptPage,
)
from cyclorama.dialects.dreem.enums import GenderChoice
from cyclorama.dialects.dreem.errors import DreemError, ErrorCode
from cyclorama.dialects.dreem.route import DreemRoute
from cyclorama.dialects.dreem.studio.listing import (
    DEFAULT_PAGE_SIZE,
    LAST_PAGE,
    MAX_PAGE_SIZE,
    SEARCH_PAGE_SIZE,
    GenderFilter,
    PageNumber,
    SearchPageSize,
    envelope,
    gender_filter,
    one_gender,
    profile_of,
    search_page_size,
)
from cyclorama.dialects.services import Given, Services
from cyclorama.kit.rate_limits import CallClass
from cyclorama.library.prompts import Prompt, Suits
from cyclorama.library.shelf import Having, Page

router = APIRouter(prefix="/studio", tags=["Studio"], route_class=DreemRoute, responses=REFUSALS)

SUITS = {
    GenderChoice.Female: Suits.FEMALE,
    GenderChoice.Male: Suits.MALE,
    GenderChoice.Unisex: Suits.UNISEX,
}
CHOICES = {suits: choice for choice, suits in SUITS.items()}


class VideoPromptQuery(BaseModel):
    """This model describes the body; the route reads it itself, to answer its own errors."""

    model_config = ConfigDict(extra="allow")

    keyword: str | None = None
    pageNum: int = Field(1, ge=1, le=LAST_PAGE)  # noqa: N815
    pageSize: int = Field(DEFAULT_PAGE_SIZE, ge=1, le=MAX_PAGE_SIZE)  # noqa: N815
    gender: int | str | None = None


# A list that is sent for with a body: a POST, and a read all the same.
@router.post(
    "/video-prompts/list",
    operation_id="listVideoPrompts",
    response_model=VideoPromptList,
    responses={413: {"model": GenerationAnswer, "description": "The body is too large"}},
    openapi_extra={
        "requestBody": {
            "content": {"application/json": {"schema": VideoPromptQuery.model_json_schema()}}
        }
    },
)
async def list_video_prompts(request: Request, services: Given) -> VideoPromptList:
    """The catalogue comes first: a client that reads one page only finds it there."""
    caller = await admit(request, services, Scope.TALENTS_READ, CallClass.READ)
    body = await _read(request, services)
    keyword = body.get("keyword") or ""
    if not isinstance(keyword, str):
        raise DreemError(ErrorCode.InvalidInput, "keyword must be a text.")
    number = _whole(body, "pageNum", 1, LAST_PAGE)
    size = _whole(body, "pageSize", DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE)
    gender = gender_filter(body.get("gender"), profile_of(services.settings))
    library = await services.library.of(caller.account_id)
    page = library.prompts.page(number, size, keyword=keyword, having=_suitable(gender))
    return _answer(services, caller.account_id, page, number, size)


@router.get(
    "/video-prompts/search", operation_id="searchVideoPrompts", response_model=VideoPromptList
)
async def search_video_prompts(
    request: Request,
    services: Given,
    gender: GenderFilter = None,
    keyword: str = "",
    page_number: PageNumber = 1,
    page_size: SearchPageSize = SEARCH_PAGE_SIZE,
) -> VideoPromptList:
    """The best matches first; without a keyword the newest. `gender` is needed."""
    caller = await admit(request, services, Scope.TALENTS_READ, CallClass.READ)
    wanted = one_gender(gender, profile_of(services.settings), SUITS)
    size = search_page_size(page_size)
    library = await services.library.of(caller.account_id)
    page = library.prompts.page(
        page_number, size, keyword=keyword, having=_suitable(wanted), newest_first=True
    )
    return _answer(services, caller.account_id, page, page_number, size)


async def _read(request: Request, services: Services) -> dict[str, JsonValue]:
    body = await read_json(request, services.settings.max_body_bytes, empty=b"{}")
    if not isinstance(body, dict):
        raise DreemError(ErrorCode.InvalidInput, "The body must be a JSON object.")
    return body


def _whole(body: dict[str, JsonValue], field: str, default: int, most: int) -> int:
    value: Any = body.get(field)
    if value is None:
        return default
    if isinstance(value, str) and value.strip().isascii() and value.strip().isdecimal():
        value = int(value.strip()[:10])
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= most:
        raise DreemError(ErrorCode.InvalidInput, f"{field} must be a number from 1 to {most}.")
    return value


def _suitable(gender: GenderChoice) -> Having:
    return () if gender is GenderChoice.All else ({f"suits:{SUITS[gender]}"},)


def _answer(
    services: Services, account_id: str, page: Page[Prompt], number: int, size: int
) -> VideoPromptList:
    genders, links = profile_of(services.settings).genders, services.library_links

    def item(prompt: Prompt) -> VideoPromptItem:
        return VideoPromptItem(
            id=str(prompt.id),
            prompt_id=str(prompt.id),
            name=prompt.name,
            description=prompt.description,
            prompt=prompt.prompt,
            gender=genders[CHOICES[prompt.gender]],
            preview_url=links.to(prompt, "mp4", account_id),
            thumbnail_url=links.to(prompt, "png", account_id),
            source_type=prompt.source.value,
        )

    data = envelope(VideoPromptPage, page, number, size, item)
    return VideoPromptList(error_code=0, message=None, data=data)
