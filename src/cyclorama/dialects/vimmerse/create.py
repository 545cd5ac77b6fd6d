"""Accept a workflow: look up its template and event, settle its options, submit its plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import structlog
from fastapi import Response
from pydantic import JsonValue
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.campaigns.logos import Logos
from cyclorama.campaigns.repository import Campaigns
from cyclorama.dialects.idempotency import idempotency, say_if_replayed
from cyclorama.dialects.vimmerse.answers import WorkflowFields
from cyclorama.dialects.vimmerse.bodies import WorkflowCreate
from cyclorama.dialects.vimmerse.call import Call
from cyclorama.dialects.vimmerse.errors import Invalid, invalid
from cyclorama.dialects.vimmerse.findings import problems
from cyclorama.dialects.vimmerse.look_up import find_runnable, templates_of
from cyclorama.dialects.vimmerse.statuses import NEW
from cyclorama.errors import InvalidInput, NotFound
from cyclorama.kit.addresses import refuse_visibly_private
from cyclorama.media.enclosed import adopt_media
from cyclorama.production.plan import Plan
from cyclorama.production.submit import Callback, Submission
from cyclorama.store.database import Transaction
from cyclorama.store.idempotency import Done
from cyclorama.templates.compile import Sizes, compile_plan
from cyclorama.templates.definition import Template
from cyclorama.templates.event import NO_EVENT, Event
from cyclorama.templates.findings import OptionsRefused
from cyclorama.templates.options import settle
from cyclorama.templates.price import ChargeRule
from cyclorama.templates.quote import step_prices
from cyclorama.templates.runs import NewTemplateRun, TemplateRuns

W = TypeVar("W", bound=WorkflowFields)

log = structlog.get_logger()


@dataclass(frozen=True)
class Ready:
    """`options`: settled. `step_credits`: each step's share, for information."""

    template: Template
    options: dict[str, JsonValue]
    plan: Plan
    step_credits: dict[str, int]


async def accept(
    call: Call,
    response: Response,
    asked: WorkflowCreate,
    *,
    route: str,
    body: JsonValue,
    uploads: Sequence[str] = (),
) -> Done:
    """`body`: what an idempotency key, valid for `route`, stands for. `uploads`: media ids of
    files that came with it; they live and die with the run.

    Raises VimmerseError, Invalid, InsufficientCredits, IdempotencyMismatch.
    """
    services = call.services
    callback = callback_of(call, asked.webhook_url, asked.webhook_secret)
    ready = await _compile(call, asked)
    new = NewTemplateRun(
        template_id=ready.template.id,
        template_version=ready.template.version,
        title=asked.title,
        description=asked.description,
        visibility=asked.visibility_status,
        options=_echoed(ready.options, asked.options),
        image_urls=asked.image_urls,
        campaign_id=asked.event_id or NO_EVENT.id,
    )

    async def record(transaction: Transaction, run_id: str) -> None:
        await TemplateRuns(transaction, call.account_id, services.clock).add(run_id, new)
        await adopt_media(transaction, run_id, list(uploads))

    done = await services.submitter.submit(
        Submission(
            account_id=call.account_id,
            dialect="vimmerse",
            kind="workflow",
            plan=ready.plan,
            client_state={
                "user_id": call.caller.user_id,
                "step_credits": dict[str, JsonValue](ready.step_credits),
            },
            callback=callback,
            idempotency=idempotency(call.request, route, body),
            record=record,
        )
    )
    log.info(
        "run.accepted",
        run=done.made_id,
        account=call.account_id,
        kind=ready.template.id,
        replayed=done.replayed,
    )
    say_if_replayed(response, done)
    return done


async def _compile(call: Call, asked: WorkflowCreate) -> Ready:
    settings = call.services.settings
    async with call.services.database.read() as connection:
        templates = templates_of(call, connection)
        template = await find_runnable(templates, asked.template_id)
        event = await event_of(call, connection, asked.event_id, template.id)
        find = await templates.finder(template)
    try:
        settled = settle(template, asked.options, asked.image_urls)
        plan = compile_plan(
            template,
            settled,
            asked.image_urls,
            event,
            ChargeRule(settings.charge_rule),
            Sizes(settings.template_picture_edge, settings.template_clip_edge),
            find,
        )
    except OptionsRefused as refused:
        raise Invalid(problems(refused.findings)) from refused
    prices = step_prices(template, settled.options, event, find, tuple(asked.image_urls))
    return Ready(
        template=template,
        options=settled.options,
        # Whoever polls sees what each step has made.
        plan=plan.model_copy(update={"shows_steps": True}),
        step_credits={one.id: one.credits for one in prices},
    )


async def event_of(
    call: Call, connection: AsyncConnection, event_id: str | None, template_id: str
) -> Event:
    """The event of that id; where there is none, the id is a mere label.

    Raises Invalid where it does not allow the template, or not any more.
    """
    services = call.services
    campaign = await Campaigns(connection, call.account_id, services.clock).find(event_id or "")
    if campaign is None:
        return Event(id=event_id or NO_EVENT.id)
    if objection := campaign.objection(template_id, services.clock()):
        raise invalid(objection, "event_id")
    try:
        logo = await Logos(connection, call.account_id, services.links).linked(campaign)
    except NotFound as error:
        raise invalid(error.public, "event_id") from error
    return Event(id=campaign.id, name=campaign.name, logo=logo)


def _echoed(
    settled: Mapping[str, JsonValue], given: Mapping[str, JsonValue]
) -> dict[str, JsonValue]:
    """What the caller chose as it was written, such as `Brazil`, and what was added to it."""
    own = {key: value for key, value in given.items() if key in settled and value is not None}
    return {**settled, **own}


def just_made(workflow: W) -> W:
    """A worker may have begun already; the answer to a create says `new` all the same."""
    return workflow.model_copy(update={"processing_status": NEW, "progress_percentage": 0})


def callback_of(call: Call, url: str | None, secret: str | None) -> Callback | None:
    """An empty address means none. Raises Invalid for one that would never be called."""
    if not url:
        return None
    try:
        refuse_visibly_private(url, call.services.allow)
    except InvalidInput as error:
        raise invalid(error.public, "webhook_url") from error
    return Callback(url, secret or None)
