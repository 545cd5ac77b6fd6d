"""Pictures of items: as they are asked for, and as they are shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.dialects.sartiq.answers.media import Files, MediaResourcePublic
from cyclorama.dialects.sartiq.call import Scoped
from cyclorama.dialects.sartiq.errors import invalid
from cyclorama.dialects.sartiq.files.addresses import check_address
from cyclorama.dialects.sartiq.files.files_of import files_of
from cyclorama.dialects.sartiq.library.fields import ItemCreate, MediaInput
from cyclorama.errors import NotFound
from cyclorama.media.kinds import Medium, kind_of
from cyclorama.media.links import Links
from cyclorama.media.repository import MediaRepository
from cyclorama.studio.bodies import Body
from cyclorama.studio.item import NewPicture, Picture, PictureState, StudioItem


async def asked_pictures(
    connection: AsyncConnection, scoped: Scoped, asked: ItemCreate
) -> dict[str, NewPicture | None]:
    """By slot. A file of the account is shown at once; anything else is fetched by a worker.

    Raises RequestValidationError for what can be no picture of the account.
    """
    found: dict[str, NewPicture | None] = {}
    for slot, place, picture in asked.pictures():
        if picture is None:
            found[slot] = None
        elif isinstance(picture, MediaInput) and picture.id is not None:
            found[slot] = await _stored(connection, scoped, str(picture.id), *place, "id")
        else:
            url = picture if isinstance(picture, str) else str(picture.url)
            found[slot] = await _addressed(connection, scoped, url, *place)
    return found


async def _stored(
    connection: AsyncConnection, scoped: Scoped, media_id: str, *place: str
) -> NewPicture:
    try:
        media = await MediaRepository(connection, scoped.account_id).get(media_id)
    except NotFound as error:
        raise invalid(error.public, *place, kind=error.code) from error
    if kind_of(media.content_type).medium is not Medium.IMAGE:
        raise invalid("The file is no picture.", *place)
    return NewPicture(media_id=media.id)


async def _addressed(
    connection: AsyncConnection, scoped: Scoped, url: str, *place: str
) -> NewPicture:
    check_address(scoped.services, url, *place)
    media_id = scoped.services.links.own_media_id(url)
    own = MediaRepository(connection, scoped.account_id)
    if media_id is not None and media_id in await own.among([media_id]):
        return await _stored(connection, scoped, media_id, *place)
    return NewPicture(url=url)


@dataclass(frozen=True)
class Shown:
    """A picture as it is answered. While it is not there, the address that was asked for stands
    for it."""

    url: str | None = None
    media: MediaResourcePublic | None = None
    remark: str | None = None


NOTHING = Shown()


class Gallery:
    """The pictures of some items."""

    def __init__(self, shown: Mapping[str, Shown]) -> None:
        self._shown = shown

    @classmethod
    async def of(
        cls, connection: AsyncConnection, links: Links, items: Sequence[StudioItem[Body]]
    ) -> "Gallery":
        pictures = [one for item in items for one in item.pictures.values()]
        account_ids = {one.account_id for one in pictures}
        files = await files_of(connection, account_ids, (one.media_id for one in pictures), links)
        return cls({one.id: _shown(one, files) for one in pictures})

    def said(self, item: StudioItem[Body], asked: type[ItemCreate]) -> dict[str, Any]:
        """What is answered of each field of `asked` that is a picture, or holds pictures."""
        found: dict[str, Any] = {}
        for field, slot in asked.slots.items():
            shown = self._show(item, slot)
            found |= {f"{field}_url": shown.url, f"{field}_media": shown.media}
        for field, beginning in asked.many.items():
            named = self._named(item, beginning)
            found[field] = {name: one.url for name, one in named.items()}
            found[f"{field}_media"] = {
                name: one.media for name, one in named.items() if one.media is not None
            }
        return found

    def _show(self, item: StudioItem[Body], slot: str) -> Shown:
        picture = item.pictures.get(slot)
        return NOTHING if picture is None else self._shown[picture.id]

    def _named(self, item: StudioItem[Body], beginning: str) -> dict[str, Shown]:
        """Those whose slot begins so, by the rest of it."""
        return {
            slot.removeprefix(beginning): self._shown[picture.id]
            for slot, picture in item.pictures.items()
            if slot.startswith(beginning)
        }

    def remarks(self, item: StudioItem[Body]) -> list[str]:
        found = (self._shown[picture.id].remark for picture in item.pictures.values())
        return [one for one in found if one is not None]


def _shown(picture: Picture, files: Files) -> Shown:
    answer = files.get(picture.media_id or "")
    if answer is not None:
        return Shown(answer.url, answer)
    remark = None
    if picture.state is PictureState.FAILED:
        remark = f"The picture {picture.slot!r} could not be fetched: {picture.error}"
    elif picture.state is PictureState.READY:
        remark = f"The file of the picture {picture.slot!r} was deleted."
    return Shown(picture.url, None, remark)
