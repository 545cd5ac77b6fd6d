"""The receiving side of the durable queue: one worker process that carries jobs out.

A job runs at least once. It ends when its handler returns; a handler that raises is tried
again, and a job whose process dies is given to another executor (see `heartbeat`). Handlers
therefore look first whether their work is done already.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor

import structlog
from dbos import DBOS

from cyclorama.durable.lanes import Lane
from cyclorama.durable.queue import APPLICATION, COMPATIBILITY, WORKFLOW

Handler = Callable[[Mapping[str, str]], Awaitable[None]]
"""Carries out a job, given its payload. It is cancelled when the job is."""

# A handler deals with the failures of its work itself. What it raises is a fault of the
# surroundings, such as a database that restarts: worth waiting for, but not for ever.
ATTEMPTS, FIRST_WAIT_SECONDS, BACKOFF = 6, 0.5, 3.0
# A job that kills its worker again and again is given up instead of killing them all.
RECOVERIES = 5

log = structlog.get_logger()


class Executor:
    """DBOS in this process, of which there can be only one."""

    def __init__(
        self,
        database_url: str,
        executor_id: str,
        lanes: Iterable[Lane],
        handlers: Mapping[str, Handler],
    ) -> None:
        DBOS(
            config={
                "name": APPLICATION,
                "system_database_url": database_url,
                "application_version": COMPATIBILITY,
                "executor_id": executor_id,
                "run_migrations": False,
                "log_level": "WARNING",
            }
        )

        @DBOS.workflow(name=WORKFLOW, max_recovery_attempts=RECOVERIES)
        async def job(kind: str, payload: dict[str, str]) -> None:
            await DBOS.run_step_async(
                {
                    "name": kind,
                    "preemptible": True,
                    "retries_allowed": True,
                    "max_attempts": ATTEMPTS,
                    "interval_seconds": FIRST_WAIT_SECONDS,
                    "backoff_rate": BACKOFF,
                },
                _run,
                handlers[kind],
                payload,
            )

        DBOS.listen_queues([lane.value for lane in lanes])

    async def start(self) -> None:
        """Begin to take jobs; handlers run on the event loop that calls this."""
        DBOS.launch()

    async def stop(self, grace_seconds: int = 10) -> None:
        """Take no more jobs; what does not end in time is left for another executor."""
        await asyncio.to_thread(DBOS.destroy, workflow_completion_timeout_sec=grace_seconds)
        # DBOS made its own threads the loop's, and has just ended them.
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor())


async def _run(handler: Handler, payload: Mapping[str, str]) -> None:
    try:
        await handler(payload)
    except Exception:
        log.exception("job.failed", **payload)
        raise


def recover(executor_id: str) -> bool:
    """Queue again what a dead executor was doing. Whether there is nothing left to queue.

    The one private name of DBOS that we use; the open-source package has no public one that
    is fenced by the executor's id, and `resume_workflow` resets the count of attempts.
    """
    DBOS._recover_pending_workflows([executor_id])
    return not DBOS.list_workflows(status="PENDING", executor_id=executor_id, limit=1)
