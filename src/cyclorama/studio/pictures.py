"""Pictures of items, and the attempts at fetching them."""

from collections.abc import Mapping

import sqlalchemy as sa

from cyclorama.durable.attempts import Attempts
from cyclorama.durable.queue import NORMAL, Queue
from cyclorama.errors import InvalidInput
from cyclorama.kit.clock import Clock
from cyclorama.kit.ids import new_id
from cyclorama.media.kinds import Medium, kind_of
from cyclorama.media.repository import MediaRepository
from cyclorama.store.database import Transaction
from cyclorama.store.studio_tables import studio_pictures
from cyclorama.studio.item import NewPicture, PictureState

FETCHES = Attempts(kind="studio_picture", thing="picture", priority=NORMAL)


async def set_pictures(
    transaction: Transaction,
    queue: Queue,
    clock: Clock,
    account_id: str,
    item_id: str,
    pictures: Mapping[str, NewPicture | None],
) -> None:
    """Put pictures into slots in place of what is in them; None empties a slot. What is behind a
    URL is fetched by a worker. Raises NotFound and InvalidInput for a media that is not there, and
    for one that is no picture; a file that was replaced stays until it is itself deleted."""
    await transaction.execute(
        sa.delete(studio_pictures).where(
            studio_pictures.c.account_id == account_id,
            studio_pictures.c.item_id == item_id,
            studio_pictures.c.slot.in_(pictures),
        )
    )
    for slot, new in pictures.items():
        if new is None:
            continue
        if new.media_id is not None:
            media = await MediaRepository(transaction, account_id).get(new.media_id)
            if kind_of(media.content_type).medium is not Medium.IMAGE:
                raise InvalidInput("The file is no picture: name another one.")
        picture_id, now = new_id(), clock()
        ready = new.media_id is not None
        await transaction.execute(
            sa.insert(studio_pictures).values(
                id=picture_id,
                account_id=account_id,
                item_id=item_id,
                slot=slot,
                url=new.url,
                state=(PictureState.READY if ready else PictureState.PENDING).value,
                attempt=1,
                media_id=new.media_id,
                created_at=now,
                finished_at=now if ready else None,
            )
        )
        if not ready:
            await FETCHES.put(transaction, queue, picture_id, attempt=1)
