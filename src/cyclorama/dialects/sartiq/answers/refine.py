"""Refines of predictions."""

from datetime import datetime

from cyclorama.dialects.sartiq.answers.base import Answer, Id
from cyclorama.dialects.sartiq.answers.media import MediaResourcePublic
from cyclorama.dialects.sartiq.enums import ErrorCategory, RefineStatus


class RefinePublic(Answer):
    status: RefineStatus = RefineStatus.PENDING
    result_image_url: str | None = None
    width: int | None = None
    height: int | None = None
    scale_factor: float | None = None
    prompt: str | None = None
    refine_model_id: Id | None = None
    error_message: str | None = None
    error_category: ErrorCategory | None = None
    refines_refine_id: Id | None = None
    id: Id
    created_at: datetime
    updated_at: datetime
    prediction_id: Id
    task_id: str | None = None
    result_image_media: MediaResourcePublic | None = None


class RefinesPublic(Answer):
    data: list[RefinePublic]
    count: int
