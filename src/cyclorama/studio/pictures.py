"""Pictures of items, and the jobs that fetch them."""

from collections.abc import Mapping

import sqlalchemy as sa

from cyclorama.durable.lanes import Lane
from cyclorama.durable.queue import NORMAL, Job, Queue
from cyclorama.errors import InvalidInput
from cyclorama.kit.clock import Clock
from cyclorama.kit.ids import new_id
from cyclorama.media.kinds import Medium, kind_of
from cyclorama.media.repository import MediaRepository
from cyclorama.store.database import Transaction
from cyclorama.store.studio_tables import studio_pictures
from cyclorama.studio.item import NewPicture, PictureState

PICTURE_JOB = "studio_picture"
_PREFIX = "studio-picture/"


def job_id(picture_id: str, attempt: int) -> str:
    return f"{_PREFIX}{picture_id}/{attempt}"


def attempt_of_job(job: str) -> tuple[str, int] | None:
    """The picture and the attempt that `job_id` was given; None for a job of another kind."""
    if not job.startswith(_PREFIX):
        return None
    picture_id, _, attempt = job.removeprefix(_PREFIX).partition("/")
    return picture_id, int(attempt)


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
            await queue_fetch(transaction, queue, picture_id, attempt=1)


async def queue_fetch(
    transaction: Transaction,
    queue: Queue,
    picture_id: str,
    *,
    attempt: int,
    wait_seconds: float = 0,
) -> None:
    await queue.put(
        transaction,
        Job(
            id=job_id(picture_id, attempt),
            kind=PICTURE_JOB,
            lane=Lane.IO,
            payload={"picture": picture_id, "attempt": str(attempt)},
            priority=NORMAL,
            delay_seconds=wait_seconds,
        ),
    )
