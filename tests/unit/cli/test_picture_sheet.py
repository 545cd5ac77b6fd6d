from pathlib import Path

import pytest
from PIL import Image

from cyclorama.cli.picture_sheet import SOURCE, TILE, Tile, draw_sheet

RED, BLUE = (200, 0, 0), (0, 0, 200)


def tile(folder: Path, name: str, size: tuple[int, int], colour, mode: str = "RGB") -> Tile:
    file = folder / f"{name}.png"
    Image.new(mode, size, colour).save(file)
    return Tile(file, name, "facts")


def sheet_of(folder: Path, sources: list[Tile], results: list[Tile]) -> Image.Image:
    draw_sheet("Title", "facts", sources, results, folder / "sheet.png")
    with Image.open(folder / "sheet.png") as sheet:
        return sheet.convert("RGB")


def pixels_of(sheet: Image.Image, colour: tuple[int, int, int]) -> int:
    counted = {shade: count for count, shade in sheet.getcolors(1 << 24)}
    return counted.get(colour, 0)


@pytest.mark.parametrize("size", [(600, 400), (300, 900), (40, 40)])
def test_a_source_is_shown_whole_as_large_as_its_room_allows(tmp_path, size):
    sheet = sheet_of(tmp_path, [tile(tmp_path, "in", size, RED)], [])

    scale = min(SOURCE[0] / size[0], SOURCE[1] / size[1])
    shown = round(size[0] * scale) * round(size[1] * scale)
    assert pixels_of(sheet, RED) == pytest.approx(shown, rel=0.01)


def test_every_result_has_its_tile(tmp_path):
    source = tile(tmp_path, "in", (600, 400), RED)
    results = [tile(tmp_path, f"out-{number}", (400, 500), BLUE) for number in range(7)]

    sheet = sheet_of(tmp_path, [source, source], results)

    assert pixels_of(sheet, BLUE) == pytest.approx(7 * TILE[0] * TILE[1], rel=0.01)
    assert sheet.height > 3 * TILE[1]


def test_transparency_shows_as_a_chessboard(tmp_path):
    source = tile(tmp_path, "in", (600, 400), RED)
    clear = tile(tmp_path, "out", (400, 500), (0, 0, 0, 0), "RGBA")

    sheet = sheet_of(tmp_path, [source], [clear])

    assert pixels_of(sheet, (0xE4, 0xE7, 0xEA)) == pytest.approx(TILE[0] * TILE[1] / 2, rel=0.05)
