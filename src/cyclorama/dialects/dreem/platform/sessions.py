"""`/platform/sessions`: files from an outside system in, outputs out."""

import structlog
from fastapi import APIRouter, Request, Response

from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.dreem.bodies import described
from cyclorama.dialects.dreem.platform.answers import Deleted, SessionAnswer
from cyclorama.dialects.dreem.platform.bodies import FilesBody, OutputsBody, SessionBody
from cyclorama.dialects.dreem.platform.call import Call
from cyclorama.dialects.dreem.platform.errors import refusals
from cyclorama.dialects.dreem.platform.path_ids import PathId, guid
from cyclorama.dialects.dreem.platform.reading import read_files, read_outputs, read_session
from cyclorama.dialects.dreem.platform.route import PlatformRoute
from cyclorama.dialects.services import Given
from cyclorama.errors import Forbidden
from cyclorama.kit.rate_limits import CallClass
from cyclorama.sessions.finished import finished_outputs
from cyclorama.sessions.locked_session import LockedSession
from cyclorama.store.database import Transaction

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
    call = await Call.admit(request, services, Scope.PLATFORM_WRITE)
    owner = call.owner
    if owner.connector_id is None:
        raise Forbidden(
            "A session belongs to a connector: make it with the API key that "
            "POST /platform/connectors gave."
        )
    body = await call.body()
    new = read_session(body, call.check_file_url)

    async def make(transaction: Transaction, session_id: str) -> None:
        await LockedSession.create(
            transaction, services.queue, services.clock, owner, session_id, new
        )

    done = await call.once(response, f"platform/{owner.connector_id}/sessions", body, make)
    if not done.replayed:
        log.info("session.made", session=done.made_id, account=owner.account_id)
    return await call.answer(done.made_id)


@router.get(
    "/{id}",
    operation_id="getSession",
    response_model=SessionAnswer,
    responses=refusals(401, 403, 404, 500),
)
async def get_session(path_id: PathId, request: Request, services: Given) -> SessionAnswer:
    """A session with its files and outputs; links are signed anew at every reading."""
    call = await Call.admit(request, services, Scope.PLATFORM_READ, CallClass.READ)
    return await call.answer(guid(path_id, "session"))


@router.post(
    "/{id}/files",
    operation_id="addSessionFiles",
    response_model=SessionAnswer,
    responses=refusals(400, 401, 403, 404, 413, 422, 500),
    openapi_extra=described(FilesBody),
)
async def add_files(
    path_id: PathId, request: Request, response: Response, services: Given
) -> SessionAnswer:
    """Add 1 to 10 files, which are fetched in the background."""
    call = await Call.admit(request, services, Scope.PLATFORM_WRITE)
    session_id = guid(path_id, "session")
    body = await call.body()
    files = read_files(body, call.check_file_url)

    async def add(transaction: Transaction, _id: str) -> None:
        session = await call.lock(transaction, session_id)
        await session.add_files(files)

    await call.once(response, f"platform/{session_id}/files", body, add)
    return await call.answer(session_id)


@router.post(
    "/{id}/outputs",
    operation_id="attachSessionOutputs",
    response_model=SessionAnswer,
    responses=refusals(400, 401, 403, 404, 413, 422, 500),
    openapi_extra=described(OutputsBody),
)
async def attach_outputs(
    path_id: PathId, request: Request, response: Response, services: Given
) -> SessionAnswer:
    """Attach the outputs of requests that have ended, and tell the connector's webhook of those
    that are new to the session. Of our own making: for the account's key."""
    call = await Call.admit(request, services, Scope.PLATFORM_WRITE)
    call.caller.require(Scope.REQUESTS_READ)
    session_id = guid(path_id, "session")
    body = await call.body()
    chosen = read_outputs(body)
    library = await services.library.of(call.owner.account_id)

    async def attach(transaction: Transaction, _id: str) -> None:
        session = await call.lock(transaction, session_id)
        outputs = await finished_outputs(
            transaction, call.owner.account_id, library, chosen.request_ids, chosen.shot_codes
        )
        await session.attach(outputs, "dreem")

    await call.once(response, f"platform/{session_id}/outputs", body, attach)
    return await call.answer(session_id)


@router.delete(
    "/{id}",
    operation_id="deleteSession",
    response_model=Deleted,
    responses=refusals(401, 403, 404, 500),
)
async def delete_session(path_id: PathId, request: Request, services: Given) -> Deleted:
    """From now on it is not found; its files are discarded, downloads that wait are stopped."""
    call = await Call.admit(request, services, Scope.PLATFORM_WRITE)
    session_id = guid(path_id, "session")
    async with services.database.write() as transaction:
        session = await call.lock(transaction, session_id)
        jobs = await session.delete()
    await services.queue.cancel(jobs)
    log.info("session.deleted", session=session_id, account=call.owner.account_id)
    return Deleted()
