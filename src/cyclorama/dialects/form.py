"""Read the parameters of a request: of its query, or of a form in its body."""

from urllib.parse import parse_qsl

from fastapi import Request

from cyclorama.errors import InvalidInput, TooLarge

MAX_BYTES = 16_384
MAX_FIELDS = 60
FORM = "application/x-www-form-urlencoded"

Fields = list[tuple[str, str]]


def parse(text: str) -> Fields:
    """Raises InvalidInput; TooLarge."""
    if len(text) > MAX_BYTES:
        raise TooLarge(f"The request is larger than {MAX_BYTES} bytes.")
    try:
        fields = parse_qsl(text, keep_blank_values=True, max_num_fields=MAX_FIELDS, errors="strict")
    except ValueError as error:
        raise InvalidInput("The request is not a well-formed form.") from error
    if any("\0" in part for field in fields for part in field):
        raise InvalidInput("The request holds the character U+0000, which no text may.")
    return fields


async def read_form(request: Request) -> Fields:
    """Raises InvalidInput; TooLarge before the whole body is read."""
    kind = request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind != FORM:
        raise InvalidInput(f"The body has to be a form: {FORM}.")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BYTES:
            raise TooLarge(f"The request is larger than {MAX_BYTES} bytes.")
    try:
        return parse(body.decode("ascii"))
    except UnicodeDecodeError as error:
        raise InvalidInput("The request is not a well-formed form.") from error
