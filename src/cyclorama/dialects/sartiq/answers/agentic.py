"""Generations that are judged and tried again."""

from datetime import datetime

from pydantic import Field, JsonValue

from cyclorama.dialects.sartiq.answers.base import Answer
from cyclorama.dialects.sartiq.answers.generation import GenerationPublic


class AgenticGenerationResponse(GenerationPublic):
    orchestration_shot_id: str
    orchestration_status: str = "processing"
    message: str = "Shot orchestration started"
    estimated_completion_time: float | None = None


class AgenticShotAttempt(Answer):
    attempt_number: int
    image_url: str | None = None
    error_message: str | None = None
    started_at: datetime | None = None
    completed_at: datetime | None = None
    generation_metadata: dict[str, JsonValue] = Field(default={})
    evaluation_status: str | None = None
    confidence_score: float | None = None
    detected_shot_type: str | None = None
    evaluation_feedback: str | None = None


class AgenticShotStatus(Answer):
    shot_id: str
    status: str
    total_attempts: int = 0
    max_attempts: int = 3
    current_attempt: int | None = None
    final_image_url: str | None = None
    best_confidence: float | None = None
    error_message: str | None = None
    started_at: datetime | None = None
    completed_at: datetime | None = None
    duration_seconds: float | None = None
    attempts: list[AgenticShotAttempt] = Field(default=[])
    orchestration_metadata: dict[str, JsonValue] = Field(default={})
