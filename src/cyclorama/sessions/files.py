"""Files of sessions, and the jobs that fetch them."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from cyclorama.durable.lanes import Lane
from cyclorama.durable.queue import BACKGROUND, Job, Queue
from cyclorama.imaging.view import View
from cyclorama.kit.clock import Clock
from cyclorama.kit.ids import new_id
from cyclorama.sessions.states import FileState
from cyclorama.store.database import Transaction
from cyclorama.store.tables import session_files

FILE_JOB = "session_file"
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


def job_id(file_id: str, attempt: int) -> str:
    return f"{_PREFIX}{file_id}/{attempt}"


def attempt_of_job(job: str) -> tuple[str, int] | None:
    """The file and the attempt that `job_id` was given; None for a job of another kind."""
    if not job.startswith(_PREFIX):
        return None
    file_id, _, attempt = job.removeprefix(_PREFIX).partition("/")
    return file_id, int(attempt)


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
        await queue_download(transaction, queue, file_id, attempt=1)


async def queue_download(
    transaction: Transaction,
    queue: Queue,
    file_id: str,
    *,
    attempt: int,
    wait_seconds: float = 0,
) -> None:
    await queue.put(
        transaction,
        Job(
            id=job_id(file_id, attempt),
            kind=FILE_JOB,
            lane=Lane.IO,
            payload={"file": file_id, "attempt": str(attempt)},
            priority=BACKGROUND,
            delay_seconds=wait_seconds,
        ),
    )
