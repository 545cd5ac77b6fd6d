"""Take in what an outside trainer says of a training that it carries out."""

import sqlalchemy as sa
import structlog
from pydantic import JsonValue

from cyclorama.engines.data_set import Learned
from cyclorama.errors import NotFound
from cyclorama.kit.clock import Clock
from cyclorama.production.states import RunState
from cyclorama.store.database import Database
from cyclorama.store.generation_tables import trainings
from cyclorama.store.tables import runs
from cyclorama.training.asked import TrainingAsked
from cyclorama.training.report import Report, TrainingState, after
from cyclorama.training.weights import Weights

# What trainers call the address of the file with the weights.
_ADDRESSES = ("weights_url", "lora_url", "model_url", "url")
_LONGEST = 4000

log = structlog.get_logger()


async def receive(database: Database, clock: Clock, training_id: str, said: Report) -> bool:
    """Whether it changed anything: not what comes after the end, twice or too late.

    When it says that the training is completed, the thing that was learned has weights from then
    on. Raises NotFound.
    """
    async with database.write() as transaction:
        found = await transaction.execute(
            sa.select(trainings, runs.c.state.label("run_state"))
            .join(runs, runs.c.id == trainings.c.run_id)
            .where(trainings.c.run_id == training_id)
            .with_for_update(of=trainings)
        )
        row = found.one_or_none()
        if row is None:
            raise NotFound(f"There is no training {training_id}.")
        before = None if row.reported is None else Report.model_validate(row.reported)
        now_known = after(before, said)
        if now_known is None or row.run_state == RunState.CANCELLED.value:
            return False
        await transaction.execute(
            sa.update(trainings)
            .where(trainings.c.run_id == training_id)
            .values(reported=now_known.model_dump(mode="json"), updated_at=clock())
        )
        if now_known.state is TrainingState.COMPLETED and row.entity_id is not None:
            asked = TrainingAsked.model_validate(row.asked)
            await Weights(transaction, row.account_id).add(
                clock,
                learned=Learned(row.entity_kind),
                entity_id=row.entity_id,
                trigger=asked.trigger,
                base_model=asked.base_model,
                address=_address(now_known.metadata),
                training_id=training_id,
            )
    log.info("training.reported", training=training_id, state=now_known.state)
    return True


def _address(metadata: dict[str, JsonValue]) -> str | None:
    for name in _ADDRESSES:
        value = metadata.get(name)
        if isinstance(value, str) and value.startswith(("https://", "http://")):
            return value[:_LONGEST]
    return None
