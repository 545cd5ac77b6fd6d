"""`/shot-revisions/`: reviewed, pushed and deleted; and those that use a prediction."""

from uuid import UUID

from fastapi import APIRouter

from cyclorama.dialects.body import described
from cyclorama.dialects.sartiq.answers.message import Message
from cyclorama.dialects.sartiq.answers.revision import ExternalImagePushPublic, ShotRevisionPublic
from cyclorama.dialects.sartiq.errors import refusals
from cyclorama.dialects.sartiq.generations.callers import CanChange, CanRead
from cyclorama.dialects.sartiq.route import PREFIX, SartiqRoute
from cyclorama.dialects.sartiq.shots.bodies import (
    ImagePushCreate,
    ImagePushUpdate,
    ShotRevisionUpdate,
)
from cyclorama.dialects.sartiq.shots.revision_answer import (
    push_answer,
    revision_answer,
    revision_answers,
)
from cyclorama.generations.reading import Generations
from cyclorama.shots.pushes import Pushes
from cyclorama.shots.revisions import Revisions
from cyclorama.shots.states import PushState, ReviewState

router = APIRouter(prefix=PREFIX, tags=["shots"], route_class=SartiqRoute)


@router.get(
    "/predictions/{id}/revisions",
    operation_id="read_prediction_revisions",
    tags=["predictions"],
    responses=refusals(401, 403, 404, 429),
)
async def read_prediction_revisions(
    id: UUID,  # noqa: A002
    call: CanRead,
) -> list[ShotRevisionPublic]:
    """Those that use the prediction, or a refine of it; the newest first."""
    services, account_ids = call.services, await call.anywhere()
    async with services.database.read() as connection:
        prediction = await Generations(connection, account_ids).prediction(str(id))
        revisions = Revisions(connection, account_ids, services.clock)
        found = await revisions.of_prediction(prediction.id)
        return await revision_answers(connection, services, account_ids, found)


@router.get(
    "/shot-revisions/{id}",
    operation_id="read_shot_revision",
    responses=refusals(401, 403, 404, 429),
)
async def read_shot_revision(id: UUID, call: CanRead) -> ShotRevisionPublic:  # noqa: A002
    """With its pictures, and what was handed on of it."""
    services, account_ids = call.services, await call.anywhere()
    async with services.database.read() as connection:
        return await revision_answer(connection, services, account_ids, str(id))


@router.patch(
    "/shot-revisions/{id}",
    operation_id="update_shot_revision",
    responses=refusals(400, 401, 403, 404, 413, 429),
    openapi_extra=described(ShotRevisionUpdate),
)
async def update_shot_revision(id: UUID, call: CanChange) -> ShotRevisionPublic:  # noqa: A002
    """Review it: the shot has the status of its latest revision."""
    services = call.services
    asked, account_ids = await call.body(ShotRevisionUpdate), await call.anywhere()
    said = asked.shot_revision_status
    async with services.database.write() as transaction:
        revisions = Revisions(transaction, account_ids, services.clock)
        state = None if said is None else ReviewState(said.value.lower())
        await revisions.review(str(id), state, asked.notes)
        return await revision_answer(transaction, services, account_ids, str(id))


@router.delete(
    "/shot-revisions/{id}",
    operation_id="delete_shot_revision",
    responses=refusals(401, 403, 404, 429),
)
async def delete_shot_revision(id: UUID, call: CanChange) -> Message:  # noqa: A002
    """It holds back no prediction any more. Its number is not given again."""
    services, account_ids = call.services, await call.anywhere()
    async with services.database.write() as transaction:
        await Revisions(transaction, account_ids, services.clock).delete(str(id))
    return Message(message="Shot revision deleted successfully")


@router.post(
    "/shot-revisions/{id}/pushes",
    operation_id="create_image_push",
    responses=refusals(400, 401, 403, 404, 413, 429),
    openapi_extra=described(ImagePushCreate),
)
async def create_image_push(id: UUID, call: CanChange) -> ExternalImagePushPublic:  # noqa: A002
    """Write down that it is handed to an outside system."""
    services = call.services
    asked, account_ids = await call.body(ImagePushCreate), await call.anywhere()
    async with services.database.write() as transaction:
        revision = await Revisions(transaction, account_ids, services.clock).get(str(id))
        pushes = Pushes(transaction, account_ids, services.clock)
        push_id = await pushes.add(revision.account_id, revision.id, str(asked.integration_id))
        return push_answer(await pushes.get(push_id))


@router.patch(
    "/image-pushes/{id}",
    operation_id="update_image_push",
    responses=refusals(400, 401, 403, 404, 409, 413, 429),
    openapi_extra=described(ImagePushUpdate),
)
async def update_image_push(id: UUID, call: CanChange) -> ExternalImagePushPublic:  # noqa: A002
    """How far it is on its way."""
    services = call.services
    asked, account_ids = await call.body(ImagePushUpdate), await call.anywhere()
    async with services.database.write() as transaction:
        pushes = Pushes(transaction, account_ids, services.clock)
        await pushes.move(str(id), PushState(asked.push_status.value.lower()), asked.error_message)
        return push_answer(await pushes.get(str(id)))
