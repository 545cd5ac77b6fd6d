"""Data sets that weights are trained on: their photos prepared, judged and shown on sheets.

Exact work, for which no engine has to be chosen. Loads no pixels.
"""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import Field

from cyclorama.engines.capabilities import Message
from cyclorama.media.types import Facts

WORK = "cyclorama.engines.draft.data_set_work"

PHOTO_MEMORY = 1_500_000_000  # the search for a subject, beside a decoded photo of 50 megapixels
PHOTO_SECONDS = 200.0
SHEET_MEMORY = 500_000_000
SHEET_SECONDS = 200.0

MOST_PHOTOS = 100


class Learned(StrEnum):
    """What a data set shows, and weights are to know by it."""

    SUBJECT = "subject"
    PRODUCT = "product"
    STYLE = "style"


class Captions(StrEnum):
    """How a photo's caption is written: from what is measured in it, or the trigger alone."""

    MEASURED = "measured"
    TRIGGER = "trigger"


class Verdict(StrEnum):
    GOOD = "good"
    USABLE = "usable"
    POOR = "poor"


class PreparePhotoRequest(Message):
    """Cut the subject out of its frame, with room around it, at a size that is trained on; `out`
    becomes a PNG. `words`: what else the caption says."""

    source: Path
    learned: Learned
    trigger: str
    crop: bool = True
    captions: Captions = Captions.MEASURED
    words: str = ""
    out: Path


class PreparedPhoto(Message):
    """`enough`: pixels of the subject against what is trained on, 0..1. `sure`: how far the place
    of the subject may be trusted, 0..1; None where it was not looked for. `faces`: frontal faces
    of people. The next four are those of `imaging.quality`. `framing`, `background`: in words,
    where they are known. `score` 0..1; `findings`: sentences on what is wrong with the photo."""

    width: int
    height: int
    caption: str
    enough: float
    sure: float | None
    faces: int
    sharpness: float
    lightest: float
    darkest: float
    burnt: float
    fingerprint: str
    framing: str = ""
    background: str = ""
    score: float
    verdict: Verdict
    findings: tuple[str, ...] = ()
    facts: Facts | None = None


class SetPhoto(Message):
    """A photo of a set. `number`: from 1, as it was sent; `file`: as it was prepared."""

    number: int
    file: Path
    prepared: PreparedPhoto


class JudgeSetRequest(Message):
    """Judge photos as a set; draw its contact sheet into `sheet`, and the report on its quality
    into `report`: PNG. `lost`: how many photos could not be prepared."""

    learned: Learned
    trigger: str
    photos: Annotated[tuple[SetPhoto, ...], Field(min_length=1, max_length=MOST_PHOTOS)]
    lost: int = 0
    sheet: Path
    report: Path


class JudgedPhoto(Message):
    """A photo by itself and beside the others."""

    number: int
    caption: str
    score: float
    verdict: Verdict
    findings: tuple[str, ...] = ()


class JudgedSet(Message):
    """`findings`: on the set as a whole. The facts are those of the two pictures."""

    verdict: Verdict
    findings: tuple[str, ...] = ()
    photos: tuple[JudgedPhoto, ...]
    sheet_facts: Facts
    report_facts: Facts
