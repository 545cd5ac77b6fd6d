"""Rows of generations, predictions and refines, each joined to the run or step that makes it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from pydantic import JsonValue

from cyclorama.generations.records import INPUTS
from cyclorama.generations.views import GenerationView, Making, PredictionView, RefineView
from cyclorama.production.states import RunState, StepState
from cyclorama.store.generation_tables import generations, predictions, refines
from cyclorama.store.tables import runs, steps

GENERATIONS = sa.select(
    # The request is kept for those who ask what went wrong.
    *(column for column in generations.c if column is not generations.c.asked),
    runs.c.state,
    runs.c.started_at.label("run_started_at"),
    runs.c.finished_at.label("run_finished_at"),
).join(runs, runs.c.id == generations.c.run_id)

# In the order of the views: a long list has hundreds of predictions and refines, which are made
# of their rows as they stand. The last six columns tell how far they are.
_MAKING = (steps.c.state, steps.c.outputs, steps.c.error, steps.c.started_at, steps.c.finished_at)
_HOW_FAR = 6

PREDICTIONS = (
    sa.select(
        *(predictions.c[name] for name in PredictionView._fields[:-4]),
        generations.c.shot_type_string,
        predictions.c.updated_at,
        *_MAKING,
    )
    .select_from(predictions)
    .join(generations, generations.c.run_id == predictions.c.generation_id)
    .join(
        steps,
        (steps.c.run_id == predictions.c.generation_id) & (steps.c.id == predictions.c.step_id),
    )
)

REFINES = (
    sa.select(
        *(refines.c[name] for name in RefineView._fields[:-2]), refines.c.updated_at, *_MAKING
    )
    .select_from(refines)
    .join(steps, (steps.c.run_id == refines.c.run_id) & (steps.c.id == refines.c.step_id))
    .order_by(refines.c.created_at, refines.c.id)
)


def generation_of(
    row: sa.Row[*tuple[Any, ...]],
    its_predictions: Sequence[PredictionView],
    taken: Mapping[tuple[str, str], str],
) -> GenerationView:
    inputs: dict[str, list[str]] = {}
    for name, sources in row.details.get(INPUTS, {}).items():
        media = [one.get("media") or taken.get((row.run_id, one["step"])) for one in sources]
        inputs[name] = [one for one in media if one is not None]
    moments = (row.updated_at, row.run_started_at, row.run_finished_at)
    return GenerationView(
        id=row.run_id,
        account_id=row.account_id,
        owner_id=row.owner_id,
        organization=row.organization,
        type=row.type,
        strategy=row.strategy,
        tool=row.tool,
        revised=row.revised,
        width=row.width,
        height=row.height,
        batch_size=row.batch_size,
        steps=row.steps,
        seed=row.seed,
        refine=row.refine,
        subject_id=row.subject_id,
        product_id=row.product_id,
        product2_id=row.product2_id,
        style_id=row.style_id,
        shot_id=row.shot_id,
        shot_type_id=row.shot_type_id,
        shot_type_string=row.shot_type_string,
        model_id=row.model_id,
        details=row.details,
        inputs=inputs,
        state=RunState(row.state),
        created_at=row.created_at,
        updated_at=max(filter(None, moments)),
        predictions=its_predictions,
    )


def prediction_of(row: Sequence[Any], its_refines: Sequence[RefineView]) -> PredictionView:
    return PredictionView._make((*row[:-_HOW_FAR], *_made(*row[-_HOW_FAR:]), its_refines))


def refine_of(row: Sequence[Any]) -> RefineView:
    return RefineView._make((*row[:-_HOW_FAR], *_made(*row[-_HOW_FAR:])))


def _made(
    written: datetime,
    state: str,
    outputs: Mapping[str, JsonValue] | None,
    error: Mapping[str, JsonValue] | None,
    started_at: datetime | None,
    finished_at: datetime | None,
) -> tuple[Making, datetime]:
    """How far it is, and when anything was last changed. `written`: when its record was."""
    media = outputs.get("media") if outputs else None
    media_id = media if isinstance(media, str) else None
    changed = max(filter(None, (written, started_at, finished_at)))
    return Making(StepState(state), media_id, error, started_at, finished_at), changed
