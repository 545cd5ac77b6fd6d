"""`/platform/connectors`: let an outside system in, or out."""

import structlog
from fastapi import APIRouter, Request, Response

from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.dreem.bodies import described
from cyclorama.dialects.dreem.platform.answers import ConnectorAnswer, Deleted
from cyclorama.dialects.dreem.platform.bodies import ConnectorBody
from cyclorama.dialects.dreem.platform.call import Call
from cyclorama.dialects.dreem.platform.errors import refusals
from cyclorama.dialects.dreem.platform.path_ids import PathId, guid
from cyclorama.dialects.dreem.platform.reading import read_connector
from cyclorama.dialects.dreem.platform.route import PlatformRoute
from cyclorama.dialects.services import Given
from cyclorama.kit.clock import iso
from cyclorama.sessions.connectors import Connectors
from cyclorama.store.database import Transaction

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
    call = await Call.admit(request, services, Scope.CONNECTORS_WRITE)
    body = await call.body()
    new = read_connector(body, call.check_webhook_url)
    account_id = call.caller.account_id
    key: str | None = None

    async def make(transaction: Transaction, connector_id: str) -> None:
        nonlocal key
        connectors = Connectors(transaction, account_id, services.clock)
        key = await connectors.make(
            connector_id, services.settings.secret, call.caller.user_id, new
        )

    done = await call.once(response, "platform/connectors", body, make)
    if not done.replayed:
        log.info("connector.made", connector=done.made_id, account=account_id)
    async with services.database.read() as connection:
        connector = await Connectors(connection, account_id, services.clock).get(done.made_id)
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
async def delete_connector(path_id: PathId, request: Request, services: Given) -> Deleted:
    """From now on its key is refused, and its sessions are gone."""
    call = await Call.admit(request, services, Scope.CONNECTORS_WRITE)
    connector_id, account_id = guid(path_id, "connector"), call.caller.account_id
    async with services.database.write() as transaction:
        jobs = await Connectors(transaction, account_id, services.clock).delete(connector_id)
    await services.queue.cancel(jobs)
    log.info("connector.deleted", connector=connector_id, account=account_id)
    return Deleted()
