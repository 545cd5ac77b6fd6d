"""Submit a training: run and record in one transaction."""

from cyclorama.durable.queue import BACKGROUND
from cyclorama.kit.clock import Clock
from cyclorama.production.submit import Submission, Submitter
from cyclorama.store.database import Transaction
from cyclorama.store.idempotency import Done, Idempotency
from cyclorama.training.plan import compile_training
from cyclorama.training.trainings import NewTraining, add_training

KIND = "training"
"""Of its runs."""


async def submit_training(
    submitter: Submitter,
    clock: Clock,
    dialect: str,
    new: NewTraining,
    idempotency: Idempotency | None = None,
) -> Done:
    """What is made (`Done.made_id`) is the training. It makes way for whatever somebody waits for.
    Raises InsufficientCredits, IdempotencyMismatch."""

    async def record(transaction: Transaction, run_id: str) -> None:
        await add_training(transaction, run_id, new, clock())

    return await submitter.submit(
        Submission(
            account_id=new.account_id,
            dialect=dialect,
            kind=KIND,
            plan=compile_training(new.asked),
            client_state={"user_id": new.owner_id},
            idempotency=idempotency,
            priority=BACKGROUND,
            record=record,
        )
    )
