"""`/generation-models`: who makes pictures. Everybody reads them; administrators change them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Any, ClassVar

from pydantic import Field

from cyclorama.dialects.sartiq.answers.base import Answer
from cyclorama.dialects.sartiq.call import Call
from cyclorama.dialects.sartiq.enums import GenerationTool
from cyclorama.dialects.sartiq.errors import NO_PERMISSION, SartiqError
from cyclorama.dialects.sartiq.library.fields import ItemCreate, ItemPublic
from cyclorama.dialects.sartiq.library.filters import Paged
from cyclorama.dialects.sartiq.library.routes import routes
from cyclorama.dialects.sartiq.library.shelf import Shelf
from cyclorama.studio.bodies import GenerationModel, Line, Text
from cyclorama.studio.wanted import Wanted

Limit = Annotated[int, Field(ge=1, le=2**31 - 1)]


class GenerationModelCreate(ItemCreate):
    """`provider`: the engine that makes the pictures, such as `draft`."""

    is_public: bool = True
    icon: Text | None = None
    provider: Line
    provider_config: dict[str, Any] = Field(default={})
    provider_capabilities: dict[str, Any] = Field(default={})
    fallback_provider: Line | None = None
    fallback_provider_config: dict[str, Any] | None = None
    fallback_provider_capabilities: dict[str, Any] | None = None
    tool_types: list[GenerationTool] = Field(default=[], max_length=50)
    recommended: bool = False
    beta: bool = False
    max_output_width: Limit | None = None
    max_output_height: Limit | None = None
    max_size_pixels: Limit | None = None

    def body(self, item_id: str) -> GenerationModel:
        return GenerationModel.model_validate(self.model_dump(mode="json"))


class GenerationModelPublic(ItemPublic):
    icon: str | None = None
    provider: str
    provider_config: Mapping[str, Any]
    provider_capabilities: Mapping[str, Any]
    fallback_provider: str | None = None
    fallback_provider_config: Mapping[str, Any] | None = None
    fallback_provider_capabilities: Mapping[str, Any] | None = None
    tool_types: Sequence[str]
    recommended: bool
    beta: bool
    max_output_width: int | None = None
    max_output_height: int | None = None
    max_size_pixels: int | None = None


class GenerationModelsPublic(Answer):
    data: list[GenerationModelPublic]
    count: int


def model_filters(wanted: Paged, tool_type: GenerationTool | None = None) -> Wanted:
    return replace(wanted, holding={"tool_types": tool_type.value} if tool_type else {})


class GenerationModels(Shelf[GenerationModel]):
    path: ClassVar = "generation-models"
    create: ClassVar = GenerationModelCreate
    public: ClassVar = GenerationModelPublic
    page: ClassVar = GenerationModelsPublic
    filters: ClassVar = staticmethod(model_filters)

    def require_writer(self, call: Call) -> None:
        if not call.caller.local_admin:
            raise SartiqError(403, NO_PERMISSION)


router = routes(GenerationModels(GenerationModel), open_list=True)
