"""The picture sheet of a shoot: what was given on the left, what was made of it beside."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from cyclorama.cli.clip_frames import frames_of
from cyclorama.cli.picture_sheet import Tile, draw_sheet

LIGHT, DARK = (231, 205, 176), (205, 170, 136)  # sand, above and below
CLIPS = (".mp4", ".webm")


@dataclass(frozen=True)
class Shown:
    """A picture or a clip, with a name and a line of facts."""

    file: Path
    name: str
    facts: str


def draw_shoot_sheet(given: Sequence[Shown], made: Sequence[Shown], out: Path) -> None:
    """Of a clip its first and last frames are shown."""
    draw_sheet(
        "Cyclorama",
        "a shoot over the Sartiq generation API: no GPU, no key",
        [Tile(one.file, one.name, one.facts) for one in given],
        [tile for one in made for tile in _tiles(one)],
        out,
    )


def _tiles(one: Shown) -> Iterator[Tile]:
    if one.file.suffix not in CLIPS:
        yield Tile(one.file, one.name, one.facts)
        return
    frames = frames_of(one.file, 2)
    for name, frame in zip(("first", "last"), frames, strict=False):
        file = one.file.with_name(f"{one.file.stem}-{name}.png")
        frame.save(file)
        yield Tile(file, f"{one.name}, {name} frame", one.facts)


def draw_backdrop(file: Path, size: tuple[int, int]) -> Path:
    """A backdrop whose colours the background of a picture can take on."""
    ramp = Image.linear_gradient("L").resize(size, Image.Resampling.BICUBIC)
    Image.composite(Image.new("RGB", size, DARK), Image.new("RGB", size, LIGHT), ramp).save(file)
    return file
