"""Carry out the steps of runs: the handler of step jobs.

A step's beginning is one transaction and its outcome another; between the two the work is
done. A worker that dies in between leaves a running step, which another one begins again.
"""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import structlog
from pydantic import JsonValue
from sqlalchemy.exc import SQLAlchemyError

from cyclorama.durable.queue import Queue
from cyclorama.errors import CycloramaError, DeadlineExceeded
from cyclorama.kit.clock import Clock
from cyclorama.production.bench import Workshop
from cyclorama.production.locked_run import LockedRun, job_id
from cyclorama.production.plan import Plan, StepSpec
from cyclorama.production.reading import step_outputs
from cyclorama.production.states import StepState
from cyclorama.steps.base import StepResult, StepType
from cyclorama.steps.registry import step_type
from cyclorama.store.database import Database

# Passing failures are tried again after 1, 4, 16 ... seconds.
FIRST_RETRY_SECONDS, RETRY_BACKOFF = 1.0, 4.0
# A step that took no longer is followed by the next in the same job, without waiting for a poll.
# After a longer one the poll does not matter, and others who are more urgent get their turn.
CARRY_ON_SECONDS = 1.0

log = structlog.get_logger()


@dataclass(frozen=True)
class Begun:
    """A step that this worker has begun. `outputs`: what the steps before it have made."""

    account_id: str
    run_id: str
    plan: Plan
    step: StepSpec
    attempt: int
    outputs: dict[str, dict[str, JsonValue]]

    @property
    def type(self) -> StepType[Any]:
        return step_type(self.step.type)


class Conductor:
    def __init__(
        self,
        database: Database,
        queue: Queue,
        clock: Clock,
        workshop: Workshop,
        carry_on_seconds: float = CARRY_ON_SECONDS,
    ) -> None:
        self._database = database
        self._queue = queue
        self._clock = clock
        self._workshop = workshop
        self._carry_on_seconds = carry_on_seconds

    async def perform(self, payload: Mapping[str, str]) -> None:
        """The handler of step jobs: carries out its step, and those that it is given after it."""
        run_id, step_id, attempt = payload["run"], payload["step"], int(payload["attempt"])
        while begun := await self._begin(run_id, step_id, attempt):
            with structlog.contextvars.bound_contextvars(
                account=begun.account_id, run=run_id, step=begun.step.id, attempt=begun.attempt
            ):
                await self._carry_out(begun)

    async def _begin(self, run_id: str, own_step: str, own_attempt: int) -> Begun | None:
        """Begin the job's own step, or the one that it was given since. None if there is nothing
        to do: its steps ended already, or the run did, or a later job has them."""
        async with self._database.write() as transaction:
            run = await LockedRun.lock(transaction, self._queue, self._clock, run_id)
            step_id = run.open_step_of(job_id(run_id, own_step, own_attempt))
            if run.state.is_terminal or step_id is None:
                return None
            attempt = own_attempt if step_id == own_step else 1  # a retry has its own job
            await run.begin_step(step_id, attempt)
            outputs = await step_outputs(transaction, run_id)
        spec = run.plan.step(step_id)
        return Begun(run.account_id, run_id, run.plan, spec, attempt, outputs)

    async def _carry_out(self, begun: Begun) -> None:
        started = time.monotonic()
        try:
            params = begun.plan.resolve(begun.step.id, begun.outputs, begun.run_id)
            begun.type.check(params)
            async with self._workshop.bench(
                begun.account_id, begun.run_id, begun.step.id, begun.attempt
            ) as bench:
                async with asyncio.timeout(begun.type.seconds):
                    result = await begun.type.carry_out(bench, params)
                await self._succeed(begun, result, time.monotonic() - started)
        except SQLAlchemyError:
            raise  # not the step's fault: the job is tried again
        except TimeoutError:
            await self._fail(
                begun,
                DeadlineExceeded(f"This step took longer than {begun.type.seconds:.0f} seconds."),
            )
        except CycloramaError as error:
            await self._fail(begun, error)
        except Exception:
            log.exception("step.crashed")
            await self._fail(begun, CycloramaError("Something went wrong on our side."))
        log.info("step.ended", type=begun.step.type, seconds=round(time.monotonic() - started, 3))

    async def _succeed(self, begun: Begun, result: StepResult, seconds: float) -> None:
        async with self._database.write() as transaction:
            run = await LockedRun.lock(transaction, self._queue, self._clock, begun.run_id)
            if _holds(run, begun):
                carry_on = seconds < self._carry_on_seconds
                await run.succeed_step(
                    begun.step.id,
                    result.outputs,
                    result.made,
                    part=result.part,
                    carry_on=carry_on,
                )
            elif run.state.is_terminal:
                await run.drop_media()  # what was kept after the run had ended

    async def _fail(self, begun: Begun, error: CycloramaError) -> None:
        again = error.transient and begun.attempt < begun.type.attempts
        log.warning("step.failed", code=error.code, message=error.public, again=again)
        async with self._database.write() as transaction:
            run = await LockedRun.lock(transaction, self._queue, self._clock, begun.run_id)
            if not _holds(run, begun):
                return
            if again:
                wait = FIRST_RETRY_SECONDS * RETRY_BACKOFF ** (begun.attempt - 1)
                await run.retry_step(begun.step.id, error, wait)
            else:
                await run.fail_step(begun.step.id, error)
        await self._queue.cancel(run.abandoned_jobs)


def _holds(run: LockedRun, begun: Begun) -> bool:
    """Whether the outcome still counts: the run goes on, and no later attempt has begun."""
    return (
        not run.state.is_terminal
        and run.states[begun.step.id] is StepState.RUNNING
        and run.attempts[begun.step.id] == begun.attempt
    )
