"""Read a JSON body that is no larger than allowed."""

import json

from fastapi import Request
from pydantic import JsonValue

from cyclorama.errors import InvalidInput, TooLarge


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
