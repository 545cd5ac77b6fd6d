"""Sessions as they are read: by their owner, or by the worker that tells of their outputs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from pydantic import JsonValue
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.errors import NotFound
from cyclorama.imaging.view import View
from cyclorama.media.repository import MediaRepository
from cyclorama.media.types import Media
from cyclorama.sessions.owner import Owner
from cyclorama.sessions.states import FileState
from cyclorama.store.tables import runs, session_files, session_outputs, sessions


@dataclass(frozen=True)
class FileView:
    """`media` is there once the file is downloaded, unless it was deleted since; `error` is
    `{"code", "message"}` once it has failed."""

    id: str
    url: str
    view: View
    is_main: bool
    is_reject: bool
    name: str | None
    external_key: str | None
    state: FileState
    error: Mapping[str, JsonValue] | None
    media: Media | None
    created_at: datetime


@dataclass(frozen=True)
class OutputView:
    """`name`: what its run calls it, such as the code of its shot. `view` is None for what is no
    shot. `media` is None when the file was deleted since."""

    id: str
    run_id: str
    run_kind: str
    name: str
    view: View | None
    media: Media | None
    created_at: datetime


@dataclass(frozen=True)
class SessionView:
    """Files and outputs in the order in which they came."""

    id: str
    connector_id: str
    name: str
    external_key: str
    created_at: datetime
    updated_at: datetime
    files: tuple[FileView, ...]
    outputs: tuple[OutputView, ...]


class Sessions:
    """The sessions that one owner sees."""

    def __init__(self, connection: AsyncConnection, owner: Owner) -> None:
        self._connection = connection
        self._owner = owner

    async def get(self, session_id: str) -> SessionView:
        """Raises NotFound for an unknown, deleted or foreign id alike."""
        found = await self._connection.execute(
            sa.select(sessions).where(sessions.c.id == session_id, self._owner.sees())
        )
        row = found.one_or_none()
        if row is None:
            raise NotFound(f"There is no session {session_id}.")
        return await _view(self._connection, row, session_outputs.c.session_id == session_id)


async def told_by(connection: AsyncConnection, session_id: str, delivery_id: str) -> SessionView:
    """A session, for the worker that tells of it: with the outputs of one delivery only.

    Raises NotFound when it was deleted.
    """
    found = await connection.execute(
        sa.select(sessions).where(sessions.c.id == session_id, sessions.c.deleted_at.is_(None))
    )
    row = found.one_or_none()
    if row is None:
        raise NotFound(f"There is no session {session_id}.")
    return await _view(connection, row, session_outputs.c.delivery_id == delivery_id)


async def _view(
    connection: AsyncConnection, row: sa.Row[Any], which_outputs: sa.ColumnElement[bool]
) -> SessionView:
    found = await connection.execute(
        sa.select(session_files)
        .where(session_files.c.session_id == row.id)
        .order_by(session_files.c.position)
    )
    files = found.all()
    found = await connection.execute(
        sa.select(session_outputs, runs.c.kind.label("run_kind"))
        .join(runs, runs.c.id == session_outputs.c.run_id)
        .where(which_outputs)
        .order_by(session_outputs.c.position)
    )
    outputs = found.all()
    media = await MediaRepository(connection, row.account_id).among(
        [one.media_id for one in (*files, *outputs) if one.media_id is not None]
    )
    return SessionView(
        id=row.id,
        connector_id=row.connector_id,
        name=row.name,
        external_key=row.external_key,
        created_at=row.created_at,
        updated_at=row.updated_at,
        files=tuple(_file(file, media) for file in files),
        outputs=tuple(_output(output, media) for output in outputs),
    )


def _file(row: sa.Row[Any], media: Mapping[str, Media]) -> FileView:
    return FileView(
        id=row.id,
        url=row.url,
        view=View(row.view),
        is_main=row.is_main,
        is_reject=row.is_reject,
        name=row.name,
        external_key=row.external_key,
        state=FileState(row.state),
        error=row.error,
        media=media.get(row.media_id),
        created_at=row.created_at,
    )


def _output(row: sa.Row[Any], media: Mapping[str, Media]) -> OutputView:
    return OutputView(
        id=row.id,
        run_id=row.run_id,
        run_kind=row.run_kind,
        name=row.name,
        view=View(row.view) if row.view else None,
        media=media.get(row.media_id),
        created_at=row.created_at,
    )
