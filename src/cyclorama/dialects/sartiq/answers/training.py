"""Trainings: the vendor publishes no shapes of them, so these are ours."""

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import Field

from cyclorama.dialects.sartiq.answers.base import Answer
from cyclorama.dialects.sartiq.answers.media import MediaResourcePublic
from cyclorama.dialects.sartiq.enums import ErrorCategory, PredictionStatus, TrainingStatus


class TrainingPhoto(Answer):
    """A photo as it was prepared. `number`: from 1, as it was sent; `score` 0..1; `findings`: what
    is wrong with it, in sentences; `measured`: by what it was judged."""

    number: int
    source_image: str
    status: PredictionStatus
    image_url: str | None = None
    image_media: MediaResourcePublic | None = None
    caption: str | None = None
    score: float | None = None
    verdict: str | None = None
    findings: list[str] = Field(default=[])
    measured: dict[str, Any] | None = None
    error_message: str | None = None


class TrainingDataset(Answer):
    """`verdict` and `findings`: on the photos together."""

    verdict: str | None = None
    findings: list[str] = Field(default=[])
    contact_sheet_url: str | None = None
    contact_sheet_media: MediaResourcePublic | None = None
    report_url: str | None = None
    report_media: MediaResourcePublic | None = None
    photos: list[TrainingPhoto]


class TrainedWeightsPublic(Answer):
    """`url`: where the trainer keeps the file."""

    id: UUID
    created_at: datetime
    trigger_word: str
    base_model_path: str
    url: str | None = None


class TrainingState(Answer):
    """`progress` 0..1."""

    task_id: UUID
    status: TrainingStatus
    progress: float
    started_at: datetime | None = None
    completed_at: datetime | None = None
    error_message: str | None = None
    error_category: ErrorCategory | None = None


class TrainingPublic(Answer):
    id: UUID
    created_at: datetime
    updated_at: datetime
    owner_id: UUID
    organization_id: UUID | None = None
    status: TrainingStatus
    progress: float
    started_at: datetime | None = None
    completed_at: datetime | None = None
    error_message: str | None = None
    error_category: ErrorCategory | None = None
    training_type: str
    entity_type: str
    entity_id: UUID | None = None
    trigger_word: str
    rank: int
    steps: int
    learning_rate: float
    base_model_path: str | None = None
    sample_prompts: list[str] = Field(default=[])
    source_images: list[str]
    preprocessing_transforms: list[str]
    preprocessing_captioning_strategy: str
    preprocessing_captioning_prompt: str | None = None
    dataset: TrainingDataset
    weights: TrainedWeightsPublic | None = None
    metadata: dict[str, Any] = Field(default={})


class TrainingsPublic(Answer):
    data: list[TrainingPublic]
    count: int
