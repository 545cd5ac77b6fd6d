"""A data set to look at: its photos on a contact sheet, and what is wrong with each in a report."""

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cyclorama.engines.data_set import Learned, SetPhoto, Verdict
from cyclorama.engines.draft.data_set_page import Ink, Page
from cyclorama.scenery.fonts import Style

EDGE, GAP = 40, 20
TILE, CAPTION, COLUMNS = 280, 110, 5  # px of a photo, px below it, photos in a row
THUMB, ROW = 120, 148  # px, in the report
WIDTH = 2 * EDGE + COLUMNS * TILE + (COLUMNS - 1) * GAP
INNER = WIDTH - 2 * EDGE
HEAD, FINDING = 156, 32  # px
BAR = 120
SHARP = 0.5  # a photo that is as sharp as photos are; see `imaging.quality`


@dataclass(frozen=True)
class Told:
    """A set as it was judged: `photos` beside each other, `findings` on all of them."""

    learned: Learned
    trigger: str
    verdict: Verdict
    findings: tuple[str, ...]
    photos: tuple[SetPhoto, ...]

    @property
    def title(self) -> str:
        return f"Data set of {self.trigger}"

    @property
    def summary(self) -> str:
        verdicts = Counter(photo.prepared.verdict for photo in self.photos)
        counted = ", ".join(f"{verdicts[one]} {one}" for one in Verdict if verdicts[one])
        photos = "photo" if len(self.photos) == 1 else "photos"
        return f"{len(self.photos)} {photos} to learn a {self.learned} from: {counted}"


def contact_sheet(told: Told) -> NDArray[np.uint8]:
    """Each photo with its number, verdict and caption; uint8 (h, w, 3)."""
    rows = -(-len(told.photos) // COLUMNS)
    page = Page(WIDTH, HEAD + rows * (TILE + CAPTION + GAP) - GAP + EDGE // 2)
    _head(page, told)
    for index, photo in enumerate(told.photos):
        row, column = divmod(index, COLUMNS)
        _tile(page, photo, EDGE + column * (TILE + GAP), HEAD + row * (TILE + CAPTION + GAP))
    return page.pixels


def report_page(told: Told) -> NDArray[np.uint8]:
    """What was measured in each photo and what is wrong with it; uint8 (h, w, 3)."""
    head = HEAD + FINDING * len(told.findings)
    page = Page(WIDTH, head + len(told.photos) * ROW + EDGE // 2)
    _head(page, told)
    for index, finding in enumerate(told.findings):
        page.write(f"•  {finding}", EDGE, HEAD + FINDING * index + 4, 22, room=INNER)
    for index, photo in enumerate(told.photos):
        _row(page, photo, head + index * ROW)
    return page.pixels


def _head(page: Page, told: Told) -> None:
    page.write(told.title, EDGE, EDGE + 36, 40, room=INNER - 200, style=Style.BOLD)
    page.mark(told.verdict, WIDTH - EDGE, EDGE + 36, 28)
    page.write(told.summary, EDGE, EDGE + 78, 24, room=INNER, ink=Ink.FAINT)


def _tile(page: Page, photo: SetPhoto, left: int, top: int) -> None:
    page.lay(photo.file, left, top, TILE)
    line = top + TILE + 26
    page.write(str(photo.number), left, line, 22, room=80, style=Style.BOLD)
    page.mark(photo.prepared.verdict, left + TILE, line, 18)
    page.write(photo.prepared.caption, left, line + 25, 17, room=TILE, ink=Ink.FAINT, lines=3)


def _row(page: Page, photo: SetPhoto, top: int) -> None:
    page.rule(EDGE, WIDTH - EDGE, top)
    top += (ROW - THUMB) // 2
    page.lay(photo.file, EDGE, top, THUMB)
    left = EDGE + THUMB + GAP
    page.write(str(photo.number), left, top + 24, 26, room=80, style=Style.BOLD)
    page.mark(photo.prepared.verdict, left + 155, top + 24, 19)
    page.write(f"score {photo.prepared.score:.2f}", left, top + 58, 19, room=150, ink=Ink.FAINT)
    bars = (
        ("sharp", photo.prepared.sharpness / SHARP),
        ("light", photo.prepared.lightest / 100),
        ("size", photo.prepared.enough),
    )
    for index, (name, value) in enumerate(bars):
        line = top + 22 + 34 * index
        page.write(name, left + 190, line, 18, room=60, ink=Ink.FAINT)
        page.bar(value, left + 250, line - 11, BAR, 9)
    text = left + 250 + BAR + 2 * GAP
    room = WIDTH - EDGE - text
    page.write(photo.prepared.caption, text, top + 24, 20, room=room)
    for index, finding in enumerate(
        (photo.prepared.findings or ("Nothing is wrong with it.",))[:4]
    ):
        page.write(finding, text, top + 52 + 23 * index, 18, room=room, ink=Ink.FAINT)
