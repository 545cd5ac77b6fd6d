"""One session, locked within a transaction: the only code that changes a session."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

import sqlalchemy as sa

from cyclorama.durable.queue import Queue
from cyclorama.errors import NotFound, Unauthorized
from cyclorama.kit.clock import Clock
from cyclorama.kit.ids import new_id
from cyclorama.sessions.deletion import delete_sessions
from cyclorama.sessions.files import NewFile, insert_files
from cyclorama.sessions.finished import FinishedOutput
from cyclorama.sessions.owner import Owner
from cyclorama.store.database import Transaction
from cyclorama.store.tables import connectors, session_files, session_outputs, sessions
from cyclorama.webhooks import outbox
from cyclorama.webhooks.events import WebhookEvent


@dataclass(frozen=True)
class NewSession:
    """`external_key`: what the outside system calls it; two sessions may have the same."""

    name: str
    external_key: str
    files: Sequence[NewFile] = ()


class LockedSession:
    def __init__(
        self, transaction: Transaction, queue: Queue, clock: Clock, row: sa.Row[Any]
    ) -> None:
        self._transaction = transaction
        self._queue = queue
        self._clock = clock
        self._row = row

    @classmethod
    async def create(
        cls,
        transaction: Transaction,
        queue: Queue,
        clock: Clock,
        connector: Owner,
        session_id: str,
        new: NewSession,
    ) -> None:
        """Raises Unauthorized where the connector was deleted after its key was looked at."""
        there = await transaction.scalar(
            sa.select(connectors.c.id)
            .where(connectors.c.id == connector.connector_id, connectors.c.deleted_at.is_(None))
            .with_for_update(read=True)  # so that a deletion now waits and sees this session
        )
        if there is None:
            raise Unauthorized("The connector of this API key was deleted.")
        now = clock()
        await transaction.execute(
            sa.insert(sessions).values(
                id=session_id,
                account_id=connector.account_id,
                connector_id=connector.connector_id,
                name=new.name,
                external_key=new.external_key,
                created_at=now,
                updated_at=now,
            )
        )
        await insert_files(
            transaction, queue, clock, connector.account_id, session_id, 0, new.files
        )

    @classmethod
    async def lock(
        cls, transaction: Transaction, queue: Queue, clock: Clock, owner: Owner, session_id: str
    ) -> Self:
        """Lock the session until the transaction ends. Raises NotFound."""
        found = await transaction.execute(
            sa.select(sessions).where(sessions.c.id == session_id, owner.sees()).with_for_update()
        )
        row = found.one_or_none()
        if row is None:
            raise NotFound(f"There is no session {session_id}.")
        return cls(transaction, queue, clock, row)

    async def add_files(self, files: Sequence[NewFile]) -> None:
        first = await self._next_position(session_files)
        await insert_files(
            self._transaction,
            self._queue,
            self._clock,
            self._row.account_id,
            self._row.id,
            first,
            files,
        )
        await self._touch()

    async def attach(self, outputs: Sequence[FinishedOutput], dialect: str) -> None:
        """Attach outputs and tell the connector, in its dialect, of those that the session did
        not have."""
        found = await self._transaction.scalars(
            sa.select(session_outputs.c.media_id).where(
                session_outputs.c.session_id == self._row.id
            )
        )
        there = set(found)
        new = [output for output in outputs if output.media_id not in there]
        if not new:
            return
        delivery_id = await self._tell(dialect)
        first = await self._next_position(session_outputs)
        for position, output in enumerate(new, first):
            await self._transaction.execute(
                sa.insert(session_outputs).values(
                    id=new_id(),
                    account_id=self._row.account_id,
                    session_id=self._row.id,
                    position=position,
                    run_id=output.run_id,
                    name=output.name,
                    view=output.view.value if output.view else None,
                    media_id=output.media_id,
                    delivery_id=delivery_id,
                    created_at=self._clock(),
                )
            )
        await self._touch()

    async def delete(self) -> list[str]:
        """Gives the jobs that are to be cancelled when this transaction is committed."""
        return await delete_sessions(self._transaction, self._clock, sessions.c.id == self._row.id)

    async def _tell(self, dialect: str) -> str:
        found = await self._transaction.execute(
            sa.select(connectors.c.webhook_url, connectors.c.webhook_secret).where(
                connectors.c.id == self._row.connector_id
            )
        )
        connector = found.one()
        return await outbox.write(
            self._transaction,
            self._queue,
            self._clock,
            account_id=self._row.account_id,
            dialect=dialect,
            event=WebhookEvent.OUTPUTS_SAVED,
            subject_id=self._row.id,
            url=connector.webhook_url,
            secret=connector.webhook_secret,
        )

    async def _next_position(self, table: sa.Table) -> int:
        latest = await self._transaction.scalar(
            sa.select(sa.func.max(table.c.position)).where(table.c.session_id == self._row.id)
        )
        return 0 if latest is None else int(latest) + 1

    async def _touch(self) -> None:
        await self._transaction.execute(
            sa.update(sessions)
            .where(sessions.c.id == self._row.id)
            .values(updated_at=self._clock())
        )
