"""Bodies of `/ai-tool` requests, and what reads them in tests."""

import pytest

from cyclorama.dialects.dreem.errors import DreemError
from cyclorama.errors import InvalidInput

FRONT = {"url": "https://example.com/front.jpg"}
BACK = {"url": "https://example.com/back.webp?x=1", "viewType": 1}
FIRST = {"url": "https://example.com/first.png", "frameType": 0}
LAST = {"url": "https://example.com/last.jpg", "frameType": 1}
TALENT = "6f1c5c1e-8a53-4a0c-9d5a-52c9c7a1b0aa"

PACKSHOT = {"shotCodes": ["FRONT-1"], "images": [FRONT]}
VIRTUAL_MODEL = {"talentId": TALENT, "shotCodes": ["MODEL-FULL-1"], "images": [FRONT]}
IMAGE_TO_VIDEO = {"images": [FIRST], "duration": "5s"}


def check_url(url: str) -> None:
    """Stands in for the checks of addresses."""
    if not url.startswith("https://"):
        raise InvalidInput("The URL must begin with https://.")


def changed(body, **changes):
    """The body with other values; `...` leaves a field out."""
    return {name: value for name, value in {**body, **changes}.items() if value is not ...}


def refusal(read, body):
    """Code and sentence of the error that reading the body ends in."""
    with pytest.raises(DreemError) as caught:
        read(body, check_url, check_url)
    return caught.value.error_code, caught.value.public
