"""`/v2/workflow/estimate-credits`: what a workflow would cost. Needs no key; with one, templates of
one's own are known, too."""

from fastapi import APIRouter, Request
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.body import described, read_body
from cyclorama.dialects.services import Given, Services
from cyclorama.dialects.vimmerse.answers import Estimate
from cyclorama.dialects.vimmerse.bodies import EstimateRequest
from cyclorama.dialects.vimmerse.call import KEY_HEADER, Call
from cyclorama.dialects.vimmerse.errors import Invalid, VimmerseError, invalid, refusals
from cyclorama.dialects.vimmerse.findings import problems
from cyclorama.dialects.vimmerse.look_up import find_runnable
from cyclorama.dialects.vimmerse.route import VimmerseRoute
from cyclorama.templates.event import NO_EVENT, Event, Logo
from cyclorama.templates.findings import OptionsRefused
from cyclorama.templates.options import STAND_IN
from cyclorama.templates.price import ChargeRule
from cyclorama.templates.quote import Quote, quote
from cyclorama.templates.repository import Templates

router = APIRouter(prefix="/v2/workflow", tags=["Workflow"], route_class=VimmerseRoute)

_NOBODY = ""
"""An account that has no templates of its own."""

_EVENTS = (NO_EVENT, Event(logo=Logo(url=STAND_IN)))


@router.post(
    "/estimate-credits",
    operation_id="estimate_workflow_credits",
    response_model=Estimate,
    responses=refusals(401, 403, 413, 429, 503),
    openapi_extra={**described(EstimateRequest), "security": []},
)
async def estimate_credits(request: Request, services: Given) -> Estimate:
    """What is held when such a workflow is created: it never costs more. Pictures and texts need
    not be there yet."""
    account_id = _NOBODY
    if request.headers.get(KEY_HEADER):
        account_id = (await Call.admit(request, services, Scope.TEMPLATES_READ)).account_id
    body = await read_body(request, EstimateRequest, services.settings.max_body_bytes)
    async with services.database.read() as connection:
        found = await _quote(services, connection, account_id, body)
    return Estimate(
        total_credits=found.total,
        breakdown={
            "template_id": found.template_id,
            "mode": found.mode,
            "charge_rule": found.rule,
            "list_price": found.list_price.model_dump(mode="json"),
            "steps": [
                {"id": one.id, "flow": one.flow, "credits": one.credits} for one in found.steps
            ],
        },
    )


async def _quote(
    services: Services, connection: AsyncConnection, account_id: str, body: EstimateRequest
) -> Quote:
    templates = Templates(connection, account_id, services.clock)
    try:
        template = await find_runnable(templates, body.template_id)
    except VimmerseError as error:
        # The contract knows no 404 here.
        raise invalid(error.public, "template_id", kind=error.error_code.value) from error
    find = await templates.finder(template)
    rule = ChargeRule(services.settings.charge_rule)
    try:
        # Whether the run's event has a logo is not known here, and steps may depend on it.
        quotes = [quote(template, body.options, event, rule, find) for event in _EVENTS]
    except OptionsRefused as refused:
        raise Invalid(problems(refused.findings)) from refused
    return max(quotes, key=lambda one: one.total)
