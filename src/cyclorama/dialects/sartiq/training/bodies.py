"""What a training is asked for with, and what a trainer reports of one."""

from datetime import UTC, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from cyclorama.dialects.sartiq.enums import EntityType, TrainingType
from cyclorama.engines.data_set import MOST_PHOTOS
from cyclorama.engines.training import LearningRate, Rank, Rounds

CROP = "crop_to_subject"


def _in_utc(moment: datetime) -> datetime:
    """One without a time zone is taken for UTC."""
    try:
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except OverflowError as error:
        raise ValueError("the moment is too far away") from error


Moment = Annotated[datetime, AfterValidator(_in_utc)]
Address = Annotated[str, Field(min_length=1, max_length=4000)]
Prompt = Annotated[str, Field(max_length=2000)]


class TrainingCreate(BaseModel):
    """Without `source_images`, the pictures of the named subject, product or style are taken.

    `preprocessing_captioning_strategy`: `measured` says what is seen in each photo, `trigger` the
    trigger word alone; `preprocessing_captioning_prompt` is said in every caption.
    """

    training_type: TrainingType = TrainingType.LORA
    entity_type: EntityType = EntityType.PRODUCT
    entity_id: UUID | None = None
    trigger_word: str = Field(min_length=1, max_length=100)
    rank: Rank = 16
    steps: Rounds = 1000
    learning_rate: LearningRate = 1e-4
    sample_prompts: Annotated[list[Prompt], Field(max_length=20)] = []
    source_images: Annotated[list[Address], Field(max_length=MOST_PHOTOS)] = []
    base_model_path: Annotated[str, Field(max_length=500)] | None = None
    preprocessing_transforms: list[Literal["crop_to_subject"]] = ["crop_to_subject"]
    preprocessing_captioning_strategy: Literal["measured", "trigger"] = "measured"
    preprocessing_captioning_prompt: Annotated[str, Field(max_length=1000)] | None = None
    organization_id: UUID | None = None


class TrainingEvent(BaseModel):
    """The envelope of the vendor's task events, of which no shape is published: what is not read
    here is taken as well."""

    model_config = ConfigDict(extra="allow")

    event_type: str = Field("training_status_update", max_length=100)
    task_id: str | None = Field(None, max_length=100)
    status: str | None = Field(None, max_length=100)
    progress: float | None = Field(None, ge=0, le=1)
    timestamp: Moment | None = None
    started_at: Moment | None = None
    completed_at: Moment | None = None
    error_message: Annotated[str, Field(max_length=10_000)] | None = None
    error_category: Annotated[str, Field(max_length=100)] | None = None
    metadata: dict[str, Any] | None = None
