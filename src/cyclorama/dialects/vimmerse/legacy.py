"""`/workflow`: the form API, whose answers stand in an envelope."""

from fastapi import APIRouter, Request, Response

from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.body import described
from cyclorama.dialects.services import Given
from cyclorama.dialects.vimmerse.answers import LegacyWorkflow
from cyclorama.dialects.vimmerse.bodies import WorkflowUpdate
from cyclorama.dialects.vimmerse.call import Call
from cyclorama.dialects.vimmerse.create import accept, just_made
from cyclorama.dialects.vimmerse.errors import refusals
from cyclorama.dialects.vimmerse.form import FORM, read_form
from cyclorama.dialects.vimmerse.look_up import reading, workflow_id_of
from cyclorama.dialects.vimmerse.metadata import change
from cyclorama.dialects.vimmerse.route import LegacyRoute
from cyclorama.dialects.vimmerse.uploads import taken_in
from cyclorama.kit.rate_limits import CallClass
from cyclorama.media.enclosed import discard_media
from cyclorama.templates.deletion import delete_template_run

router = APIRouter(
    prefix="/workflow", tags=["Workflow (Legacy)"], route_class=LegacyRoute, deprecated=True
)


@router.post(
    "",
    operation_id="legacy_create_workflow",
    response_model=LegacyWorkflow,
    responses=refusals(400, 401, 402, 403, 404, 413, 429, 503),
    openapi_extra=FORM,
)
async def create_workflow(request: Request, response: Response, services: Given) -> LegacyWorkflow:
    """Create by form. Files that are sent go before `image_urls`."""
    call = await Call.admit(request, services, Scope.GENERATIONS_WRITE, CallClass.GENERATION)
    async with read_form(request, services.settings.max_picture_bytes) as form:
        asked = form.asked
        async with taken_in(call, form.files) as pictures:
            if pictures:
                links = [services.links.sign(one) for one in pictures]
                asked = asked.model_copy(update={"image_urls": links})
            done = await accept(
                call,
                response,
                asked,
                route="vimmerse/workflow-form",
                # What was sent: the links would differ at every sending.
                body={
                    **form.asked.model_dump(mode="json"),
                    "files": [one.facts.sha256 for one in pictures],
                },
                uploads=[one.id for one in pictures],
            )
            if done.replayed and pictures:
                # The files came before, too, and are with the workflow.
                await discard_media(services.database, services.clock, [one.id for one in pictures])
    async with reading(call) as reader:
        workflow = await reader.legacy(done.made_id)
    return workflow if done.replayed else LegacyWorkflow(data=just_made(workflow.data))


@router.get(
    "/{workflow_id}",
    operation_id="legacy_get_workflow",
    response_model=LegacyWorkflow,
    responses=refusals(401, 403, 404, 429, 503),
)
async def get_workflow(workflow_id: str, request: Request, services: Given) -> LegacyWorkflow:
    """Status, progress and outputs."""
    call = await Call.admit(request, services, Scope.REQUESTS_READ)
    async with reading(call) as reader:
        return await reader.legacy(workflow_id_of(workflow_id))


@router.put(
    "/{workflow_id}",
    operation_id="legacy_update_workflow",
    response_model=LegacyWorkflow,
    responses=refusals(400, 401, 403, 404, 413, 429, 503),
    openapi_extra=described(WorkflowUpdate),
)
async def update_workflow(workflow_id: str, request: Request, services: Given) -> LegacyWorkflow:
    """Change what is said of it; what is missing stays."""
    call = await Call.admit(request, services, Scope.GENERATIONS_WRITE, CallClass.WRITE)
    run_id = workflow_id_of(workflow_id)
    await change(call, run_id, await call.json())
    async with reading(call) as reader:
        return await reader.legacy(run_id)


@router.delete(
    "/{workflow_id}",
    operation_id="legacy_delete_workflow",
    response_model=LegacyWorkflow,
    responses=refusals(401, 403, 404, 429, 503),
)
async def delete_workflow(workflow_id: str, request: Request, services: Given) -> LegacyWorkflow:
    """Delete it with its files, and cancel it if it runs. Gives what it was."""
    call = await Call.admit(request, services, Scope.GENERATIONS_WRITE, CallClass.WRITE)
    run_id = workflow_id_of(workflow_id)
    async with reading(call) as reader:
        workflow = await reader.legacy(run_id)
    await delete_template_run(
        services.database, services.queue, services.clock, call.account_id, run_id
    )
    return workflow
