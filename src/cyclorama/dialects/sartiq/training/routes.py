"""`/training/`: have weights trained, and follow that."""

import asyncio
import tempfile
from pathlib import Path as File
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import FileResponse
from starlette.background import BackgroundTask

from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.body import described
from cyclorama.dialects.idempotency import say_if_replayed
from cyclorama.dialects.sartiq.answers.training import (
    TrainingPublic,
    TrainingsPublic,
    TrainingState,
)
from cyclorama.dialects.sartiq.call import Call
from cyclorama.dialects.sartiq.enums import EntityType
from cyclorama.dialects.sartiq.errors import refusals
from cyclorama.dialects.sartiq.files.files_of import files_of
from cyclorama.dialects.sartiq.generations.callers import CanChange, CanCreate, CanRead
from cyclorama.dialects.sartiq.ids import id_of, text_of
from cyclorama.dialects.sartiq.open_routes import calling_unless_open
from cyclorama.dialects.sartiq.paging import Limit, Skip
from cyclorama.dialects.sartiq.route import PREFIX, SartiqRoute
from cyclorama.dialects.sartiq.training.answer import state_answer, training_answer
from cyclorama.dialects.sartiq.training.bodies import TrainingCreate
from cyclorama.dialects.sartiq.training.create import accept_training
from cyclorama.dialects.services import Given
from cyclorama.engines.data_set import Learned
from cyclorama.media.names import plain_name
from cyclorama.media.repository import of_accounts
from cyclorama.production.cancel import cancel_run
from cyclorama.training.archive import write_archive
from cyclorama.training.trainings import Trainings, Wanted, owner_of_training

router = APIRouter(prefix=f"{PREFIX}/training", tags=["training"], route_class=SartiqRoute)

MayRead = Annotated[Call | None, calling_unless_open("training-status", Scope.GENERATIONS_READ)]


@router.post(
    "/",
    operation_id="create_training",
    responses=refusals(400, 401, 402, 403, 404, 413, 429),
    openapi_extra=described(TrainingCreate),
)
async def create_training(
    call: CanCreate, response: Response, organization_id: UUID | None = None
) -> TrainingPublic:
    """Prepare photos as a data set, and train weights on it where an engine can."""
    asked = await call.body(TrainingCreate)
    scoped = await call.within(organization_id or asked.organization_id)
    done = await accept_training(scoped, asked)
    say_if_replayed(response, done)
    return await _read(call, (scoped.account_id,), done.made_id)


@router.get("/", operation_id="read_trainings", responses=refusals(401, 403, 429))
async def read_trainings(
    call: CanRead,
    organization_id: UUID | None = None,
    entity_type: EntityType | None = None,
    entity_id: UUID | None = None,
    skip: Skip = 0,
    limit: Limit = 100,
) -> TrainingsPublic:
    """One's own, or an organization's; the newest first."""
    scoped = await call.within(organization_id)
    wanted = Wanted(
        learned=None if entity_type is None else Learned(entity_type.lower()),
        entity_id=text_of(entity_id),
    )
    own, links = (scoped.account_id,), call.services.links
    async with call.services.database.read() as connection:
        found, count = await Trainings(connection, own).listed(wanted, offset=skip, limit=limit)
        named = [one for view in found for one in view.data_set.media_ids]
        files = await files_of(connection, own, named, links)
    return TrainingsPublic(data=[training_answer(one, files) for one in found], count=count)


@router.get("/{id}", operation_id="read_training", responses=refusals(401, 403, 404, 429))
async def read_training(id: UUID, call: CanRead) -> TrainingPublic:  # noqa: A002
    """With its data set as far as that is prepared."""
    return await _read(call, await call.anywhere(), str(id))


@router.get(
    "/{task_id}/status",
    operation_id="get_training_status",
    responses=refusals(401, 403, 404, 429),
)
async def get_training_status(task_id: str, call: MayRead, services: Given) -> TrainingState:
    """How far it is."""
    training_id = id_of(task_id, "training")
    accounts = None if call is None else await call.anywhere()
    async with services.database.read() as connection:
        if accounts is None:
            accounts = (await owner_of_training(connection, training_id),)
        return state_answer(await Trainings(connection, accounts).get(training_id))


@router.get(
    "/{id}/dataset",
    operation_id="download_training_dataset",
    response_class=FileResponse,
    responses=refusals(401, 403, 404, 409, 429)
    | {200: {"content": {"application/zip": {}}, "description": "The data set"}},
)
async def download_training_dataset(id: UUID, call: CanRead) -> FileResponse:  # noqa: A002
    """The prepared photos with their captions, as a ZIP archive that trainers take."""
    services, account_ids = call.services, await call.anywhere()
    async with services.database.read() as connection:
        view = await Trainings(connection, account_ids).get(str(id))
        media = await of_accounts(connection, (view.account_id,), view.data_set.media_ids)
    out = await asyncio.to_thread(_new_file, services.settings.scratch)
    try:
        await write_archive(services.blobs, view.data_set, media, out)
    except BaseException:
        out.unlink()
        raise
    return FileResponse(
        out,
        media_type="application/zip",
        filename=f"{plain_name(view.asked.trigger)}-data-set.zip",
        background=BackgroundTask(out.unlink),
    )


@router.post(
    "/{id}/cancel",
    operation_id="cancel_training",
    responses=refusals(401, 403, 404, 409, 429),
)
async def cancel_training(id: UUID, call: CanChange) -> TrainingPublic:  # noqa: A002
    """Stop it; what is prepared stays."""
    services, account_ids = call.services, await call.anywhere()
    async with services.database.read() as connection:
        view = await Trainings(connection, account_ids).get(str(id))
    await cancel_run(services.database, services.queue, services.clock, view.account_id, view.id)
    return await _read(call, account_ids, view.id)


async def _read(call: Call, account_ids: tuple[str, ...], training_id: str) -> TrainingPublic:
    async with call.services.database.read() as connection:
        view = await Trainings(connection, account_ids).get(training_id)
        named = view.data_set.media_ids
        files = await files_of(connection, (view.account_id,), named, call.services.links)
    return training_answer(view, files)


def _new_file(folder: File) -> File:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(prefix="data-set-", dir=folder, delete=False) as file:
        return File(file.name)
