"""`/event`: events with a logo, for which workflows are run."""

from dataclasses import replace

from fastapi import APIRouter, Request
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.accounts.scopes import Scope
from cyclorama.campaigns.campaign import Campaign
from cyclorama.campaigns.logos import Logos
from cyclorama.campaigns.repository import Campaigns
from cyclorama.dialects.body import as_body, described
from cyclorama.dialects.services import Given
from cyclorama.dialects.vimmerse.call import Call
from cyclorama.dialects.vimmerse.errors import ErrorCode, VimmerseError, invalid, refusals
from cyclorama.dialects.vimmerse.event_bodies import (
    EventAnswer,
    EventBody,
    EventCreate,
    EventFields,
    EventList,
    fields_of,
    merged,
)
from cyclorama.dialects.vimmerse.paging import Page, PageSize, offset
from cyclorama.dialects.vimmerse.route import VimmerseRoute
from cyclorama.errors import InvalidInput, NotFound
from cyclorama.kit.rate_limits import CallClass
from cyclorama.store.database import Transaction

router = APIRouter(prefix="/event", tags=["Events"], route_class=VimmerseRoute)


@router.post(
    "",
    operation_id="create_event",
    response_model=EventAnswer,
    responses=refusals(401, 403, 413, 429, 503),
    openapi_extra=described(EventCreate),
)
async def create_event(request: Request, services: Given) -> EventAnswer:
    """Make an event, or put it in the place of the one with its id."""
    call = await Call.admit(request, services, Scope.EVENTS_WRITE, CallClass.WRITE)
    body = await call.body(EventCreate)
    async with services.database.write() as transaction:
        return await _save(call, transaction, body, body.id)


@router.get(
    "",
    operation_id="list_events",
    response_model=EventList,
    responses=refusals(401, 403, 429, 503),
)
async def list_events(
    request: Request,
    services: Given,
    page: Page = 1,
    page_size: PageSize = 20,
) -> EventList:
    """The events, what was made last first."""
    call = await Call.admit(request, services, Scope.EVENTS_READ)
    async with services.database.read() as connection:
        campaigns = Campaigns(connection, call.account_id, services.clock)
        found, count = await campaigns.listed(offset=offset(page, page_size), limit=page_size)
        events = [await _fields(call, connection, one) for one in found]
    return EventList(
        events=events,
        count=count,
        page=page,
        page_size=page_size,
    )


@router.get(
    "/{event_id}",
    operation_id="get_event",
    response_model=EventAnswer,
    responses=refusals(401, 403, 404, 429, 503),
)
async def get_event(event_id: str, request: Request, services: Given) -> EventAnswer:
    call = await Call.admit(request, services, Scope.EVENTS_READ)
    async with services.database.read() as connection:
        campaigns = Campaigns(connection, call.account_id, services.clock)
        return await _answer(call, connection, await _found(campaigns, event_id))


@router.put(
    "/{event_id}",
    operation_id="update_event",
    response_model=EventAnswer,
    responses=refusals(401, 403, 404, 413, 429, 503),
    openapi_extra=described(EventBody),
)
async def update_event(event_id: str, request: Request, services: Given) -> EventAnswer:
    """Change what is sent; what is missing stays."""
    call = await Call.admit(request, services, Scope.EVENTS_WRITE, CallClass.WRITE)
    changes = await call.json()
    if not isinstance(changes, dict):
        raise invalid("The body must be a JSON object.")
    async with services.database.write() as transaction:
        campaigns = Campaigns(transaction, call.account_id, services.clock)
        known = await _found(campaigns, event_id)
        fields = await _fields(call, transaction, known)
        body = as_body(merged(fields, changes), EventBody)
        return await _save(call, transaction, body, known.id)


@router.delete(
    "/{event_id}",
    operation_id="delete_event",
    response_model=EventAnswer,
    responses=refusals(401, 403, 404, 429, 503),
)
async def delete_event(event_id: str, request: Request, services: Given) -> EventAnswer:
    """From now on its id is a mere label. Gives what was deleted."""
    call = await Call.admit(request, services, Scope.EVENTS_WRITE, CallClass.WRITE)
    async with services.database.write() as transaction:
        campaigns = Campaigns(transaction, call.account_id, services.clock)
        known = await _found(campaigns, event_id)
        answer = await _answer(call, transaction, known)
        await campaigns.delete(known.id)
    return answer


async def _save(
    call: Call, transaction: Transaction, body: EventBody, event_id: str
) -> EventAnswer:
    services = call.services
    try:
        campaign = body.campaign(event_id)
    except InvalidInput as error:
        raise invalid(error.public, "end_at") from error
    if campaign.logo is not None:
        try:
            logo = await _logos(call, transaction).to_keep(campaign.logo, services.allow)
        except InvalidInput as error:
            raise invalid(error.public, "logo_settings", "logo_url") from error
        campaign = replace(campaign, logo=logo)
    campaigns = Campaigns(transaction, call.account_id, services.clock)
    await campaigns.save(campaign)
    return await _answer(call, transaction, await campaigns.get(campaign.id))


async def _answer(call: Call, connection: AsyncConnection, campaign: Campaign) -> EventAnswer:
    fields = await _fields(call, connection, campaign)
    return EventAnswer(data=fields, **dict(fields))


async def _fields(call: Call, connection: AsyncConnection, campaign: Campaign) -> EventFields:
    try:
        logo = await _logos(call, connection).linked(campaign)
    except NotFound:
        logo = None  # its file was deleted: there is no link to show
    return fields_of(replace(campaign, logo=logo), call.account_id)


def _logos(call: Call, connection: AsyncConnection) -> Logos:
    return Logos(connection, call.account_id, call.services.links)


async def _found(campaigns: Campaigns, event_id: str) -> Campaign:
    try:
        return await campaigns.get(event_id)
    except NotFound as error:
        raise VimmerseError(ErrorCode.EVENT_NOT_FOUND, error.public) from error
