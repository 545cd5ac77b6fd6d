"""`/v2/workflow/templates`: the catalogue, and templates of one's own."""

from typing import Annotated, Any

import structlog
from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse

from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.body import described
from cyclorama.dialects.idempotency import idempotency, say_if_replayed
from cyclorama.dialects.services import Given
from cyclorama.dialects.vimmerse.answers import TemplateCatalog, WorkflowTemplate
from cyclorama.dialects.vimmerse.call import Call
from cyclorama.dialects.vimmerse.definitions import Written, shown
from cyclorama.dialects.vimmerse.errors import Invalid, invalid, refusals
from cyclorama.dialects.vimmerse.findings import problems
from cyclorama.dialects.vimmerse.look_up import find_template, templates_of
from cyclorama.dialects.vimmerse.route import VimmerseRoute
from cyclorama.kit.rate_limits import CallClass
from cyclorama.store.database import Transaction
from cyclorama.store.idempotency import once
from cyclorama.templates.definition import Template
from cyclorama.templates.findings import DefinitionRefused

log = structlog.get_logger()

router = APIRouter(prefix="/v2/workflow/templates", tags=["Templates"], route_class=VimmerseRoute)

Ids = Annotated[list[str], Query(description="Only these; comma-joined, too")]

_written = Written()


@router.get(
    "",
    operation_id="list_workflow_templates",
    response_model=TemplateCatalog,
    responses=refusals(401, 403, 429, 503),
)
async def list_templates(
    request: Request,
    services: Given,
    detail: bool = False,
    category: Annotated[str | None, Query(max_length=64)] = None,
    template_ids: Ids = [],  # noqa: B006 - FastAPI copies it
) -> Response:
    """The catalogue: what ships with the server, then your own. Hidden and deleted ones are left
    out. `detail` shows whole definitions."""
    call = await Call.admit(request, services, Scope.TEMPLATES_READ)
    async with services.database.read() as connection:
        listed = await templates_of(call, connection).listed()
    wanted = {one.strip() for text in template_ids for one in text.split(",") if one.strip()}
    named = (category or "").strip().casefold()
    texts = [
        _written.text(call.account_id if one.user_designed else "", one, whole=detail)
        for one in listed
        if (not named or one.category.casefold() == named) and (not wanted or one.id in wanted)
    ]
    # Put together from texts: of all templates there is a megabyte.
    body = b'{"detail":%b,"workflow_templates":[%b],"count":%d}' % (
        b"true" if detail else b"false",
        b",".join(texts),
        len(texts),
    )
    return Response(body, media_type="application/json")


@router.post(
    "",
    operation_id="upsert_workflow_template",
    response_model=WorkflowTemplate,
    responses=refusals(401, 403, 413, 429, 503),
    openapi_extra=described(WorkflowTemplate),
)
async def upsert_template(request: Request, response: Response, services: Given) -> dict[str, Any]:
    """Make a template of your own, or a new version of it. Runs keep the version that they ran."""
    call = await Call.admit(request, services, Scope.TEMPLATES_WRITE, CallClass.WRITE)
    raw = await call.json()
    if not isinstance(raw, dict):
        raise invalid("The body must be a JSON object.")
    saved: Template | None = None

    async def save(transaction: Transaction, _id: str) -> None:
        nonlocal saved
        saved = await templates_of(call, transaction).upsert(raw)

    try:
        asked = idempotency(request, "vimmerse/templates", raw)
        done = await once(services.database, services.clock, call.account_id, asked, save)
    except DefinitionRefused as refused:
        raise Invalid(problems(refused.findings)) from refused
    say_if_replayed(response, done)
    if saved is None:  # the same came before
        async with services.database.read() as connection:
            saved = await find_template(templates_of(call, connection), str(raw.get("id")))
    log.info(
        "template.saved",
        template=saved.id,
        version=saved.version,
        account=call.account_id,
        replayed=done.replayed,
    )
    return shown(saved)


@router.get(
    "/{template_id}",
    operation_id="get_workflow_template",
    response_model=WorkflowTemplate,
    responses=refusals(401, 403, 404, 429, 503),
)
async def get_template(template_id: str, request: Request, services: Given) -> Response:
    """The latest version of a template."""
    call = await Call.admit(request, services, Scope.TEMPLATES_READ)
    async with services.database.read() as connection:
        template = await find_template(templates_of(call, connection), template_id)
    return JSONResponse(shown(template))


@router.delete(
    "/{template_id}",
    operation_id="delete_workflow_template",
    response_model=WorkflowTemplate,
    responses=refusals(401, 403, 404, 429, 503),
)
async def delete_template(template_id: str, request: Request, services: Given) -> Response:
    """It can be run no more; its runs keep it. Templates that ship with the server stay."""
    call = await Call.admit(request, services, Scope.TEMPLATES_WRITE, CallClass.WRITE)
    async with services.database.write() as transaction:
        templates = templates_of(call, transaction)
        await find_template(templates, template_id)
        template = await templates.retire(template_id)
    log.info("template.deleted", template=template.id, account=call.account_id)
    return JSONResponse(shown(template))
