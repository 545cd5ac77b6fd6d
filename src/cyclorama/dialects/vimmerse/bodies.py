"""The bodies of requests."""

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, Field, JsonValue

from cyclorama.campaigns.campaign import MAX_ID
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
