"""`/v2/workflow`: run a template, follow it, change what is said of it, delete it."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.body import as_body, described
from cyclorama.dialects.services import Given
from cyclorama.dialects.vimmerse.answers import Workflow, WorkflowList
from cyclorama.dialects.vimmerse.bodies import WorkflowCreate, WorkflowUpdate
from cyclorama.dialects.vimmerse.call import Call
from cyclorama.dialects.vimmerse.create import accept, just_made
from cyclorama.dialects.vimmerse.errors import refusals
from cyclorama.dialects.vimmerse.look_up import reading, workflow_id_of
from cyclorama.dialects.vimmerse.metadata import change
from cyclorama.dialects.vimmerse.paging import Page, PageSize, offset
from cyclorama.dialects.vimmerse.route import VimmerseRoute
from cyclorama.dialects.vimmerse.statuses import states_named
from cyclorama.kit.rate_limits import CallClass
from cyclorama.templates.deletion import delete_template_run
from cyclorama.templates.runs import TemplateRuns, Wanted

router = APIRouter(prefix="/v2/workflow", tags=["Workflow"], route_class=VimmerseRoute)

Filter = Annotated[str | None, Query(max_length=255)]


@router.post(
    "",
    operation_id="create_workflow",
    response_model=Workflow,
    responses=refusals(401, 402, 403, 404, 413, 429, 503),
    openapi_extra=described(WorkflowCreate),
)
async def create_workflow(request: Request, response: Response, services: Given) -> Workflow:
    """Create a workflow and start it."""
    call = await Call.admit(request, services, Scope.GENERATIONS_WRITE, CallClass.GENERATION)
    body = await call.json()
    asked = as_body(body, WorkflowCreate)
    done = await accept(call, response, asked, route="vimmerse/workflow", body=body)
    async with reading(call) as reader:
        workflow = await reader.workflow(done.made_id)
    if done.replayed:
        return workflow
    return just_made(workflow).model_copy(update={"data": just_made(workflow.data)})


@router.get(
    "",
    operation_id="list_workflows",
    response_model=WorkflowList,
    responses=refusals(401, 403, 429, 503),
)
async def list_workflows(
    request: Request,
    services: Given,
    page: Page = 1,
    page_size: PageSize = 20,
    status: Filter = None,
    template_id: Filter = None,
    event_id: Filter = None,
) -> WorkflowList:
    """Own workflows, the newest first."""
    call = await Call.admit(request, services, Scope.REQUESTS_READ)
    wanted = Wanted(
        states=None if not status else states_named(status),
        template_id=_filter(template_id),
        campaign_id=_filter(event_id),
    )
    async with reading(call) as reader:
        runs = TemplateRuns(reader.connection, call.account_id, services.clock)
        found, count = await runs.listed(wanted, offset=offset(page, page_size), limit=page_size)
        workflows = await reader.listed(found)
    return WorkflowList(workflows=workflows, count=count, page=page, page_size=page_size)


@router.get(
    "/{workflow_id}",
    operation_id="get_workflow",
    response_model=Workflow,
    responses=refusals(401, 403, 404, 429, 503),
)
async def get_workflow(workflow_id: str, request: Request, services: Given) -> Workflow:
    """Status, progress and outputs; links are signed anew at every reading."""
    call = await Call.admit(request, services, Scope.REQUESTS_READ)
    async with reading(call) as reader:
        return await reader.workflow(workflow_id_of(workflow_id))


@router.put(
    "/{workflow_id}",
    operation_id="update_workflow",
    response_model=Workflow,
    responses=refusals(400, 401, 403, 404, 413, 429, 503),
    openapi_extra=described(WorkflowUpdate),
)
async def update_workflow(workflow_id: str, request: Request, services: Given) -> Workflow:
    """Change what is said of it; what is missing stays."""
    call = await Call.admit(request, services, Scope.GENERATIONS_WRITE, CallClass.WRITE)
    run_id = workflow_id_of(workflow_id)
    await change(call, run_id, await call.json())
    async with reading(call) as reader:
        return await reader.workflow(run_id)


@router.delete(
    "/{workflow_id}",
    operation_id="delete_workflow",
    response_model=Workflow,
    responses=refusals(401, 403, 404, 429, 503),
)
async def delete_workflow(workflow_id: str, request: Request, services: Given) -> Workflow:
    """Delete it with its files, and cancel it if it runs. Gives what it was."""
    call = await Call.admit(request, services, Scope.GENERATIONS_WRITE, CallClass.WRITE)
    run_id = workflow_id_of(workflow_id)
    async with reading(call) as reader:
        workflow = await reader.workflow(run_id)
    await delete_template_run(
        services.database, services.queue, services.clock, call.account_id, run_id
    )
    return workflow


def _filter(text: str | None) -> str | None:
    """Empty means all. No id holds the character that PostgreSQL keeps in no text."""
    return (text or "").replace("\0", "\N{REPLACEMENT CHARACTER}") or None
