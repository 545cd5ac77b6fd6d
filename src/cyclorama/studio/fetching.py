"""Fetch the pictures of items: the handler of picture jobs, and the sweep behind it.

An attempt fetches the file and then writes down what came of it, once. A worker that dies in
between leaves a pending picture, which another one fetches again: the same content of an account
never makes two rows of media.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
import structlog

from cyclorama.durable.attempts import wait_after
from cyclorama.durable.queue import Queue
from cyclorama.errors import CycloramaError
from cyclorama.kit.clock import Clock
from cyclorama.media.fetched import fetched
from cyclorama.media.ingest import BY_CONTENT, Ingest, Origin
from cyclorama.media.types import Media
from cyclorama.store.database import Database, Transaction
from cyclorama.store.studio_tables import studio_pictures
from cyclorama.studio.item import PictureState
from cyclorama.studio.pictures import FETCHES

# Passing failures are tried again after 1, 4, 16 and 64 seconds.
ATTEMPTS = 5

# Jobs that were given up are looked for so far back: longer than a sweep is ever late.
MEMORY = timedelta(days=2)
GIVEN_UP = CycloramaError("The picture was tried several times and given up.")

log = structlog.get_logger()


class PictureFetcher:
    def __init__(self, database: Database, queue: Queue, ingest: Ingest, clock: Clock) -> None:
        self._database = database
        self._queue = queue
        self._ingest = ingest
        self._clock = clock

    async def fetch(self, payload: Mapping[str, str]) -> None:
        """The handler of picture jobs."""
        picture_id, attempt = FETCHES.of_payload(payload)
        async with self._database.read() as connection:
            found = await connection.execute(
                sa.select(studio_pictures).where(studio_pictures.c.id == picture_id)
            )
            picture = found.one_or_none()
        if not _is_due(picture, attempt):
            return
        assert picture is not None
        with structlog.contextvars.bound_contextvars(
            account=picture.account_id, item=picture.item_id, picture=picture_id, attempt=attempt
        ):
            origin = Origin(picture.account_id, BY_CONTENT)
            outcome = await fetched(self._ingest, picture.url, origin)
            async with self._database.write() as transaction:
                await self._write_down(transaction, picture_id, attempt, outcome)

    async def sweep(self) -> None:
        """A picture whose fetching the queue has given up has failed."""
        attempts = await FETCHES.given_up(self._queue, self._clock() - MEMORY)
        if not attempts:
            return
        async with self._database.read() as connection:
            pending = await connection.execute(
                sa.select(studio_pictures.c.id, studio_pictures.c.attempt).where(
                    studio_pictures.c.state == PictureState.PENDING.value,
                    studio_pictures.c.id.in_({picture_id for picture_id, _ in attempts}),
                )
            )
            lost = [found for row in pending if (found := (row.id, row.attempt)) in attempts]
        for picture_id, attempt in lost:
            async with self._database.write() as transaction:
                await self._write_down(transaction, picture_id, attempt, GIVEN_UP)

    async def _write_down(
        self,
        transaction: Transaction,
        picture_id: str,
        attempt: int,
        outcome: Media | CycloramaError,
    ) -> None:
        """Record what came of an attempt, and queue the next one after a passing failure. Of one
        that does not count any more, nothing is recorded."""
        this = studio_pictures.c.id == picture_id
        found = await transaction.execute(sa.select(studio_pictures).where(this).with_for_update())
        if not _is_due(found.one_or_none(), attempt):
            return
        values: dict[str, object] = {"finished_at": self._clock()}
        if isinstance(outcome, Media):
            values |= {"state": PictureState.READY.value, "media_id": outcome.id}
            log.info("studio_picture.fetched", media=outcome.id)
        elif outcome.transient and attempt < ATTEMPTS:
            log.warning("studio_picture.failed", code=outcome.code, again=True)
            values = {"attempt": attempt + 1}
            await FETCHES.put(
                transaction,
                self._queue,
                picture_id,
                attempt=attempt + 1,
                wait_seconds=wait_after(attempt),
            )
        else:
            log.warning("studio_picture.failed", code=outcome.code, message=outcome.public)
            values |= {"state": PictureState.FAILED.value, "error": outcome.public}
        await transaction.execute(sa.update(studio_pictures).where(this).values(values))


def _is_due(picture: sa.Row[Any] | None, attempt: int) -> bool:
    """Whether this is the picture's latest attempt, and still to be made."""
    return (
        picture is not None
        and picture.state == PictureState.PENDING.value
        and picture.attempt == attempt
    )
