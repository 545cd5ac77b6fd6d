"""Captions of pictures. Exact work, for which no engine has to be chosen. Loads no pixels."""

from enum import StrEnum
from pathlib import Path

from cyclorama.engines.capabilities import Message

WORK = "cyclorama.engines.draft.caption_work"
MEMORY = 1_500_000_000  # a cut-out, beside a decoded photo of 50 megapixels
SECONDS = 120.0


class CaptionOf(StrEnum):
    """What the caption is of."""

    GARMENT = "garment"
    PRODUCT = "product"
    PERSON = "person"


class CaptionRequest(Message):
    """Say in a sentence what is measured in a picture."""

    source: Path
    preset: CaptionOf


class Captioned(Message):
    """`sure`: 0..1, how far that may be trusted which the caption is of; the rest is measured."""

    text: str
    sure: float
