"""`/media-resources/{id}`: what is known of a stored file, and what its owner says of it."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path
from pydantic import BaseModel, Field

from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.body import described
from cyclorama.dialects.sartiq.answers.media import MediaResourcePublic
from cyclorama.dialects.sartiq.answers.message import Message
from cyclorama.dialects.sartiq.call import Call, calling
from cyclorama.dialects.sartiq.errors import SartiqError, refusals
from cyclorama.dialects.sartiq.files.media_answer import media_answer
from cyclorama.dialects.sartiq.route import PREFIX, SartiqRoute
from cyclorama.kit.rate_limits import CallClass
from cyclorama.media.notes import NOTHING_SAID, Note, add_notes, notes_of
from cyclorama.media.repository import MediaRepository, in_one_of
from cyclorama.store.database import Transaction

router = APIRouter(
    prefix=f"{PREFIX}/media-resources", tags=["Media resources"], route_class=SartiqRoute
)

ResourceId = Annotated[UUID, Path(alias="id")]
CanRead = Annotated[Call, calling(Scope.MEDIA_READ)]
CanWrite = Annotated[Call, calling(Scope.MEDIA_WRITE, CallClass.WRITE)]


class MediaResourceUpdate(BaseModel):
    """Fills in what is null; what is known stays, whatever is sent. Width, height, duration and
    dominant colour are measured, and always known where there is something to know."""

    alt_text: Annotated[str, Field(max_length=2000)] | None = None
    caption: Annotated[str, Field(max_length=10_000)] | None = None
    color_profile: Annotated[str, Field(max_length=255)] | None = None
    dominant_color: str | None = None
    duration: float | None = None
    width: int | None = None
    height: int | None = None


@router.get("/{id}", operation_id="read_media_resource", responses=refusals(401, 403, 404, 429))
async def read_media_resource(resource_id: ResourceId, call: CanRead) -> MediaResourcePublic:
    """A stored picture or clip."""
    accounts = await call.anywhere()
    async with call.services.database.read() as connection:
        media = await in_one_of(connection, accounts, str(resource_id))
        notes = await notes_of(connection, [media.id])
    return media_answer(media, call.services.links, notes.get(media.id, NOTHING_SAID))


@router.patch(
    "/{id}",
    operation_id="update_media_resource",
    openapi_extra=described(MediaResourceUpdate),
    responses=refusals(400, 401, 403, 404, 413, 429),
)
async def update_media_resource(resource_id: ResourceId, call: CanWrite) -> MediaResourcePublic:
    """Fill in what is not known of it."""
    accounts = await call.anywhere()
    sent = await call.body(MediaResourceUpdate)
    said = Note(alt_text=sent.alt_text, caption=sent.caption, colour_profile=sent.color_profile)
    async with call.services.database.write() as transaction:
        media = await in_one_of(transaction, accounts, str(resource_id))
        answer = media_answer(media, call.services.links)
        if answer.color_profile is not None:
            said = said.model_copy(update={"colour_profile": None})
        await add_notes(transaction, media, said, call.services.clock())
        notes = await notes_of(transaction, [media.id])
    return media_answer(media, call.services.links, notes[media.id])


@router.delete(
    "/{id}", operation_id="delete_media_resource", responses=refusals(401, 403, 404, 409, 429)
)
async def delete_media_resource(resource_id: ResourceId, call: CanWrite) -> Message:
    """Its links are dead at once; the file itself is deleted a day later."""
    accounts = await call.anywhere()
    async with call.services.database.write() as transaction:
        await _delete(transaction, call, accounts, str(resource_id))
    return Message(message="Media resource deleted successfully")


async def _delete(
    transaction: Transaction, call: Call, accounts: tuple[str, ...], media_id: str
) -> None:
    media = await in_one_of(transaction, accounts, media_id)
    notes = await notes_of(transaction, [media.id])
    if notes.get(media.id, NOTHING_SAID).protected:
        raise SartiqError(409, "The file is in use: by a revision, or in the library.")
    if media.run_id is not None:
        raise SartiqError(409, "The file belongs to a generation: delete the prediction instead.")
    await MediaRepository(transaction, media.account_id).delete(media.id, call.services.clock())
