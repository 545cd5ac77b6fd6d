"""Turn what pydantic says is wrong into findings."""

from collections.abc import Sequence

from pydantic import JsonValue, ValidationError
from pydantic_core import ErrorDetails

from cyclorama.templates.findings import Code, Finding

_CODES = {
    "missing": Code.MISSING_FIELD,
    "extra_forbidden": Code.UNKNOWN_FIELD,
    "too_long": Code.TOO_MANY,
    "string_too_long": Code.TOO_LONG,
}
_IDS = ("id", "key")


def findings_of(error: ValidationError, path: str, raw: JsonValue) -> list[Finding]:
    return [_finding(detail, path, raw) for detail in error.errors(include_url=False)]


def place_of(loc: Sequence[str | int], raw: JsonValue) -> tuple[str | int, ...]:
    """The part of a location that leads through `raw`: pydantic puts the names of union members
    in between. Its last step may lead to what is missing."""
    place: list[str | int] = []
    value = raw
    for key in loc:
        match value, key:
            case dict(), str() if key in value:
                value = value[key]
            case list(), int() if key < len(value):
                value = value[key]
            case _:
                continue
        place.append(key)
    return tuple(place)


def spelt(path: str, place: Sequence[str | int]) -> str:
    for key in place:
        path += f"[{key}]" if isinstance(key, int) else f".{key}" if path else key
    return path


def sentence(detail: ErrorDetails) -> str:
    message = detail["msg"].removeprefix("Value error, ").rstrip(".")
    return f"{message[:1].upper()}{message[1:]}."


def _finding(detail: ErrorDetails, path: str, raw: JsonValue) -> Finding:
    loc = detail["loc"]
    code = _CODES.get(detail["type"], Code.BAD_VALUE)
    if detail["type"] == "missing":
        return Finding(spelt(path, loc), code, f"{str(loc[-1])!r} is missing.")
    if detail["type"] == "extra_forbidden":
        return Finding(spelt(path, loc), code, f"There is no field {str(loc[-1])[:60]!r}.")
    if detail["type"] == "string_pattern_mismatch" and loc[-1] in _IDS:
        return Finding(
            spelt(path, loc),
            Code.BAD_ID,
            f"{str(detail['input'])[:60]!r} is no id: small letters, digits and underscores, a "
            f"letter first ({detail['ctx']['pattern']}).",
        )
    return Finding(spelt(path, place_of(loc, raw)), code, sentence(detail))
