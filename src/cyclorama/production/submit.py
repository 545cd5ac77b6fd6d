"""Accept a plan: run, steps, credit hold, idempotency key and first jobs in one transaction.

When this returns the run exists and will be carried out, whatever happens next; when it raises
there is nothing: no row, no charge.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from pydantic import JsonValue

from cyclorama.credits.ledger import Ledger
from cyclorama.credits.prices import PriceList
from cyclorama.durable.queue import NORMAL, Queue
from cyclorama.kit.clock import Clock
from cyclorama.kit.secrets import Secret
from cyclorama.production.events import EventKind
from cyclorama.production.locked_run import LockedRun
from cyclorama.production.plan import Plan
from cyclorama.production.states import RunState, StepState
from cyclorama.steps.registry import step_type
from cyclorama.store.database import Database, Transaction
from cyclorama.store.idempotency import Done, Idempotency, once
from cyclorama.store.tables import events, runs, steps


@dataclass(frozen=True)
class Callback:
    url: str
    secret: str | None = None


@dataclass(frozen=True)
class Submission:
    account_id: str
    dialect: str
    kind: str
    plan: Plan
    client_state: JsonValue = None
    callback: Callback | None = None
    idempotency: Idempotency | None = None
    priority: int = NORMAL
    record: Callable[[Transaction, str], Awaitable[None]] | None = None
    """Writes what a dialect keeps beside the run, given its id, in the same transaction."""


class Submitter:
    def __init__(
        self, database: Database, queue: Queue, prices: PriceList, secret: Secret, clock: Clock
    ) -> None:
        self._database = database
        self._queue = queue
        self._prices = prices
        self._secret = secret
        self._clock = clock

    async def submit(self, submission: Submission) -> Done:
        """What is made is the run. Raises InsufficientCredits; IdempotencyMismatch where the key
        was used for another request."""
        for step in submission.plan.steps:
            step_type(step.type)  # raises before anything is written
        return await once(
            self._database,
            self._clock,
            submission.account_id,
            submission.idempotency,
            lambda transaction, run_id: self._accept(transaction, submission, run_id),
        )

    async def _accept(self, transaction: Transaction, submission: Submission, run_id: str) -> None:
        run = await self._insert(transaction, submission, run_id)
        if submission.record is not None:
            await submission.record(transaction, run_id)
        await run.advance()
        # Last, because it locks the account: those who submit for the same account at the
        # same time wait for each other only from here to the commit.
        if price := submission.plan.price(self._prices):
            ledger = Ledger(transaction, submission.account_id, self._clock)
            await ledger.hold(run.id, price)

    async def _insert(
        self, transaction: Transaction, submission: Submission, run_id: str
    ) -> LockedRun:
        row = self._run_row(submission, run_id)
        plan, price = submission.plan, row["credits_held"]
        states = {
            step.id: StepState.WAITING if step.id in plan.active else StepState.SKIPPED
            for step in plan.steps
        }
        await transaction.execute(sa.insert(runs), row)
        credits_of = {step.id: plan.price_of(step.id, self._prices) for step in plan.steps}
        await transaction.execute(sa.insert(steps), _step_rows(plan, states, credits_of, run_id))
        await transaction.execute(
            sa.insert(events).values(
                run_id=run_id,
                number=row["events"],
                kind=EventKind.RUN_QUEUED.value,
                data={"credits": price},
                at=row["created_at"],
            )
        )
        attempts = dict.fromkeys(states, 0)
        return LockedRun(
            transaction,
            self._queue,
            self._clock,
            row,
            plan,
            states,
            attempts,
            credits_of,
            dict.fromkeys(states),
        )

    def _run_row(self, submission: Submission, run_id: str) -> dict[str, Any]:
        callback = submission.callback
        return {
            "id": run_id,
            "account_id": submission.account_id,
            "dialect": submission.dialect,
            "kind": submission.kind,
            "state": RunState.QUEUED.value,
            "priority": submission.priority,
            "plan": submission.plan.model_dump(mode="json"),
            "client_state": submission.client_state,
            "callback_url": callback.url if callback else None,
            "callback_secret": (
                self._secret.encrypt(callback.secret) if callback and callback.secret else None
            ),
            "credits_held": submission.plan.price(self._prices),
            "credits_charged": 0,
            "events": 1,
            "created_at": self._clock(),
        }


def _step_rows(
    plan: Plan, states: Mapping[str, StepState], credits_of: Mapping[str, int], run_id: str
) -> list[dict[str, object]]:
    return [
        {
            "run_id": run_id,
            "id": step.id,
            "position": position,
            "type": step.type,
            "version": step.version,
            "state": states[step.id].value,
            "attempt": 0,
            "progress": 0.0,
            "credits": credits_of[step.id],
        }
        for position, step in enumerate(plan.steps)
    ]
