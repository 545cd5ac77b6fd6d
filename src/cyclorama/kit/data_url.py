"""Files that stand in a URL themselves (RFC 2397)."""

import base64
import binascii
import re

from cyclorama.errors import InvalidInput

_FORM = re.compile(
    r"data:[a-z0-9.+-]+/[a-z0-9.+-]+(?:;[a-z0-9-]+=[^;,]{0,100})*;base64,", re.IGNORECASE
)


def data_of(url: str) -> bytes:
    """What is in it. Raises InvalidInput for anything but base64."""
    matched = _FORM.match(url)
    if matched is None:
        raise InvalidInput("A data URL must have a type and base64: data:image/png;base64,...")
    try:
        return base64.b64decode(url[matched.end() :], validate=True)
    except (binascii.Error, ValueError) as error:
        raise InvalidInput("What the data URL holds is no base64.") from error
