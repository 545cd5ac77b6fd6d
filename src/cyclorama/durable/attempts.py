"""Things that are attempted until it works: each attempt is a job of its own, numbered from 1."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from cyclorama.durable.lanes import Lane
from cyclorama.durable.queue import Job, Queue
from cyclorama.store.database import Transaction

FIRST_WAIT_SECONDS, BACKOFF = 1.0, 4.0


def wait_after(attempt: int) -> float:
    """Seconds until the next attempt: 1, 4, 16, 64 ..."""
    return FIRST_WAIT_SECONDS * BACKOFF ** (attempt - 1)


@dataclass(frozen=True)
class Attempts:
    """Those of one kind. `thing`: what a job's payload calls the id of what is attempted."""

    kind: str
    thing: str
    priority: int

    def job_id(self, thing_id: str, attempt: int) -> str:
        return f"{self._prefix}{thing_id}/{attempt}"

    def of_job(self, job: str) -> tuple[str, int] | None:
        """What `job_id` was given; None for a job of another kind."""
        if not job.startswith(self._prefix):
            return None
        thing_id, _, attempt = job.removeprefix(self._prefix).partition("/")
        return thing_id, int(attempt)

    def of_payload(self, payload: Mapping[str, str]) -> tuple[str, int]:
        return payload[self.thing], int(payload["attempt"])

    async def put(
        self,
        transaction: Transaction,
        queue: Queue,
        thing_id: str,
        *,
        attempt: int,
        wait_seconds: float = 0,
    ) -> None:
        """Queue an attempt."""
        await queue.put(
            transaction,
            Job(
                id=self.job_id(thing_id, attempt),
                kind=self.kind,
                lane=Lane.IO,
                payload={self.thing: thing_id, "attempt": str(attempt)},
                priority=self.priority,
                delay_seconds=wait_seconds,
            ),
        )

    async def given_up(self, queue: Queue, since: datetime) -> set[tuple[str, int]]:
        """Those that the queue has given up since then."""
        jobs = await queue.given_up(since)
        return {found for job in jobs if (found := self.of_job(job)) is not None}

    @property
    def _prefix(self) -> str:
        return f"{self.kind.replace('_', '-')}/"
