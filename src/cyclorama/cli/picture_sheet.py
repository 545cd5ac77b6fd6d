"""One picture that shows what went in and what came out."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

PAPER, INK, FAINT, LINE = "#FFFFFF", "#1F2328", "#6E7781", "#D8DEE4"
CHECKS = ("#FFFFFF", "#E4E7EA")
CHECK = 16
TILE = (440, 550)
SOURCE_WIDTH = 660
COLUMNS = 3
EDGE, GAP = 48, 28
CAPTION = 84
HEADER = 104


@dataclass(frozen=True)
class Tile:
    """A picture file with a name and a line of facts under it."""

    file: Path
    name: str
    facts: str


def draw_sheet(
    title: str, facts: str, sources: Sequence[Tile], results: Sequence[Tile], out: Path
) -> None:
    """Write a PNG: the sources in a column on the left, the results in rows beside them."""
    rows = max(len(sources), -(-len(results) // COLUMNS))
    width = 2 * EDGE + SOURCE_WIDTH + COLUMNS * (TILE[0] + GAP)
    sheet = Image.new("RGB", (width, HEADER + EDGE + rows * (TILE[1] + CAPTION)), PAPER)
    pen = ImageDraw.Draw(sheet)
    pen.text((EDGE, 40), title, INK, _font(40))
    pen.text((width - EDGE, 52), facts, FAINT, _font(24), anchor="ra")
    for number, tile in enumerate(sources):
        top = HEADER + number * (TILE[1] + CAPTION)
        _lay(sheet, tile, EDGE, top, (SOURCE_WIDTH, TILE[1]))
    for number, tile in enumerate(results):
        row, column = divmod(number, COLUMNS)
        left = EDGE + SOURCE_WIDTH + GAP + column * (TILE[0] + GAP)
        _lay(sheet, tile, left, HEADER + row * (TILE[1] + CAPTION), TILE)
    sheet.save(out, optimize=True)


def _lay(sheet: Image.Image, tile: Tile, left: int, top: int, room: tuple[int, int]) -> None:
    """The picture in the upper left of its room, its caption right below it."""
    with Image.open(tile.file) as opened:
        picture = opened.convert("RGBA" if "A" in opened.mode else "RGB")
    scale = min(room[0] / picture.width, room[1] / picture.height)
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    picture = picture.resize(size, Image.Resampling.LANCZOS)
    if picture.mode == "RGBA":
        ground = _checks(size)
        ground.paste(picture, mask=picture.getchannel("A"))
        picture = ground
    sheet.paste(picture, (left, top))
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((left - 1, top - 1, left + size[0], top + size[1]), outline=LINE)
    pen.text((left, top + size[1] + 12), tile.name, INK, _font(24))
    pen.text((left, top + size[1] + 42), tile.facts, FAINT, _font(20))


def _checks(size: tuple[int, int]) -> Image.Image:
    """The chessboard that stands for transparency."""
    ground = Image.new("RGB", size, CHECKS[0])
    pen = ImageDraw.Draw(ground)
    for top in range(0, size[1], CHECK):
        for left in range((top // CHECK % 2) * CHECK, size[0], 2 * CHECK):
            pen.rectangle((left, top, left + CHECK - 1, top + CHECK - 1), fill=CHECKS[1])
    return ground


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)
