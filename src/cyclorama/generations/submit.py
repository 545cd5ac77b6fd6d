"""Submit generations and refines: run and records in one transaction.

    done = await submit_generation(submitter, clock, NewGeneration(...), idempotency)
    done = await submit_refine(submitter, clock, NewRefineRun(...), idempotency)

What is made (`Done.made_id`) is the generation, or the refine. Both raise InsufficientCredits and
IdempotencyMismatch.
"""

from dataclasses import dataclass

from cyclorama.generations.records import Input as Input
from cyclorama.generations.records import NewGeneration as NewGeneration
from cyclorama.generations.records import NewPrediction as NewPrediction
from cyclorama.generations.records import NewRefine as NewRefine
from cyclorama.generations.records import add_generation, add_refine
from cyclorama.generations.refining import refine_step
from cyclorama.kit.clock import Clock
from cyclorama.production.plan import Output, Plan, Value
from cyclorama.production.submit import Submission, Submitter
from cyclorama.store.database import Transaction
from cyclorama.store.idempotency import Done, Idempotency

DIALECT = "sartiq"  # in which callers read generations
GENERATION, REFINE = "generation", "refine"
"""The kinds of their runs."""


@dataclass(frozen=True, kw_only=True)
class NewRefineRun:
    """A refine of a prediction that is there: of its picture, or of what another refine made of
    it. `source_media_id`: that picture."""

    account_id: str
    prediction_id: str
    source_media_id: str
    refine: NewRefine


async def submit_generation(
    submitter: Submitter,
    clock: Clock,
    new: NewGeneration,
    idempotency: Idempotency | None = None,
) -> Done:
    async def record(transaction: Transaction, run_id: str) -> None:
        await add_generation(transaction, run_id, new, clock())

    return await submitter.submit(
        Submission(
            account_id=new.account_id,
            dialect=DIALECT,
            kind=GENERATION,
            plan=new.plan,
            client_state={"user_id": new.owner_id},
            idempotency=idempotency,
            record=record,
        )
    )


async def submit_refine(
    submitter: Submitter,
    clock: Clock,
    new: NewRefineRun,
    idempotency: Idempotency | None = None,
) -> Done:
    """The refine has the id of its run."""

    async def record(transaction: Transaction, run_id: str) -> None:
        await add_refine(
            transaction, run_id, new.account_id, new.prediction_id, run_id, new.refine, clock()
        )

    step = refine_step(new.refine, Value(value=new.source_media_id))
    return await submitter.submit(
        Submission(
            account_id=new.account_id,
            dialect=DIALECT,
            kind=REFINE,
            plan=Plan(steps=(step,), outputs=(Output(name="refine", step=step.id),)),
            idempotency=idempotency,
            record=record,
        )
    )
