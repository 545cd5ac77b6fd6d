"""`/library/prompts`: the prompts of an account's own."""

from fastapi import APIRouter, Request, Response
from pydantic import TypeAdapter

from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.native.library.bodies import (
    Deleted,
    NewPrompt,
    PromptPage,
    PromptView,
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
from cyclorama.library.prompts import Prompt

router = APIRouter(prefix="/library/prompts", tags=["Library"], route_class=NativeRoute)

BODY: TypeAdapter[Makes[Prompt]] = TypeAdapter(NewPrompt)


@router.post(
    "",
    operation_id="addPrompt",
    status_code=201,
    response_model=PromptView,
    responses=refusals(400, 401, 403, 409, 413, 422, 429),
    openapi_extra=described(BODY),
)
async def add_prompt(request: Request, response: Response, services: Given) -> PromptView:
    caller, made = await added(request, response, services, BODY, Kind.PROMPT)
    return _view(services, caller.account_id, made)


@router.get(
    "",
    operation_id="listOwnPrompts",
    response_model=PromptPage,
    responses=refusals(400, 401, 403, 429),
)
async def list_prompts(
    request: Request,
    services: Given,
    keyword: str = "",
    page: Page = 1,
    page_size: PageSize = 50,
) -> PromptPage:
    """The newest first; with a keyword the best matches first."""
    caller = await reader(request, services, Scope.TALENTS_READ)
    library = await services.library.of(caller.account_id)
    found = library.own.prompts.page(page, page_size, keyword=keyword)
    views = [_view(services, caller.account_id, prompt) for prompt in found.items]
    return PromptPage(items=views, total_items=found.total)


@router.get(
    "/{prompt_id}",
    operation_id="getOwnPrompt",
    response_model=PromptView,
    responses=refusals(401, 403, 404, 429),
)
async def get_prompt(prompt_id: str, request: Request, services: Given) -> PromptView:
    caller = await reader(request, services, Scope.TALENTS_READ)
    library = await services.library.of(caller.account_id)
    return _view(services, caller.account_id, library.own.prompt(prompt_id))


@router.delete(
    "/{prompt_id}",
    operation_id="deleteOwnPrompt",
    response_model=Deleted,
    responses=refusals(401, 403, 404, 429),
)
async def delete_prompt(prompt_id: str, request: Request, services: Given) -> Deleted:
    """Requests that were made with it are not touched."""
    return await deleted(request, services, Kind.PROMPT, prompt_id)


def _view(services: Services, account_id: str, prompt: Prompt) -> PromptView:
    return PromptView(
        **prompt.model_dump(exclude={"source", "active"}),
        preview_url=services.library_links.to(prompt, "mp4", account_id),
        thumbnail_url=services.library_links.to(prompt, "png", account_id),
    )
