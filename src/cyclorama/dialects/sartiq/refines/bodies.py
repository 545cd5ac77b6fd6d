"""The bodies of requests for refines."""

from typing import Annotated, Self
from uuid import UUID

from pydantic import BaseModel, Field, JsonValue, model_validator

from cyclorama.dialects.sartiq.generations.bodies import Address
from cyclorama.dialects.sartiq.single.bodies import InScope, Prose
from cyclorama.engines.retouching import Pixels
from cyclorama.generations.refining import FACTORS
from cyclorama.imaging.adjustment import MAX_PIXELS

MAX_ITEMS = 100
OLD: dict[str, JsonValue] = {"deprecated": True}
_READ = 1000  # items of a list that is too long are counted, not looked at


class RefineSize(BaseModel):
    """Either `width` and `height` together, or `scale_factor`: 2, 4 or 8."""

    width: Pixels | None = None
    height: Pixels | None = None
    scale_factor: float | None = None
    prompt: Prose | None = None

    @model_validator(mode="after")
    def _in_one_way(self) -> Self:
        sides = (self.width is not None) + (self.height is not None)
        if sides != (2 if self.scale_factor is None else 0):
            raise ValueError("send either width and height together, or scale_factor")
        if self.scale_factor is not None and self.scale_factor not in FACTORS:
            raise ValueError("scale_factor is 2, 4 or 8")
        if self.width and self.height and self.width * self.height > MAX_PIXELS:
            raise ValueError(f"at most {MAX_PIXELS // 1_000_000} megapixels are made")
        return self


class RefineGenerationRequest(InScope, RefineSize):
    """`base_image_urls`, `prediction_ids` or both. `refines_refine_ids`: for a prediction's id the
    refine of it that is refined again. `base_image_url` and `refines_refine_id` are the old forms
    for one."""

    base_image_url: Address | None = Field(None, json_schema_extra=OLD)
    base_image_urls: Annotated[list[Address], Field(max_length=_READ)] | None = None
    prediction_ids: Annotated[list[UUID], Field(max_length=_READ)] | None = None
    refines_refine_ids: Annotated[dict[UUID, UUID], Field(max_length=_READ)] | None = None
    refine_model_id: UUID | None = None
    refines_refine_id: UUID | None = Field(None, json_schema_extra=OLD)

    @model_validator(mode="after")
    def _chained_to_what_is_sent(self) -> Self:
        if unknown := set(self.refines_refine_ids or ()).difference(self.prediction_ids or ()):
            raise ValueError(f"refines_refine_ids: {min(unknown)} is not in prediction_ids")
        return self

    @property
    def urls(self) -> list[str]:
        one = [] if self.base_image_url is None else [self.base_image_url]
        return [*one, *(self.base_image_urls or ())]

    @property
    def predictions(self) -> list[str]:
        """Each once."""
        return [str(one) for one in dict.fromkeys(self.prediction_ids or ())]

    @property
    def chained(self) -> dict[str, str]:
        """For a prediction the refine that is its source."""
        if self.refines_refine_id is not None:
            old = dict.fromkeys(self.predictions, str(self.refines_refine_id))
        else:
            old = {}
        named = {str(one): str(other) for one, other in (self.refines_refine_ids or {}).items()}
        return old | named


class BulkRefineRequest(RefineSize):
    prediction_ids: Annotated[list[UUID], Field(max_length=_READ)]
    generative_models_id: UUID | None = None
    refines_refine_id: UUID | None = None


class RefineCreate(RefineSize):
    """One refine of one prediction."""

    prediction_id: UUID
    refine_model_id: UUID | None = None
    refines_refine_id: UUID | None = None
