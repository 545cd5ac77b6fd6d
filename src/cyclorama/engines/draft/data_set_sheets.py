"""A data set to look at: all its photos on a contact sheet, and what is wrong with each in a report."""

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.engines.data_set import SetPhoto, SheetsRequest, Verdict
from cyclorama.imaging import picture
from cyclorama.scenery.lettering import Style, letter

Canvas = NDArray[np.uint8]
"""uint8 (h, w, 3), drawn upon."""

PAPER, INK, FAINT, LINE = "#ffffff", "#1f2328", "#59636e", "#d8dee4"
MARKS = {Verdict.GOOD: "#1a7f37", Verdict.USABLE: "#b07a00", Verdict.POOR: "#cf222e"}
WORDS = {Verdict.GOOD: "good", Verdict.USABLE: "usable", Verdict.POOR: "poor"}

EDGE, GAP = 40, 20
TILE = 280  # px of a photo's longer side on the contact sheet
CAPTION = 86  # px below it
COLUMNS = 5
THUMB, ROW = 120, 148  # px in the report
WIDTH = 2 * EDGE + COLUMNS * TILE + (COLUMNS - 1) * GAP
BARS = (("sharp", 150), ("light", 150), ("size", 150))
BAR = 120


def contact_sheet(request: SheetsRequest) -> Canvas:
    """Each photo with its number, verdict and caption; uint8 (h, w, 3)."""
    rows = -(-len(request.photos) // COLUMNS)
    top = _head_height(request, findings=False)
    canvas = _paper(top + rows * (TILE + CAPTION + GAP) + EDGE - GAP)
    _head(canvas, request, findings=False)
    for index, photo in enumerate(request.photos):
        row, column = divmod(index, COLUMNS)
        left = EDGE + column * (TILE + GAP)
        _tile(canvas, photo, left, top + row * (TILE + CAPTION + GAP))
    return canvas


def report_page(request: SheetsRequest) -> Canvas:
    """What was measured in each photo and what is wrong with it, row by row; uint8 (h, w, 3)."""
    top = _head_height(request, findings=True)
    canvas = _paper(top + len(request.photos) * ROW + EDGE)
    _head(canvas, request, findings=True)
    for index, photo in enumerate(request.photos):
        _row(canvas, photo, top + index * ROW)
    return canvas


def _paper(height: int) -> Canvas:
    return np.full((height, WIDTH, 3), 255, np.uint8)


def _head_height(request: SheetsRequest, *, findings: bool) -> int:
    return EDGE + 104 + (30 * len(request.findings) + 10 if findings and request.findings else 0)


def _head(canvas: Canvas, request: SheetsRequest, *, findings: bool) -> None:
    _write(canvas, request.title, EDGE, EDGE, 40, WIDTH - 2 * EDGE - 150, INK, Style.BOLD)
    _badge(canvas, request.verdict, WIDTH - EDGE, EDGE + 8, 26)
    _write(canvas, request.summary, EDGE, EDGE + 56, 24, WIDTH - 2 * EDGE, FAINT)
    if findings:
        for index, finding in enumerate(request.findings):
            _write(canvas, f"• {finding}", EDGE, EDGE + 98 + 30 * index, 22, WIDTH - 2 * EDGE, INK)


def _tile(canvas: Canvas, photo: SetPhoto, left: int, top: int) -> None:
    _lay(canvas, photo, left, top, TILE, TILE)
    _write(canvas, str(photo.number), left, top + TILE + 8, 22, 60, INK, Style.BOLD)
    _badge(canvas, photo.verdict, left + TILE, top + TILE + 6, 17)
    _write(canvas, photo.caption, left, top + TILE + 34, 17, TILE, FAINT, lines=2, height=42)


def _row(canvas: Canvas, photo: SetPhoto, top: int) -> None:
    cv2.line(canvas, (EDGE, top), (WIDTH - EDGE, top), _rgb(LINE), 1)
    top += (ROW - THUMB) // 2
    _lay(canvas, photo, EDGE, top, THUMB, THUMB)
    left = EDGE + THUMB + GAP
    _write(canvas, str(photo.number), left, top + 4, 26, 60, INK, Style.BOLD)
    _badge(canvas, photo.verdict, left + 150, top + 4, 18)
    _write(canvas, f"score {photo.score:.2f}", left, top + 44, 19, 150, FAINT)
    values = (photo.sharpness / 0.7, photo.lightness / 100, photo.enough)
    for index, (name, value) in enumerate(zip(("sharp", "light", "size"), values, strict=True)):
        _bar(canvas, name, value, left + 180, top + 8 + 34 * index)
    text = left + 180 + 60 + BAR + 2 * GAP
    room = WIDTH - EDGE - text
    _write(canvas, photo.caption, text, top + 2, 20, room, INK)
    lines = photo.findings or ("Nothing is wrong with it.",)
    for index, finding in enumerate(lines[:4]):
        _write(canvas, finding, text, top + 32 + 23 * index, 18, room, FAINT)


def _bar(canvas: Canvas, name: str, value: float, left: int, top: int) -> None:
    _write(canvas, name, left, top, 17, 56, FAINT)
    left, right = left + 60, left + 60 + BAR
    cv2.rectangle(canvas, (left, top + 4), (right, top + 13), _rgb(LINE), -1)
    full = left + round(BAR * min(1.0, max(0.0, value)))
    if full > left:
        cv2.rectangle(canvas, (left, top + 4), (full, top + 13), _rgb(FAINT), -1)


def _badge(canvas: Canvas, verdict: Verdict, right: int, top: int, size: int) -> None:
    """The verdict in its colour and in its word, ending at `right`."""
    drawn = letter(WORDS[verdict], size, style=Style.BOLD, colour=MARKS[verdict])
    left = right - drawn.shape[1]
    _paste(canvas, drawn, left, top + max(0, size - drawn.shape[0]))
    middle = (left - round(0.55 * size), top + round(0.62 * size))
    cv2.circle(canvas, middle, round(0.3 * size), _rgb(MARKS[verdict]), -1, cv2.LINE_AA)


def _write(
    canvas: Canvas,
    text: str,
    left: int,
    top: int,
    size: int,
    room: int,
    colour: str,
    style: Style = Style.PLAIN,
    *,
    lines: int = 1,
    height: int | None = None,
) -> None:
    drawn = letter(
        text,
        height or size,
        width_px=room,
        style=style,
        colour=colour,
        lines=lines,
        centred=False,
    )
    _paste(canvas, drawn, left, top)


def _lay(canvas: Canvas, photo: SetPhoto, left: int, top: int, wide: int, high: int) -> None:
    pixels = picture.load(photo.file, max(wide, high))[..., :3]
    height, width = pixels.shape[:2]
    left, top = left + (wide - width) // 2, top + (high - height) // 2
    canvas[top : top + height, left : left + width] = pixels
    cv2.rectangle(canvas, (left - 1, top - 1), (left + width, top + height), _rgb(LINE), 1)


def _paste(canvas: Canvas, drawn: NDArray[np.uint8], left: int, top: int) -> None:
    """As far as the canvas reaches."""
    under = canvas[top : top + drawn.shape[0], left : left + drawn.shape[1]]
    over = drawn[: under.shape[0], : under.shape[1]]
    alpha = over[..., 3:].astype(np.float32) / 255
    under[:] = np.rint(over[..., :3] * alpha + under * (1 - alpha)).astype(np.uint8)


def _rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour[1:])
    return red, green, blue


def photos_of(request: SheetsRequest) -> Iterator[SetPhoto]:
    yield from request.photos
