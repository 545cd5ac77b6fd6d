"""Rows of generations, predictions and refines, each joined to the run or step that makes it."""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from pydantic import JsonValue

from cyclorama.generations.records import INPUTS
from cyclorama.generations.views import GenerationView, Making, PredictionView, RefineView
from cyclorama.production.states import RunState, StepState
from cyclorama.store.generation_tables import generations
from cyclorama.store.tables import runs, steps

KEPT = tuple(column for column in generations.c if column is not generations.c.asked)
"""Of a generation, what readers are told; the request is kept for those who ask what went wrong."""

RUN = (
    runs.c.state,
    runs.c.started_at.label("run_started_at"),
    runs.c.finished_at.label("run_finished_at"),
)
"""What a generation's row is joined to."""

MAKING = (
    steps.c.state.label("step_state"),
    steps.c.outputs.label("step_outputs"),
    steps.c.error.label("step_error"),
    steps.c.started_at.label("step_started_at"),
    steps.c.finished_at.label("step_finished_at"),
)
"""What a prediction's and a refine's is joined to."""


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


def prediction_of(row: sa.Row[Any], its_refines: Sequence[RefineView]) -> PredictionView:
    making = _making(row)
    return PredictionView(
        id=row.id,
        account_id=row.account_id,
        generation_id=row.generation_id,
        number=row.number,
        step_id=row.step_id,
        seed=row.seed,
        favourite=row.favourite,
        selected=row.selected,
        shot_type=row.shot_type_string,
        created_at=row.created_at,
        updated_at=making.latest(row.updated_at),
        making=making,
        refines=its_refines,
    )


def refine_of(row: sa.Row[Any]) -> RefineView:
    making = _making(row)
    return RefineView(
        id=row.id,
        account_id=row.account_id,
        prediction_id=row.prediction_id,
        run_id=row.run_id,
        step_id=row.step_id,
        width=row.width,
        height=row.height,
        scale_factor=row.scale_factor,
        prompt=row.prompt,
        model_id=row.model_id,
        source_refine_id=row.source_refine_id,
        created_at=row.created_at,
        updated_at=making.latest(row.updated_at),
        making=making,
    )


def _making(row: sa.Row[Any]) -> Making:
    outputs: Mapping[str, JsonValue] = row.step_outputs or {}
    media = outputs.get("media")
    return Making(
        state=StepState(row.step_state),
        media_id=media if isinstance(media, str) else None,
        error=row.step_error,
        started_at=row.step_started_at,
        finished_at=row.step_finished_at,
    )
