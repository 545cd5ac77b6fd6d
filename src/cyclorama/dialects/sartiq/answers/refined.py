"""What became of a request for refines."""

from pydantic import Field, JsonValue

from cyclorama.dialects.sartiq.answers.base import Answer
from cyclorama.dialects.sartiq.answers.generation import GenerationPublic
from cyclorama.dialects.sartiq.answers.refine import RefinePublic


class MixedRefineResponse(Answer):
    total_success: int
    total_failed: int
    generations: list[GenerationPublic] = Field(default=[])
    refines: list[RefinePublic] = Field(default=[])
    failed_uploads: list[dict[str, JsonValue]] = Field(default=[])
    failed_refines: list[dict[str, JsonValue]] = Field(default=[])


class BulkRefineResponse(Answer):
    success_count: int
    failed_count: int
    failed_predictions: list[dict[str, JsonValue]]
    created_refines: list[RefinePublic]
