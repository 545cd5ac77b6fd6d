"""One picture that shows what went in and what came out."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

PAPER, INK, FAINT, LINE = "#FFFFFF", "#1F2328", "#6E7781", "#D8DEE4"
CHECKS = ("#FFFFFF", "#E4E7EA")
CHECK = 16
TILE = (440, 550)
SOURCE = (660, 550)  # at most
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
    shown = [_opened(tile.file, SOURCE) for tile in sources]
    results_left = EDGE + max(picture.width for picture in shown)
    width = results_left + COLUMNS * (GAP + TILE[0]) + EDGE
    sheet = Image.new("RGB", (width, HEADER + EDGE + rows * (TILE[1] + CAPTION)), PAPER)
    pen = ImageDraw.Draw(sheet)
    pen.text((EDGE, 40), title, INK, font(40))
    pen.text((width - EDGE, 52), facts, FAINT, font(24), anchor="ra")
    for row, (tile, picture) in enumerate(zip(sources, shown, strict=True)):
        _lay(sheet, picture, tile, EDGE, row)
    for number, tile in enumerate(results):
        row, column = divmod(number, COLUMNS)
        left = results_left + GAP + column * (TILE[0] + GAP)
        _lay(sheet, _opened(tile.file, TILE), tile, left, row)
    sheet.save(out)


def _lay(sheet: Image.Image, picture: Image.Image, tile: Tile, left: int, row: int) -> None:
    """A picture in its row, with its caption right below it."""
    top = HEADER + row * (TILE[1] + CAPTION)
    right, bottom = left + picture.width, top + picture.height
    sheet.paste(picture, (left, top))
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((left - 1, top - 1, right, bottom), outline=LINE)
    pen.text((left, bottom + 12), tile.name, INK, font(24))
    pen.text((left, bottom + 42), tile.facts, FAINT, font(20))


def fitted(picture: Image.Image, room: tuple[int, int]) -> Image.Image:
    """The picture as large as its room allows, in RGB; transparency shows as a chessboard."""
    picture = picture.convert("RGBA" if "A" in picture.mode else "RGB")
    scale = min(room[0] / picture.width, room[1] / picture.height)
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    picture = picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    if picture.mode == "RGB":
        return picture
    ground = _checks(size)
    ground.paste(picture, mask=picture.getchannel("A"))
    return ground


def _opened(file: Path, room: tuple[int, int]) -> Image.Image:
    with Image.open(file) as picture:
        return fitted(picture, room)


def _checks(size: tuple[int, int]) -> Image.Image:
    """The chessboard that stands for transparency."""
    ground = Image.new("RGB", size, CHECKS[0])
    pen = ImageDraw.Draw(ground)
    for top in range(0, size[1], CHECK):
        for left in range((top // CHECK % 2) * CHECK, size[0], 2 * CHECK):
            pen.rectangle((left, top, left + CHECK - 1, top + CHECK - 1), fill=CHECKS[1])
    return ground


def font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)
