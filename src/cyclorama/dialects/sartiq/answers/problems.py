"""What is wrong with a request, as FastAPI says it."""

from pydantic import Field, JsonValue

from cyclorama.dialects.sartiq.answers.base import Answer


class ValidationError(Answer):
    loc: list[str | int]
    msg: str
    type: str
    input: JsonValue = None
    ctx: dict[str, JsonValue] = Field(default={})


class HTTPValidationError(Answer):
    detail: list[ValidationError] = Field(default=[])
