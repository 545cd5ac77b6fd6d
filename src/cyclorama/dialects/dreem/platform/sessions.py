"""`/platform/sessions`: files from an outside system in, outputs out."""

import structlog
from fastapi import APIRouter, Request, Response
from pydantic import JsonValue

from cyclorama.accounts.principal import Principal
from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.body import read_json
from cyclorama.dialects.callers import admit
from cyclorama.dialects.dreem.bodies import described
from cyclorama.dialects.dreem.platform.answers import Deleted, SessionAnswer
from cyclorama.dialects.dreem.platform.bodies import (
    FilesBody,
    OutputsBody,
    SessionBody,
)
from cyclorama.dialects.dreem.platform.errors import refusals
from cyclorama.dialects.dreem.platform.path_ids import PathId, guid
from cyclorama.dialects.dreem.platform.read_back import session_answer
from cyclorama.dialects.dreem.platform.reading import (
    CheckUrl,
    read_files,
    read_outputs,
    read_session,
)
from cyclorama.dialects.dreem.platform.route import PlatformRoute
from cyclorama.dialects.idempotency import idempotency, say_if_replayed
from cyclorama.dialects.services import Given, Services
from cyclorama.errors import Forbidden
from cyclorama.kit.addresses import refuse_visibly_private
from cyclorama.kit.rate_limits import CallClass
from cyclorama.sessions.finished import finished_outputs
from cyclorama.sessions.locked_session import LockedSession
from cyclorama.sessions.owner import Owner
from cyclorama.sessions.reading import Sessions
from cyclorama.store.database import Transaction
from cyclorama.store.idempotency import once

log = structlog.get_logger()

router = APIRouter(prefix="/platform/sessions", tags=["Platform"], route_class=PlatformRoute)


@router.post(
    "",
    operation_id="createSession",
    status_code=201,
    response_model=SessionAnswer,
    responses=refusals(400, 401, 403, 404, 413, 422, 500),
    openapi_extra=described(SessionBody),
)
async def create_session(request: Request, response: Response, services: Given) -> SessionAnswer:
    """Make a session, with the key of its connector. Its files are fetched in the background."""
    caller = await admit(request, services, Scope.PLATFORM_WRITE, CallClass.WRITE)
    connector_id = caller.connector_id
    if connector_id is None:
        raise Forbidden(
            "A session belongs to a connector: make it with the API key that "
            "POST /platform/connectors gave."
        )
    body = await _body(request, services)
    new = read_session(body, _check_file_url(services))

    async def make(transaction: Transaction, session_id: str) -> None:
        await LockedSession.create(
            transaction,
            services.queue,
            services.clock,
            caller.account_id,
            connector_id,
            session_id,
            new,
        )

    asked = idempotency(request, f"platform/{connector_id}/sessions", body)
    done = await once(services.database, services.clock, caller.account_id, asked, make)
    say_if_replayed(response, done)
    log.info("session.made", session=done.made_id, connector=connector_id, files=len(new.files))
    return await _read(services, caller, done.made_id)


@router.get(
    "/{id}",
    operation_id="getSession",
    response_model=SessionAnswer,
    responses=refusals(401, 403, 404, 500),
)
async def get_session(
    path_id: PathId,
    request: Request,
    services: Given,
) -> SessionAnswer:
    """A session with its files and outputs; links are signed anew at every reading."""
    caller = await admit(request, services, Scope.PLATFORM_READ, CallClass.READ)
    session_id = guid(path_id, "session")
    return await _read(services, caller, session_id)


@router.post(
    "/{id}/files",
    operation_id="addSessionFiles",
    response_model=SessionAnswer,
    responses=refusals(400, 401, 403, 404, 413, 422, 500),
    openapi_extra=described(FilesBody),
)
async def add_files(
    path_id: PathId,
    request: Request,
    response: Response,
    services: Given,
) -> SessionAnswer:
    """Add 1 to 10 files, which are fetched in the background."""
    caller = await admit(request, services, Scope.PLATFORM_WRITE, CallClass.WRITE)
    session_id = guid(path_id, "session")
    body = await _body(request, services)
    files = read_files(body, _check_file_url(services))

    async def add(transaction: Transaction, _id: str) -> None:
        session = await _lock(transaction, services, caller, session_id)
        await session.add_files(files)

    asked = idempotency(request, f"platform/{session_id}/files", body)
    done = await once(services.database, services.clock, caller.account_id, asked, add)
    say_if_replayed(response, done)
    return await _read(services, caller, session_id)


@router.post(
    "/{id}/outputs",
    operation_id="attachSessionOutputs",
    response_model=SessionAnswer,
    responses=refusals(400, 401, 403, 404, 413, 422, 500),
    openapi_extra=described(OutputsBody),
)
async def attach_outputs(
    path_id: PathId,
    request: Request,
    response: Response,
    services: Given,
) -> SessionAnswer:
    """Attach the outputs of requests that have ended, and tell the connector's webhook of those
    that are new to the session. Of our own making: for the account's key."""
    caller = await admit(request, services, Scope.PLATFORM_WRITE, CallClass.WRITE)
    session_id = guid(path_id, "session")
    caller.require(Scope.REQUESTS_READ)
    body = await _body(request, services)
    chosen = read_outputs(body)
    library = await services.library.of(caller.account_id)

    async def attach(transaction: Transaction, _id: str) -> None:
        session = await _lock(transaction, services, caller, session_id)
        outputs = await finished_outputs(
            transaction, caller.account_id, library, chosen.request_ids, chosen.shot_codes
        )
        await session.attach(outputs, "dreem")

    asked = idempotency(request, f"platform/{session_id}/outputs", body)
    done = await once(services.database, services.clock, caller.account_id, asked, attach)
    say_if_replayed(response, done)
    return await _read(services, caller, session_id)


@router.delete(
    "/{id}",
    operation_id="deleteSession",
    response_model=Deleted,
    responses=refusals(401, 403, 404, 500),
)
async def delete_session(
    path_id: PathId,
    request: Request,
    services: Given,
) -> Deleted:
    """From now on it is not found; its files are discarded, downloads that wait are stopped."""
    caller = await admit(request, services, Scope.PLATFORM_WRITE, CallClass.WRITE)
    session_id = guid(path_id, "session")
    async with services.database.write() as transaction:
        session = await _lock(transaction, services, caller, session_id)
        jobs = await session.delete()
    await services.queue.cancel(jobs)
    log.info("session.deleted", session=session_id, account=caller.account_id)
    return Deleted()


def _owner(caller: Principal) -> Owner:
    return Owner(caller.account_id, caller.connector_id)


async def _body(request: Request, services: Services) -> JsonValue:
    return await read_json(request, services.settings.max_body_bytes)


async def _lock(
    transaction: Transaction, services: Services, caller: Principal, session_id: str
) -> LockedSession:
    return await LockedSession.lock(
        transaction, services.queue, services.clock, _owner(caller), session_id
    )


async def _read(services: Services, caller: Principal, session_id: str) -> SessionAnswer:
    async with services.database.read() as connection:
        session = await Sessions(connection, _owner(caller)).get(session_id)
    return session_answer(session, services.links)


def _check_file_url(services: Services) -> CheckUrl:
    def check(url: str) -> None:
        if services.links.own_media_id(url) is None:
            refuse_visibly_private(url, services.allow)

    return check
