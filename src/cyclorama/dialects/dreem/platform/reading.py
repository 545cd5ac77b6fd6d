"""Read the bodies of requests. All raise InvalidInput with a sentence for the first thing that
is wrong."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from pydantic import JsonValue

from cyclorama.dialects.dreem.enums import ProductType, ResourceType, ViewType, parse
from cyclorama.errors import InvalidInput
from cyclorama.kit.ids import is_uuid
from cyclorama.sessions.connectors import NewConnector
from cyclorama.sessions.files import NewFile
from cyclorama.sessions.locked_session import NewSession

MAX_FILES = 10
MAX_REQUESTS = 10
MAX_TEXT = 500  # characters of a name, a key or a secret

E = TypeVar("E", bound=Enum)
CheckUrl = Callable[[str], None]
"""Raises InvalidInput for an address that the server would never fetch or call."""


@dataclass(frozen=True)
class ChosenOutputs:
    """Which outputs of which requests; `shot_codes` is None for all of them."""

    request_ids: tuple[str, ...]
    shot_codes: tuple[str, ...] | None


def read_connector(body: JsonValue, check_url: CheckUrl) -> NewConnector:
    fields = _object(body, "The body")
    url = _text(fields, "webhookPayloadUrl")
    _check(url, "webhookPayloadUrl", check_url)
    return NewConnector(
        webhook_url=url,
        webhook_secret=_text(fields, "webhookSecretKey", MAX_TEXT),
        name=_optional_text(fields, "name") or "Connector",
    )


def read_session(body: JsonValue, check_url: CheckUrl) -> NewSession:
    fields = _object(body, "The body")
    name = _text(fields, "sessionName", MAX_TEXT)
    external_key = _text(fields, "externalKey", MAX_TEXT)
    given = fields.get("files")
    return NewSession(
        name=name,
        external_key=external_key,
        files=() if given is None else _files(given, check_url),
    )


def read_files(body: JsonValue, check_url: CheckUrl) -> tuple[NewFile, ...]:
    fields = _object(body, "The body")
    files = _files(fields.get("files"), check_url)
    if not files:
        raise InvalidInput("files must be a list with at least one file.")
    return files


def read_outputs(body: JsonValue) -> ChosenOutputs:
    fields = _object(body, "The body")
    if (fields.get("requestId") is None) == (fields.get("requestIds") is None):
        raise InvalidInput("Send either a requestId or a list of requestIds.")
    ids = _texts(fields, "requestIds") or (_text(fields, "requestId"),)
    if len(ids) > MAX_REQUESTS:
        raise InvalidInput(f"At most {MAX_REQUESTS} requestIds, not {len(ids)}.")
    for request_id in ids:
        if not is_uuid(request_id):
            raise InvalidInput(f"{request_id!r} is no requestId: that is a GUID.")
    return ChosenOutputs(
        # An id that is named twice is one.
        request_ids=tuple(dict.fromkeys(request_id.lower() for request_id in ids)),
        shot_codes=_texts(fields, "shotCodes"),
    )


def _files(value: JsonValue, check_url: CheckUrl) -> tuple[NewFile, ...]:
    if not isinstance(value, list):
        raise InvalidInput("files must be a list.")
    if len(value) > MAX_FILES:
        raise InvalidInput(f"At most {MAX_FILES} files in one request, not {len(value)}.")
    return tuple(_file(item, f"files[{index}]", check_url) for index, item in enumerate(value))


def _file(item: JsonValue, place: str, check_url: CheckUrl) -> NewFile:
    fields = _object(item, place)
    url = _text(fields, "fileUrl", place=place)
    _check(url, f"{place}.fileUrl", check_url)
    return NewFile(
        url=url,
        view=_choice(fields, "viewType", ViewType, ViewType.Front, place).view,
        is_main=_choice(fields, "productType", ProductType, ProductType.Main, place)
        is ProductType.Main,
        is_reject=_choice(fields, "resourceType", ResourceType, ResourceType.Normal, place)
        is ResourceType.Reject,
        name=_optional_text(fields, "fileName", place),
        external_key=_optional_text(fields, "externalFileKey", place),
    )


def _object(value: JsonValue, what: str) -> Mapping[str, JsonValue]:
    if not isinstance(value, dict):
        raise InvalidInput(f"{what} must be a JSON object.")
    return value


def _text(
    fields: Mapping[str, JsonValue], field: str, longest: int | None = None, place: str = ""
) -> str:
    where = f"{place}.{field}" if place else field
    value = fields.get(field)
    if value is None:
        raise InvalidInput(f"{where} is missing.")
    if not isinstance(value, str) or not value.strip():
        raise InvalidInput(f"{where} must be a text that is not empty.")
    if longest is not None and len(value) > longest:
        raise InvalidInput(f"{where} has at most {longest} characters, not {len(value)}.")
    return value


def _optional_text(fields: Mapping[str, JsonValue], field: str, place: str = "") -> str | None:
    if fields.get(field) in (None, ""):
        return None
    return _text(fields, field, MAX_TEXT, place)


def _texts(fields: Mapping[str, JsonValue], field: str) -> tuple[str, ...] | None:
    value = fields.get(field)
    if value is None:
        return None
    if not isinstance(value, list) or not value:
        raise InvalidInput(f"{field} must be a list with at least one text.")
    found = tuple(text.strip() for text in value if isinstance(text, str) and text.strip())
    if len(found) < len(value):
        raise InvalidInput(f"Each of {field} must be a text that is not empty.")
    return found


def _choice(
    fields: Mapping[str, JsonValue], field: str, kind: type[E], default: E, place: str
) -> E:
    value = fields.get(field)
    if value is None:
        return default
    try:
        return parse(kind, value)
    except ValueError as error:
        choices = ", ".join(f"{member.value} ({member.name})" for member in kind)
        raise InvalidInput(f"{place}.{field} must be one of {choices}.") from error


def _check(url: str, where: str, check_url: CheckUrl) -> None:
    try:
        check_url(url)
    except InvalidInput as error:
        raise InvalidInput(f"{where}: {error.public}") from error
