"""Read a JSON body that is no larger than allowed, and hold it against a model."""

import json
from typing import Any, TypeVar

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, JsonValue, ValidationError

from cyclorama.errors import InvalidInput, TooLarge

M = TypeVar("M", bound=BaseModel)


async def read_json(request: Request, max_bytes: int, *, empty: bytes = b"") -> JsonValue:
    """`empty` is what stands for a body without anything in it.

    Raises TooLarge before the whole body is read; InvalidInput where it is not JSON.
    """
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > max_bytes:
            raise TooLarge(f"The body is larger than {max_bytes} bytes.")
    try:
        value: JsonValue = json.loads(body.strip() or empty, parse_constant=_refuse)
        text = json.dumps(value, ensure_ascii=False)
        text.encode()  # half of a surrogate pair is no text
    except (ValueError, RecursionError) as error:
        raise InvalidInput("The body is not valid JSON.") from error
    if "\\u0000" in text:
        raise InvalidInput("The body holds the character U+0000, which no text may.")
    return value


def _refuse(constant: str) -> None:
    # json.loads takes NaN and Infinity, which are no JSON and cannot be stored as such.
    raise ValueError(constant)


async def read_body(request: Request, model: type[M], max_bytes: int) -> M:
    """Raises TooLarge, InvalidInput; RequestValidationError for what the model refuses."""
    return as_body(await read_json(request, max_bytes), model)


def as_body(value: JsonValue, model: type[M], *, say_input: bool = False) -> M:
    """`say_input`: the error repeats what was sent, as FastAPI's own does.

    Raises RequestValidationError for what the model refuses.
    """
    try:
        # As FastAPI does it, so that an error is said in its words.
        return model.model_validate(value, from_attributes=True)
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=say_input)
        raise RequestValidationError(
            [{**one, "loc": ("body", *one["loc"])} for one in found]
        ) from error


def described(model: type[BaseModel], kind: str = "application/json") -> dict[str, Any]:
    """The `openapi_extra` of a route that reads its body itself."""
    schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
    return {"requestBody": {"required": True, "content": {kind: {"schema": schema}}}}
