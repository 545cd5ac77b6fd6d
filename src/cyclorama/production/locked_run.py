"""One run, locked within a transaction: the only code that changes runs and steps.

Every change and all that follows from it (the steps that become ready, credits, events, the
webhook) are written by the same transaction, so that no crash can come between them.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Self

import sqlalchemy as sa
from pydantic import JsonValue

from cyclorama.credits.ledger import WHOLE_RUN, Ledger
from cyclorama.durable.lanes import Lane
from cyclorama.durable.queue import Job, Queue
from cyclorama.engines.capabilities import Made
from cyclorama.errors import CycloramaError, NotFound
from cyclorama.kit.clock import Clock
from cyclorama.production.events import EventKind
from cyclorama.production.plan import Pay, Plan
from cyclorama.production.states import RunState, StepState, advance, may_move
from cyclorama.steps.registry import step_type
from cyclorama.store.database import Transaction
from cyclorama.store.tables import events, media, runs, steps
from cyclorama.webhooks import outbox
from cyclorama.webhooks.events import WebhookEvent

STEP_JOB = "step"
_DEPTHS = 10  # steps that are further down all rank alike


def job_id(run_id: str, step_id: str, attempt: int) -> str:
    return f"{run_id}:{step_id}:{attempt}"


def _job_priority(run_priority: int, depth: int) -> int:
    """The lower goes first: among runs of one priority, those that have come far are ended
    before others are begun."""
    return run_priority * _DEPTHS - min(depth, _DEPTHS - 1)


def run_of_job(job: str) -> str | None:
    """The run that a job belongs to; None for jobs of another kind."""
    run_id, *rest = job.split(":")
    return run_id if len(rest) == 2 else None


class LockedRun:
    def __init__(
        self,
        transaction: Transaction,
        queue: Queue,
        clock: Clock,
        row: Mapping[str, Any],
        plan: Plan,
        states: dict[str, StepState],
        attempts: dict[str, int],
        credits_of: dict[str, int],
        jobs: dict[str, str | None],
    ) -> None:
        """For a run that this transaction has just written; any other is to be locked.

        `row`: its row in `runs`; `states`, `attempts`, `credits_of` and `jobs`: those of its
        steps, in their order.
        """
        self._transaction = transaction
        self._queue = queue
        self._clock = clock
        self._row = row
        self._events: int = row["events"]
        self.id: str = row["id"]
        self.account_id: str = row["account_id"]
        self.plan = plan
        self.state = RunState(row["state"])
        self.states = states
        self.attempts = attempts
        self._credits_of = credits_of
        self._jobs = jobs
        self.abandoned_jobs: list[str] = []
        """To be cancelled when the transaction is committed: nothing that they make is wanted."""

    @classmethod
    async def lock(cls, transaction: Transaction, queue: Queue, clock: Clock, run_id: str) -> Self:
        """Lock the run until the transaction ends. Raises NotFound."""
        found = await transaction.execute(
            sa.select(runs).where(runs.c.id == run_id).with_for_update()
        )
        row = found.mappings().one_or_none()
        if row is None:
            raise NotFound(f"There is no run {run_id}.")
        listed = await transaction.execute(
            sa.select(steps.c.id, steps.c.state, steps.c.attempt, steps.c.credits, steps.c.job)
            .where(steps.c.run_id == run_id)
            .order_by(steps.c.position)
        )
        states: dict[str, StepState] = {}
        attempts: dict[str, int] = {}
        credits_of: dict[str, int] = {}
        jobs: dict[str, str | None] = {}
        for step in listed:
            states[step.id] = StepState(step.state)
            attempts[step.id] = step.attempt
            credits_of[step.id] = step.credits
            jobs[step.id] = step.job
        plan = Plan.model_validate(row["plan"])
        return cls(transaction, queue, clock, dict(row), plan, states, attempts, credits_of, jobs)

    # -- steps

    async def begin_step(self, step_id: str, attempt: int) -> None:
        now = self._clock()
        if self.state is RunState.QUEUED:
            await self._move(RunState.RUNNING, started_at=now)
            await self._record(EventKind.RUN_STARTED)
        await self._set_step(
            step_id, StepState.RUNNING, attempt=attempt, started_at=now, progress=0.0
        )
        await self._record(EventKind.STEP_STARTED, step=step_id, attempt=attempt)

    def open_step_of(self, job: str) -> str | None:
        """The step that a job carries out, if it has not ended: a job goes on with the next step
        of its run where that is worth it."""
        for step_id, its_job in self._jobs.items():
            if its_job == job and not self.states[step_id].is_terminal:
                return step_id
        return None

    async def succeed_step(
        self,
        step_id: str,
        outputs: Mapping[str, JsonValue],
        made: Made | None,
        *,
        part: Fraction = Fraction(1),
        carry_on: bool = False,
    ) -> None:
        """`part`: of the step's price that is paid. `carry_on`: the step's job takes the first step
        on its lane that is ready now, instead of a job of its own, which would wait for the next
        poll of the queue."""
        self._credits_of[step_id] = int(self._credits_of[step_id] * part)
        await self._set_step(
            step_id,
            StepState.SUCCEEDED,
            credits=self._credits_of[step_id],
            outputs=dict(outputs),
            made=made.model_dump(mode="json") if made else None,
            finished_at=self._clock(),
            progress=1.0,
        )
        if self.plan.pay is Pay.AS_MADE:
            await self._settle(step_id, self._credits_of[step_id])
        await self._record(
            EventKind.STEP_SUCCEEDED, step=step_id, credits=self._credits_of[step_id]
        )
        await self.advance(step_id if carry_on else None)

    async def retry_step(self, step_id: str, error: CycloramaError, wait_seconds: float) -> None:
        """Queue the next attempt, to begin after `wait_seconds`."""
        await self._set_step(step_id, StepState.QUEUED, error=as_data(error))
        await self._record(
            EventKind.STEP_RETRIED, step=step_id, code=error.code, message=error.public
        )
        await self._enqueue(step_id, self.attempts[step_id] + 1, wait_seconds)

    async def fail_step(self, step_id: str, error: CycloramaError) -> None:
        await self._fail(step_id, as_data(error))
        await self.advance()

    async def _fail(self, step_id: str, error: dict[str, JsonValue]) -> None:
        await self._set_step(step_id, StepState.FAILED, error=error, finished_at=self._clock())
        await self._record(EventKind.STEP_FAILED, step=step_id, **error)

    # -- the run

    async def advance(self, after: str | None = None) -> None:
        """Do what follows from the steps' states: queue what is ready, or end the run. `after`: the
        step whose job carries on."""
        follows = advance(self.plan, self.states)
        for step_id, cause in follows.doomed.items():
            await self._fail(step_id, await self._error_of(cause))
        for step_id in follows.ready:
            if after is not None and self._lane(step_id) is self._lane(after):
                await self._give_to(step_id, self._jobs[after])
                after = None
            else:
                await self._enqueue(step_id, 1)
        for step_id in follows.abandoned:
            if (job := self._jobs[step_id]) is not None:
                self.abandoned_jobs.append(job)
            await self._set_step(step_id, StepState.CANCELLED, finished_at=self._clock())
        if follows.end is not None:
            await self._end(follows.end)

    async def cancel(self) -> None:
        await self._close_steps(StepState.CANCELLED)
        await self._end(RunState.CANCELLED)

    async def fail(self, error: CycloramaError) -> None:
        """End the run as a whole, whatever its steps are doing. What it has made is kept."""
        await self._close_steps(StepState.FAILED, error=as_data(error))
        await self.advance()

    async def _close_steps(
        self, state: StepState, error: dict[str, JsonValue] | None = None
    ) -> None:
        for step_id, now in list(self.states.items()):
            if not now.is_terminal:
                await self._set_step(step_id, state, error=error, finished_at=self._clock())

    async def _end(self, state: RunState) -> None:
        if state in (RunState.SUCCEEDED, RunState.PARTIAL):
            await self._settle_rest()
        released = await Ledger(self._transaction, self.account_id, self._clock).release(self.id)
        await self._move(
            state,
            finished_at=self._clock(),
            error=await self._first_error() if state is RunState.FAILED else None,
            credits_charged=self._row["credits_held"] - released,
        )
        await self.drop_media()
        await self._record(EventKind(f"run.{state}"))
        if self._row["callback_url"]:
            await outbox.write(
                self._transaction,
                self._queue,
                self._clock,
                account_id=self.account_id,
                dialect=self._row["dialect"],
                event=WebhookEvent.RUN_ENDED,
                subject_id=self.id,
                url=self._row["callback_url"],
                secret=self._row["callback_secret"],
            )

    async def _settle_rest(self) -> None:
        """Spend what was not spent as it was made."""
        await self._settle(WHOLE_RUN, self.plan.fee)
        if self.plan.pay is Pay.WHEN_DONE:
            for step_id, state in self.states.items():
                if state is StepState.SUCCEEDED:
                    await self._settle(step_id, self._credits_of[step_id])

    async def _settle(self, step_id: str, price: int) -> None:
        if price:
            ledger = Ledger(self._transaction, self.account_id, self._clock)
            await ledger.settle(self.id, step_id, price)

    async def drop_media(self) -> None:
        """Nothing of a run that made nothing is kept: the retention sweep deletes it. A run that
        was cancelled after some of its outputs were made, and paid for, has made something."""
        outputs = (output.step for output in self.plan.outputs)
        seen = self.states if self.plan.shows_steps else outputs
        if not any(self.states[step_id] is StepState.SUCCEEDED for step_id in seen):
            await self._transaction.execute(
                sa.update(media).where(media.c.run_id == self.id).values(expires_at=self._clock())
            )

    async def _move(self, state: RunState, **values: object) -> None:
        if not may_move(self.state, state):
            raise RuntimeError(f"a run cannot go from {self.state} to {state}")
        await self._transaction.execute(
            sa.update(runs).where(runs.c.id == self.id).values(state=state.value, **values)
        )
        self.state = state

    # -- rows

    async def _set_step(self, step_id: str, state: StepState, **values: object) -> None:
        await self._transaction.execute(
            sa.update(steps)
            .where(steps.c.run_id == self.id, steps.c.id == step_id)
            .values(state=state.value, **values)
        )
        self.states[step_id] = state

    async def _record(self, kind: EventKind, **data: JsonValue) -> None:
        self._events += 1
        await self._transaction.execute(
            sa.insert(events).values(
                run_id=self.id, number=self._events, kind=kind.value, data=data, at=self._clock()
            )
        )
        await self._transaction.execute(
            sa.update(runs).where(runs.c.id == self.id).values(events=self._events)
        )

    async def _give_to(self, step_id: str, job: str | None) -> None:
        await self._set_step(step_id, StepState.QUEUED, job=job)
        self._jobs[step_id] = job

    def _lane(self, step_id: str) -> Lane:
        return step_type(self.plan.step(step_id).type).lane

    async def _enqueue(self, step_id: str, attempt: int, wait_seconds: float = 0) -> None:
        job = job_id(self.id, step_id, attempt)
        await self._give_to(step_id, job)
        await self._queue.put(
            self._transaction,
            Job(
                id=job,
                kind=STEP_JOB,
                lane=self._lane(step_id),
                payload={"run": self.id, "step": step_id, "attempt": str(attempt)},
                priority=_job_priority(self._row["priority"], self.plan.depths[step_id]),
                delay_seconds=wait_seconds,
            ),
        )

    async def _error_of(self, step_id: str) -> dict[str, JsonValue]:
        error = await self._transaction.scalar(
            sa.select(steps.c.error).where(steps.c.run_id == self.id, steps.c.id == step_id)
        )
        return dict(error or {})

    async def _first_error(self) -> dict[str, JsonValue] | None:
        found = await self._transaction.execute(
            sa.select(steps.c.error)
            .where(steps.c.run_id == self.id, steps.c.state == StepState.FAILED.value)
            .order_by(steps.c.position)
            .limit(1)
        )
        return found.scalar_one_or_none()


def as_data(error: CycloramaError) -> dict[str, JsonValue]:
    return {"code": error.code, "message": error.public}
