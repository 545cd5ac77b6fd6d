"""The bodies of requests."""

from typing import Annotated, Any, Literal, TypeVar

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, BeforeValidator, Field, JsonValue, ValidationError

from cyclorama.campaigns.campaign import MAX_ID
from cyclorama.dialects.body import read_json
from cyclorama.kit.addresses import MAX_URL_LENGTH
from cyclorama.templates.event import NO_EVENT

MAX_TITLE, MAX_PROSE = 1_000, 10_000  # characters
MAX_IMAGES = 100
LEGACY_TEMPLATE = "vim_new_year_2026"


def _as_text(value: object) -> object:
    """The vendor's older clients send the number."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Visibility = Annotated[Literal["0", "1", "2"], BeforeValidator(_as_text)]
Title = Annotated[str, Field(max_length=MAX_TITLE)]
Prose = Annotated[str, Field(max_length=MAX_PROSE)]
Address = Annotated[str, Field(max_length=MAX_URL_LENGTH)]
EventId = Annotated[str, Field(max_length=MAX_ID)]


class WorkflowCreate(BaseModel):
    """`webhook_secret` is ours: what calls of `webhook_url` are signed with."""

    template_id: str = Field(max_length=128)
    title: Title = ""
    description: Prose = ""
    visibility_status: Visibility = "1"
    image_urls: list[Address] = Field(default=[], max_length=MAX_IMAGES)
    options: dict[str, JsonValue] = {}
    event_id: EventId | None = NO_EVENT.id
    webhook_url: Address | None = None
    webhook_secret: str | None = Field(None, max_length=255)


class WorkflowUpdate(BaseModel):
    """What is missing stays. `delivered_at`: null for now."""

    title: Title | None = None
    description: Prose | None = None
    visibility_status: Visibility | None = None
    rating: Annotated[str, BeforeValidator(_as_text), Field(max_length=100)] | None = None
    delivered_at: Annotated[str, Field(max_length=100)] | None = None


class EstimateRequest(BaseModel):
    template_id: str = Field(max_length=128)
    options: dict[str, JsonValue] = {}


class PreviewRequest(BaseModel):
    """`event_id`: ours, of an event whose logo decides about the logo steps."""

    template: dict[str, JsonValue]
    options: dict[str, JsonValue] = {}
    event_id: EventId | None = NO_EVENT.id


class ToolEstimateRequest(BaseModel):
    """`app_name`: of a tool. `option`: of a model of it, which does not change the price here."""

    app_name: str = Field(max_length=100)
    option: str = Field(max_length=100)
    quantity: int = Field(1, ge=1, le=100)


class ErrorLogRequest(BaseModel):
    error_message: Prose
    context: dict[str, JsonValue] | None = None


M = TypeVar("M", bound=BaseModel)


async def read_body(request: Request, model: type[M], max_bytes: int) -> M:
    """Raises TooLarge, InvalidInput; RequestValidationError for what the model refuses."""
    return as_body(await read_json(request, max_bytes), model)


def as_body(value: JsonValue, model: type[M]) -> M:
    try:
        return model.model_validate(value)
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
        raise RequestValidationError(
            [{**one, "loc": ("body", *one["loc"])} for one in found]
        ) from error


def described(model: type[BaseModel], kind: str = "application/json") -> dict[str, Any]:
    """The `openapi_extra` of a route that reads its body itself."""
    schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
    return {"requestBody": {"required": True, "content": {kind: {"schema": schema}}}}
