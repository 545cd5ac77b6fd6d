"""Fields of a request's body, read one by one: the contract has an order of checks."""

from collections.abc import Mapping
from enum import Enum
from typing import TypeVar

from pydantic import JsonValue

from cyclorama.dialects.dreem.enums import parse
from cyclorama.dialects.dreem.errors import DreemError, ErrorCode
from cyclorama.kit.ids import is_uuid

E = TypeVar("E", bound=Enum)


def body_with(body: JsonValue, *required: str) -> Mapping[str, JsonValue]:
    """The body, if it is an object that has these fields."""
    if not isinstance(body, dict):
        raise DreemError(ErrorCode.InvalidInput, "The body must be a JSON object.")
    for field in required:
        if body.get(field) is None:
            raise DreemError(ErrorCode.InvalidInput, f"The field {field} is missing.")
    return body


def choice(
    item: Mapping[str, JsonValue],
    field: str,
    kind: type[E],
    default: E,
    code: ErrorCode,
    place: str = "",
) -> E:
    """The member that the field names; `place` is where `item` stands in the body."""
    value = item.get(field)
    if value is None:
        return default
    try:
        return parse(kind, value)
    except ValueError as error:
        choices = ", ".join(f"{member.value} ({member.name})" for member in kind)
        where = f"{place}.{field}" if place else field
        raise DreemError(code, f"{where} must be one of {choices}.") from error


def guid(body: Mapping[str, JsonValue], field: str, code: ErrorCode) -> str:
    """The GUID in the field, in lower case."""
    value = body.get(field)
    if not isinstance(value, str) or not is_uuid(value.strip()):
        raise DreemError(code, f"{field} must be a GUID.")
    return value.strip().lower()


def text(body: Mapping[str, JsonValue], field: str, longest: int) -> str | None:
    """The text in the field; None where there is none, or nothing but space."""
    value = body.get(field)
    if value is None:
        return None
    if not isinstance(value, str):
        raise DreemError(ErrorCode.InvalidInput, f"{field} must be a text.")
    if len(value) > longest:
        raise DreemError(
            ErrorCode.InvalidInput,
            f"{field} has {len(value)} characters; at most {longest} are read.",
        )
    return value.strip() or None


def shot_codes(body: Mapping[str, JsonValue]) -> tuple[str, ...]:
    value = body["shotCodes"]
    if not isinstance(value, list) or not value:
        raise DreemError(
            ErrorCode.InvalidShotCodes, "shotCodes must be a list with at least one shot code."
        )
    codes = tuple(code.strip() for code in value if isinstance(code, str) and code.strip())
    if len(codes) != len(value):
        raise DreemError(ErrorCode.InvalidShotCodes, "Each of shotCodes must be a shot's code.")
    if len({code.casefold() for code in codes}) < len(codes):
        raise DreemError(ErrorCode.InvalidShotCodes, "shotCodes names a shot twice.")
    return codes
