"""`/shots/`: pictures that are wanted, of which revisions are reviewed."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from pydantic import JsonValue
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.dialects.body import described
from cyclorama.dialects.sartiq.answers.message import Message
from cyclorama.dialects.sartiq.answers.revision import ShotRevisionPublic
from cyclorama.dialects.sartiq.answers.shot import ShotPublic, ShotRevisionsPublic, ShotsPublic
from cyclorama.dialects.sartiq.enums import ShotStatus
from cyclorama.dialects.sartiq.errors import invalid, refusals
from cyclorama.dialects.sartiq.generations.callers import CanChange, CanRead
from cyclorama.dialects.sartiq.paging import Limit, Skip
from cyclorama.dialects.sartiq.route import PREFIX, SartiqRoute
from cyclorama.dialects.sartiq.shots.bodies import ShotCreate, ShotRevisionCreate, ShotUpdate
from cyclorama.dialects.sartiq.shots.revision_answer import revision_answer, revision_answers
from cyclorama.dialects.sartiq.shots.revision_images import asked_image
from cyclorama.dialects.services import Services
from cyclorama.shots.revisions import Revisions
from cyclorama.shots.shots import Shot, Shots

router = APIRouter(prefix=f"{PREFIX}/shots", tags=["shots"], route_class=SartiqRoute)


@router.post(
    "/",
    operation_id="create_shot",
    responses=refusals(400, 401, 403, 413, 429),
    openapi_extra=described(ShotCreate),
)
async def create_shot(call: CanChange, organization_id: UUID | None = None) -> ShotPublic:
    """A picture that is wanted."""
    asked = await call.body(ShotCreate)
    scoped = await call.within(organization_id or asked.organization_id)
    details = asked.model_dump(mode="json", exclude={"name", "organization_id"})
    async with call.services.database.write() as transaction:
        shots = Shots(transaction, (scoped.account_id,), call.services.clock)
        shot_id = await shots.add(
            scoped.account_id,
            call.user_id,
            asked.name,
            details,
            organization=scoped.organization,
        )
        return await _read(transaction, call.services, (scoped.account_id,), shot_id)


@router.get("/", operation_id="read_shots", responses=refusals(401, 403, 429))
async def read_shots(
    call: CanRead, organization_id: UUID | None = None, skip: Skip = 0, limit: Limit = 100
) -> ShotsPublic:
    """One's own, or an organization's; the newest first."""
    scoped = await call.within(organization_id)
    own = (scoped.account_id,)
    async with call.services.database.read() as connection:
        shots = Shots(connection, own, call.services.clock)
        found, count = await shots.listed(offset=skip, limit=limit)
        data = await _answers(connection, call.services, own, found)
    return ShotsPublic(data=data, count=count)


@router.get("/{id}", operation_id="read_shot", responses=refusals(401, 403, 404, 429))
async def read_shot(id: UUID, call: CanRead) -> ShotPublic:  # noqa: A002
    """With its latest revision."""
    account_ids = await call.anywhere()
    async with call.services.database.read() as connection:
        return await _read(connection, call.services, account_ids, str(id))


@router.patch(
    "/{id}",
    operation_id="update_shot",
    responses=refusals(400, 401, 403, 404, 413, 429),
    openapi_extra=described(ShotUpdate),
)
async def update_shot(id: UUID, call: CanChange) -> ShotPublic:  # noqa: A002
    """Change what is said of it; its status is that of its latest revision."""
    asked, account_ids = await call.body(ShotUpdate), await call.anywhere()
    said: dict[str, JsonValue] = asked.model_dump(mode="json", exclude_unset=True)
    if "name" in said and said["name"] is None:
        raise invalid("A shot needs a name.", "name")
    said.pop("name", None)
    async with call.services.database.write() as transaction:
        shots = Shots(transaction, account_ids, call.services.clock)
        shot = await shots.get(str(id), lock=True)
        await shots.change(shot.id, name=asked.name, details={**shot.details, **said})
        return await _read(transaction, call.services, account_ids, shot.id)


@router.delete("/{id}", operation_id="delete_shot", responses=refusals(401, 403, 404, 429))
async def delete_shot(id: UUID, call: CanChange) -> Message:  # noqa: A002
    """With its revisions, which hold back no prediction any more."""
    account_ids = await call.anywhere()
    async with call.services.database.write() as transaction:
        await Shots(transaction, account_ids, call.services.clock).delete(str(id))
    return Message(message="Shot deleted successfully")


@router.get(
    "/{id}/revisions",
    operation_id="read_shot_revisions",
    responses=refusals(401, 403, 404, 429),
)
async def read_shot_revisions(id: UUID, call: CanRead) -> ShotRevisionsPublic:  # noqa: A002
    """All of them, the newest first."""
    services, account_ids = call.services, await call.anywhere()
    async with services.database.read() as connection:
        shot = await Shots(connection, account_ids, services.clock).get(str(id))
        revisions = Revisions(connection, account_ids, services.clock)
        found = await revisions.of_shots([shot.id])
        data = await revision_answers(connection, services, account_ids, found)
    return ShotRevisionsPublic(data=data, count=len(data))


@router.post(
    "/{id}/revisions",
    operation_id="create_shot_revision",
    responses=refusals(400, 401, 403, 404, 409, 413, 429),
    openapi_extra=described(ShotRevisionCreate),
)
async def create_shot_revision(id: UUID, call: CanChange) -> ShotRevisionPublic:  # noqa: A002
    """The next one, of results of predictions and refines, and of uploads."""
    services = call.services
    asked, account_ids = await call.body(ShotRevisionCreate), await call.anywhere()
    async with services.database.read() as connection:
        shot = await Shots(connection, account_ids, services.clock).get(str(id))
    images = [
        await asked_image(call, shot.account_id, one, place)
        for place, one in enumerate(asked.images)
    ]
    async with services.database.write() as transaction:
        revisions = Revisions(transaction, account_ids, services.clock)
        revision_id = await revisions.add(shot.id, call.user_id, images, asked.notes)
        return await revision_answer(transaction, services, account_ids, revision_id)


async def _read(
    connection: AsyncConnection, services: Services, account_ids: Collection[str], shot_id: str
) -> ShotPublic:
    shot = await Shots(connection, account_ids, services.clock).get(shot_id)
    return (await _answers(connection, services, account_ids, [shot]))[0]


async def _answers(
    connection: AsyncConnection,
    services: Services,
    account_ids: Collection[str],
    shots: Sequence[Shot],
) -> list[ShotPublic]:
    """Each with its latest revision, with a constant number of queries."""
    revisions = Revisions(connection, account_ids, services.clock)
    latest = await revisions.latest_of([shot.id for shot in shots])
    answers = await revision_answers(connection, services, account_ids, latest)
    by_shot = {str(one.shot_id): one for one in answers}
    return [_answer(shot, by_shot.get(shot.id)) for shot in shots]


def _answer(shot: Shot, current: ShotRevisionPublic | None) -> ShotPublic:
    details: dict[str, Any] = dict(shot.details)
    return ShotPublic(
        **details,
        id=shot.id,
        created_at=shot.created_at,
        updated_at=shot.updated_at,
        owner_id=shot.owner_id,
        organization_id=shot.account_id if shot.organization else None,
        name=shot.name,
        status=current.shot_status if current else ShotStatus.PENDING,
        current_revision=current,
    )
