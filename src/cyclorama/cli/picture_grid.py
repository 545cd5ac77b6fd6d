"""A contact sheet: pictures in rows and columns, each with its caption."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

from cyclorama.cli.picture_sheet import FAINT, INK, LINE, PAPER, fitted, font

EDGE, GAP = 40, 10
HEADER, CAPTION = 100, 34


@dataclass(frozen=True)
class Cell:
    """A picture, or none where it could not be made; and what stands under it."""

    picture: Image.Image | None
    caption: str = ""


def draw_grid(
    title: str, cells: Sequence[Cell], columns: int, size: tuple[int, int], out: Path
) -> Path:
    """Write a PNG with every picture fitted into `size`, width and height in pixels."""
    rows = -(-len(cells) // columns)
    width = 2 * EDGE + columns * (size[0] + GAP) - GAP
    sheet = Image.new("RGB", (width, HEADER + rows * (size[1] + CAPTION) + EDGE), PAPER)
    pen = ImageDraw.Draw(sheet)
    pen.text((EDGE, 32), title, INK, font(34))
    for number, cell in enumerate(cells):
        row, column = divmod(number, columns)
        left, top = EDGE + column * (size[0] + GAP), HEADER + row * (size[1] + CAPTION)
        _lay(sheet, cell, (left, top), size)
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
