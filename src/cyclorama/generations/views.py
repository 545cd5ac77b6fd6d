"""Generations, predictions and refines as they are read: what is kept of each, and how far the
run and the step are that make it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from pydantic import JsonValue

from cyclorama.production.states import RunState, StepState


class Making(NamedTuple):
    """How far a step is. `media_id`: what it has made."""

    state: StepState
    media_id: str | None
    error: Mapping[str, JsonValue] | None
    started_at: datetime | None
    finished_at: datetime | None


class RefineView(NamedTuple):
    id: str
    account_id: str
    prediction_id: str
    run_id: str
    step_id: str
    width: int | None
    height: int | None
    scale_factor: float | None
    prompt: str | None
    model_id: str | None
    source_refine_id: str | None
    created_at: datetime
    making: Making
    updated_at: datetime


class PredictionView(NamedTuple):
    """`shot_type`: what its generation is to show. `refines`: the oldest first."""

    id: str
    account_id: str
    generation_id: str
    number: int
    step_id: str
    seed: int
    favourite: bool
    selected: bool
    created_at: datetime
    shot_type: str | None
    making: Making
    updated_at: datetime
    refines: Sequence[RefineView] = ()


class GenerationView(NamedTuple):
    """`inputs`: the media that it is made from, by name, as far as they are there."""

    id: str
    account_id: str
    owner_id: str
    organization: bool
    type: str
    strategy: str
    tool: str | None
    revised: bool
    width: int | None
    height: int | None
    batch_size: int
    steps: int
    seed: int
    refine: bool
    subject_id: str | None
    product_id: str | None
    product2_id: str | None
    style_id: str | None
    shot_id: str | None
    shot_type_id: str | None
    shot_type_string: str | None
    model_id: str | None
    details: Mapping[str, JsonValue]
    inputs: Mapping[str, Sequence[str]]
    state: RunState
    created_at: datetime
    updated_at: datetime
    predictions: Sequence[PredictionView] = ()
