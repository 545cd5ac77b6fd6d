"""Read one value of an option: of the kind that its component takes, in its limits."""

import math
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import JsonValue, StringConstraints, TypeAdapter, ValidationError

from cyclorama.templates.definition import Component, Option
from cyclorama.templates.findings import Code

MAX_ADDRESS = 4_096
MAX_NUMBER = 1e15
SHOWN_CHOICES = 12


class BadValue(ValueError):
    """Says in a sentence what mends it."""

    def __init__(self, code: Code, message: str) -> None:
        super().__init__(message)
        self.code = code


def read_value(option: Option, value: JsonValue) -> JsonValue:
    """The value as steps get it: a choice in its own spelling, a number as one. Raises BadValue."""
    if isinstance(value, dict) and "value" in value:
        value = value["value"]  # an older form of clients: a choice with its label
    match option.component:
        case Component.SELECT:
            return _choice(option, value)
        case Component.NUMBER:
            return _number(option, value)
        case Component.IMAGE | Component.VIDEO:
            return _address(option, value)
        case Component.IMAGE_LIST | Component.VIDEO_LIST:
            return _addresses(option, value)
    return _text(option, value)


def _choice(option: Option, value: JsonValue) -> JsonValue:
    if isinstance(value, list | dict) or value is None:
        raise BadValue(Code.WRONG_KIND, "This has to be one of the choices, a text or a number.")
    wanted = _folded(value)
    for choice in option.choices:
        if wanted == _folded(choice.value):
            return choice.value
    for choice in option.choices:
        if choice.label and wanted == _folded(choice.label):
            return choice.value
    if option.open:
        return _text(option, value)
    named = [str(choice.value) for choice in option.choices[:SHOWN_CHOICES]]
    more = len(option.choices) - len(named)
    among = ", ".join(named) + (f" and {more} more" if more > 0 else "")
    raise BadValue(Code.NOT_A_CHOICE, f"{_shown(value)} is no choice: there are {among}.")


def _folded(value: object) -> str:
    """In any case, and however its words are joined."""
    return re.sub(r"[\s_-]+", " ", str(value).strip().casefold())


def _number(option: Option, value: JsonValue) -> JsonValue:
    number: int | float
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise BadValue(Code.WRONG_KIND, "This has to be a number.")
    try:
        number = float(value)
    except (ValueError, OverflowError):
        raise BadValue(Code.WRONG_KIND, f"{_shown(value)} is no number.") from None
    if math.isnan(number) or abs(number) > MAX_NUMBER:
        raise BadValue(Code.OUT_OF_RANGE, "This has to be a usual number.")
    low, high = option.minimum, option.maximum
    if low is not None and number < low:
        raise BadValue(Code.OUT_OF_RANGE, f"{number:g} is too small: at least {low:g}.")
    if high is not None and number > high:
        raise BadValue(Code.OUT_OF_RANGE, f"{number:g} is too large: at most {high:g}.")
    return int(number) if number.is_integer() else number


def _text(option: Option, value: JsonValue) -> JsonValue:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise BadValue(Code.WRONG_KIND, "This has to be a text.")
    text = str(value)
    if len(text) > option.longest:
        raise BadValue(
            Code.TOO_LONG, f"This has {len(text)} characters, and at most {option.longest} fit."
        )
    if option.pattern is not None and not _matches(option.pattern)(text):
        raise BadValue(
            Code.BAD_PATTERN,
            f"{_shown(text)} does not fit: {option.help or f'it has to match {option.pattern}'}",
        )
    return text


@lru_cache(maxsize=256)
def _matches(pattern: str) -> Callable[[str], bool]:
    adapter = TypeAdapter(Annotated[str, StringConstraints(pattern=pattern)])

    def matches(text: str) -> bool:
        try:
            adapter.validate_python(text)
        except ValidationError:
            return False
        return True

    return matches


def _address(option: Option, value: JsonValue) -> JsonValue:
    if not isinstance(value, str):
        raise BadValue(
            Code.WRONG_KIND, f"This has to be the address of {_a(option)}, beginning with https://."
        )
    address = value.strip()
    if len(address) > MAX_ADDRESS:
        raise BadValue(Code.TOO_LONG, f"An address has at most {MAX_ADDRESS} characters.")
    if not is_address(address):
        raise BadValue(
            Code.WRONG_KIND,
            f"{_shown(address)} is no address of {_a(option)}: it has to begin with https://.",
        )
    return address


def _addresses(option: Option, value: JsonValue) -> JsonValue:
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list):
        raise BadValue(Code.WRONG_KIND, "This has to be a list of addresses.")
    if len(values) > option.most:
        raise BadValue(
            Code.TOO_MANY,
            f"These are {len(values)} addresses, and at most {option.most} are taken.",
        )
    return [_address(option, one) for one in values]


def is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def _a(option: Option) -> str:
    return "an image" if option.component.media == "image" else "a video"


def _shown(value: object) -> str:
    text = str(value)
    return repr(text if len(text) <= 60 else f"{text[:57]}...")
