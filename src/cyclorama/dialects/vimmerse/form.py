"""The form of the legacy API: fields and files, no larger than allowed."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from fastapi import Request
from pydantic import JsonValue
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.types import Message, Receive

from cyclorama.dialects.body import as_body
from cyclorama.dialects.vimmerse.bodies import LEGACY_TEMPLATE, WorkflowCreate
from cyclorama.dialects.vimmerse.errors import ErrorCode, VimmerseError, invalid
from cyclorama.errors import TooLarge

MAX_FILES = 50
MAX_FIELDS = 200
MAX_FIELD_BYTES = 1_000_000
# A form of fifty of the largest pictures would fill the disk of a small machine.
PICTURES_WORTH = 10

_TEXTS = ("title", "description", "visibility_status", "template_id", "event_id", "webhook_url")
_PROPERTIES: dict[str, JsonValue] = {
    "title": {"type": "string", "default": ""},
    "description": {"type": "string", "default": ""},
    "visibility_status": {"type": "string", "enum": ["0", "1", "2"], "default": "1"},
    "image_files": {"type": "array", "items": {"type": "string", "format": "binary"}},
    "image_urls": {"type": "array", "items": {"type": "string"}},
    "template_id": {"type": "string", "default": LEGACY_TEMPLATE},
    "options": {"type": "string", "default": "{}", "description": "JSON text"},
    "event_id": {"type": "string", "default": "no_event"},
    "webhook_url": {"type": "string"},
}
FORM = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {"schema": {"type": "object", "properties": _PROPERTIES}}
        },
    }
}
"""The `openapi_extra` of the route that takes it."""


@dataclass(frozen=True)
class OpenForm:
    """Its files are open as long as it is. Names of lists may end in `[]`."""

    fields: FormData

    def several(self, name: str) -> list[UploadFile | str]:
        return [*self.fields.getlist(name), *self.fields.getlist(f"{name}[]")]

    def files(self, name: str) -> tuple[UploadFile, ...]:
        return tuple(one for one in self.several(name) if isinstance(one, UploadFile))


@asynccontextmanager
async def open_form(request: Request, file_bytes: int) -> AsyncIterator[OpenForm]:
    """`file_bytes`: the most that its files may have together. Raises TooLarge, VimmerseError."""
    is_multipart = request.headers.get("content-type", "").startswith("multipart/form-data")
    most = MAX_FIELD_BYTES + (file_bytes if is_multipart else 0)
    bounded = Request(request.scope, _bounded(request, most))
    try:
        fields = await bounded.form(
            max_files=MAX_FILES, max_fields=MAX_FIELDS, max_part_size=MAX_FIELD_BYTES
        )
    except HTTPException as error:
        raise VimmerseError(ErrorCode.BAD_REQUEST, f"The form is broken: {error.detail}") from error
    try:
        yield OpenForm(fields)
    finally:
        await fields.close()


@dataclass(frozen=True)
class Form:
    asked: WorkflowCreate
    files: tuple[UploadFile, ...]


@asynccontextmanager
async def read_form(request: Request, picture_bytes: int) -> AsyncIterator[Form]:
    """`picture_bytes`: the largest picture.

    Raises TooLarge, VimmerseError, Invalid, RequestValidationError.
    """
    async with open_form(request, PICTURES_WORTH * picture_bytes) as form:
        yield _form(form)


def _bounded(request: Request, most: int) -> Receive:
    received = 0

    async def receive() -> Message:
        nonlocal received
        message = await request.receive()
        received += len(message.get("body", b""))
        if received > most:
            raise TooLarge(f"The form is larger than {most} bytes.")
        return message

    return receive


def _form(form: OpenForm) -> Form:
    files = form.files("image_files")
    body: dict[str, JsonValue] = {
        name: value for name in _TEXTS if isinstance(value := form.fields.get(name), str) and value
    }
    body.setdefault("template_id", LEGACY_TEMPLATE)
    body["options"] = _options(form.fields.get("options"))
    if not files:
        body["image_urls"] = list(_addresses(form))
    if "\0" in json.dumps(body, ensure_ascii=False).replace("\\u0000", "\0"):
        raise invalid("The form holds the character U+0000, which no text may.")
    return Form(as_body(body, WorkflowCreate), files)


def _addresses(form: OpenForm) -> list[JsonValue]:
    """One each, or all of them as a JSON list."""
    texts = [one for one in form.several("image_urls") if isinstance(one, str) and one]
    if len(texts) == 1 and texts[0].lstrip().startswith("["):
        found = _json(texts[0], "image_urls")
        return found if isinstance(found, list) else []
    return list(texts)


def _options(text: UploadFile | str | None) -> JsonValue:
    return _json(text, "options") if isinstance(text, str) and text.strip() else {}


def _json(text: str, name: str) -> JsonValue:
    try:
        value: JsonValue = json.loads(text, parse_constant=_refuse)
        json.dumps(value, ensure_ascii=False).encode()  # half of a surrogate pair is no text
    except (ValueError, RecursionError) as error:
        raise invalid(f"{name} must be JSON text.", name, kind="json_invalid") from error
    return value


def _refuse(constant: str) -> None:
    raise ValueError(constant)
