"""What an editor of templates asks: whether a definition is sound, and what a run of it would
do."""

from fastapi import APIRouter, Request

from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.body import described
from cyclorama.dialects.services import Given
from cyclorama.dialects.vimmerse.answers import (
    EstimatedCredits,
    PreviewResult,
    SkippedStep,
    StepCredits,
    ValidationResult,
    WorkflowTemplate,
)
from cyclorama.dialects.vimmerse.bodies import PreviewRequest
from cyclorama.dialects.vimmerse.call import Call
from cyclorama.dialects.vimmerse.create import event_of
from cyclorama.dialects.vimmerse.errors import refusals
from cyclorama.dialects.vimmerse.findings import listed
from cyclorama.dialects.vimmerse.look_up import templates_of
from cyclorama.dialects.vimmerse.route import VimmerseRoute
from cyclorama.templates.check import Checked
from cyclorama.templates.preview import preview

router = APIRouter(prefix="/v2/workflow/templates", tags=["Templates"], route_class=VimmerseRoute)


@router.post(
    "/validate",
    operation_id="validate_workflow_template",
    response_model=ValidationResult,
    responses=refusals(401, 403, 413, 429, 503),
    openapi_extra=described(WorkflowTemplate),
)
async def validate_template(request: Request, services: Given) -> ValidationResult:
    """Everything that is wrong with a definition. Nothing is saved."""
    call = await Call.admit(request, services, Scope.TEMPLATES_READ)
    raw = await call.json()
    async with services.database.read() as connection:
        checked = await templates_of(call, connection).check(raw)
    return ValidationResult(
        valid=checked.valid, errors=listed(checked.errors), warnings=listed(checked.warnings)
    )


@router.post(
    "/preview",
    operation_id="preview_workflow_template",
    response_model=PreviewResult,
    responses=refusals(401, 403, 413, 429, 503),
    openapi_extra=described(PreviewRequest),
)
async def preview_template(request: Request, services: Given) -> PreviewResult:
    """Which steps of a definition would run with these options, in which order, and what they
    cost. Nothing is saved or started."""
    call = await Call.admit(request, services, Scope.TEMPLATES_READ)
    body = await call.body(PreviewRequest)
    async with services.database.read() as connection:
        templates = templates_of(call, connection)
        checked = await templates.check(body.template)
        if checked.template is None:
            return _broken(checked)
        event = await event_of(call, connection, body.event_id, checked.template.id)
        find = await templates.finder(checked.template)
    found = preview(checked.template, body.options, event, find)
    return PreviewResult(
        valid=not found.errors,
        errors=listed(found.errors),
        warnings=listed(checked.warnings),
        layers=[list(layer) for layer in found.activity.layers],
        skipped_steps=[
            SkippedStep(id=step, reason=reason) for step, reason in found.activity.skipped.items()
        ],
        outputs=list(found.activity.outputs),
        estimated_credits=EstimatedCredits(
            total=found.total,
            steps=[StepCredits(id=one.id, credits=one.credits) for one in found.steps],
        ),
    )


def _broken(checked: Checked) -> PreviewResult:
    return PreviewResult(
        valid=False,
        errors=listed(checked.errors),
        warnings=listed(checked.warnings),
        layers=[],
        skipped_steps=[],
        outputs=[],
        estimated_credits=EstimatedCredits(total=0, steps=[]),
    )
