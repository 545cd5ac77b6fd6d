"""`/platform/connectors`: let an outside system in, or out."""

import structlog
from fastapi import APIRouter, Request, Response

from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.body import read_json
from cyclorama.dialects.callers import admit
from cyclorama.dialects.dreem.bodies import described
from cyclorama.dialects.dreem.platform.answers import ConnectorAnswer, Deleted
from cyclorama.dialects.dreem.platform.bodies import ConnectorBody
from cyclorama.dialects.dreem.platform.errors import refusals
from cyclorama.dialects.dreem.platform.path_ids import PathId, guid
from cyclorama.dialects.dreem.platform.reading import read_connector
from cyclorama.dialects.dreem.platform.route import PlatformRoute
from cyclorama.dialects.idempotency import idempotency, say_if_replayed
from cyclorama.dialects.services import Given
from cyclorama.kit.addresses import refuse_visibly_private
from cyclorama.kit.clock import iso
from cyclorama.kit.rate_limits import CallClass
from cyclorama.sessions.connectors import Connectors
from cyclorama.store.database import Transaction
from cyclorama.store.idempotency import once

log = structlog.get_logger()

router = APIRouter(prefix="/platform/connectors", tags=["Platform"], route_class=PlatformRoute)


@router.post(
    "",
    operation_id="createConnector",
    status_code=201,
    response_model=ConnectorAnswer,
    responses=refusals(400, 401, 403, 404, 413, 422, 500),
    openapi_extra=described(ConnectorBody),
)
async def create_connector(
    request: Request, response: Response, services: Given
) -> ConnectorAnswer:
    """Make a connector. Its API key is shown in this answer only."""
    caller = await admit(request, services, Scope.CONNECTORS_WRITE, CallClass.WRITE)
    body = await read_json(request, services.settings.max_body_bytes)
    new = read_connector(body, lambda url: refuse_visibly_private(url, services.allow))
    key: str | None = None

    async def make(transaction: Transaction, connector_id: str) -> None:
        nonlocal key
        connectors = Connectors(transaction, caller.account_id, services.clock)
        key = await connectors.make(connector_id, services.settings.secret, caller.user_id, new)

    asked = idempotency(request, "platform/connectors", body)
    done = await once(services.database, services.clock, caller.account_id, asked, make)
    say_if_replayed(response, done)
    async with services.database.read() as connection:
        connectors = Connectors(connection, caller.account_id, services.clock)
        connector = await connectors.get(done.made_id)
    log.info("connector.made", connector=connector.id, account=caller.account_id)
    return ConnectorAnswer(
        connector_id=connector.id,
        name=connector.name,
        api_key=None if done.replayed else key,
        webhook_payload_url=connector.webhook_url,
        created_at=iso(connector.created_at),
    )


@router.delete(
    "/{id}",
    operation_id="deleteConnector",
    response_model=Deleted,
    responses=refusals(401, 403, 404, 500),
)
async def delete_connector(
    path_id: PathId,
    request: Request,
    services: Given,
) -> Deleted:
    """From now on its key is refused, and its sessions are gone."""
    caller = await admit(request, services, Scope.CONNECTORS_WRITE, CallClass.WRITE)
    connector_id = guid(path_id, "connector")
    async with services.database.write() as transaction:
        connectors = Connectors(transaction, caller.account_id, services.clock)
        jobs = await connectors.delete(connector_id)
    await services.queue.cancel(jobs)
    log.info("connector.deleted", connector=connector_id, account=caller.account_id)
    return Deleted()
