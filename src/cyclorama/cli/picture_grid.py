"""A contact sheet: pictures in rows and columns, each row and column with its name."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

from cyclorama.cli.picture_sheet import FAINT, INK, LINE, PAPER, fitted, font

EDGE, GAP = 40, 10
HEADER, CAPTION, ROW_NAME = 100, 34, 190


@dataclass(frozen=True)
class Cell:
    """A picture, or none where it could not be made; and what stands under it."""

    picture: Image.Image | None
    caption: str = ""


@dataclass(frozen=True)
class Row:
    """`name` and, line by line, `facts` stand before its cells."""

    name: str
    facts: Sequence[str]
    cells: Sequence[Cell]


def draw_grid(title: str, rows: Sequence[Row], cell: tuple[int, int], out: Path) -> Path:
    """Write a PNG with every picture fitted into `cell`, width and height in pixels."""
    columns = max(len(row.cells) for row in rows)
    named = any(row.name for row in rows)
    left = EDGE + (ROW_NAME if named else 0)
    width = left + columns * (cell[0] + GAP) - GAP + EDGE
    sheet = Image.new("RGB", (width, HEADER + len(rows) * (cell[1] + CAPTION) + EDGE), PAPER)
    pen = ImageDraw.Draw(sheet)
    pen.text((EDGE, 32), title, INK, font(34))
    for number, row in enumerate(rows):
        top = HEADER + number * (cell[1] + CAPTION)
        pen.text((EDGE, top), row.name, INK, font(20))
        for line, fact in enumerate(row.facts):
            pen.text((EDGE, top + 30 + 20 * line), fact, FAINT, font(15))
        for column, one in enumerate(row.cells):
            _lay(sheet, one, (left + column * (cell[0] + GAP), top), cell)
    sheet.save(out)
    return out


def _lay(sheet: Image.Image, one: Cell, at: tuple[int, int], cell: tuple[int, int]) -> None:
    pen = ImageDraw.Draw(sheet)
    if one.picture is None:
        pen.rectangle((*at, at[0] + cell[0] - 1, at[1] + cell[1] - 1), outline=LINE)
    else:
        picture = fitted(one.picture, cell)
        sheet.paste(picture, (at[0] + (cell[0] - picture.width) // 2, at[1]))
    pen.text((at[0], at[1] + cell[1] + 6), one.caption, FAINT, font(15))
