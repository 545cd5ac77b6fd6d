"""Predictions."""

from datetime import datetime

from pydantic import Field, JsonValue

from cyclorama.dialects.sartiq.answers.base import Answer, Id
from cyclorama.dialects.sartiq.answers.media import MediaResourcePublic
from cyclorama.dialects.sartiq.answers.refine import RefinePublic
from cyclorama.dialects.sartiq.enums import ErrorCategory, PredictionStatus


class PredictionPublic(Answer):
    seed: int
    status: PredictionStatus = PredictionStatus.PENDING
    result_image_url: str | None = None
    result_video_url: str | None = None
    duration_seconds: int | None = None
    favourite: bool = False
    error_message: str | None = None
    error_category: ErrorCategory | None = None
    id: Id
    created_at: datetime
    updated_at: datetime
    generation_id: Id
    shot_type: str | None = None
    refines: list[RefinePublic] = Field(default=[])
    result_image_media: MediaResourcePublic | None = None
    result_video_media: MediaResourcePublic | None = None
    refined_image_url: str | None


class PredictionsPublic(Answer):
    data: list[PredictionPublic]
    count: int


class BulkDeleteResponse(Answer):
    success_count: int
    failed_count: int
    failed_predictions: list[dict[str, JsonValue]]
    deleted_generations: list[Id]
    deleted_predictions: list[Id]
