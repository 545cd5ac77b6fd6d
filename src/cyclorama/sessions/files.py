"""Files of sessions, and the attempts at fetching them."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from cyclorama.durable.attempts import Attempts
from cyclorama.durable.queue import BACKGROUND, Queue
from cyclorama.imaging.view import View
from cyclorama.kit.clock import Clock
from cyclorama.kit.ids import new_id
from cyclorama.sessions.states import FileState
from cyclorama.store.database import Transaction
from cyclorama.store.tables import session_files

DOWNLOADS = Attempts(kind="session_file", thing="file", priority=BACKGROUND)
_PREFIX = "session-file/"


@dataclass(frozen=True)
class NewFile:
    """`is_reject`: the outside system's quality control sent it back. `name` and `external_key`:
    what the outside system calls it."""

    url: str
    view: View = View.FRONT
    is_main: bool = True
    is_reject: bool = False
    name: str | None = None
    external_key: str | None = None


def origin_key(file_id: str) -> str:
    """The origin of the media that is fetched for a file."""
    return f"{_PREFIX}{file_id}"


def origin_keys() -> sa.ColumnElement[str]:
    """The same for the rows of `session_files`."""
    return sa.literal(_PREFIX) + session_files.c.id


async def insert_files(
    transaction: Transaction,
    queue: Queue,
    clock: Clock,
    account_id: str,
    session_id: str,
    first_position: int,
    files: Sequence[NewFile],
) -> None:
    """Write the files and queue their downloads."""
    for position, new in enumerate(files, first_position):
        file_id = new_id()
        await transaction.execute(
            sa.insert(session_files).values(
                id=file_id,
                account_id=account_id,
                session_id=session_id,
                position=position,
                url=new.url,
                view=new.view.value,
                is_main=new.is_main,
                is_reject=new.is_reject,
                name=new.name,
                external_key=new.external_key,
                state=FileState.PENDING.value,
                attempt=1,
                created_at=clock(),
            )
        )
        await DOWNLOADS.put(transaction, queue, file_id, attempt=1)
