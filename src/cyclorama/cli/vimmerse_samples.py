"""Sample photos that come with what Cyclorama stands on, or are drawn."""

from pathlib import Path

import skimage.data
from PIL import Image, ImageFilter, ImageOps

from cyclorama.figure.garment.wardrobe.item import Item
from cyclorama.figure.garment.wardrobe.photo import photograph
from cyclorama.imaging.composition import Composition, Sweep
from cyclorama.imaging.packshot import compose
from cyclorama.imaging.specimen import draw_specimen
from cyclorama.imaging.specimen_kind import SpecimenKind

PHOTO_WIDTH = 900
CELL = 360


def draw_samples(folder: Path) -> dict[str, Path]:
    """Write `person`, `product`, `garment`, `sketch` and `grid`, and give their files."""
    pictures = {
        "person": Image.fromarray(skimage.data.astronaut()),
        "product": _bottle(),
        "garment": Image.fromarray(photograph(Item.JUMPER, PHOTO_WIDTH)),
        "sketch": _sketched(Image.fromarray(photograph(Item.DRESS, PHOTO_WIDTH))),
    }
    pictures["grid"] = _tiled(list(pictures.values()))
    files = {name: folder / f"{name}.png" for name in pictures}
    for name, picture in pictures.items():
        picture.save(files[name])
    return files


def _bottle() -> Image.Image:
    """A product as a camera takes it: upright, before a wall that its label is not taken for."""
    wall = Composition(backdrop=Sweep(wall="#8E9AA8", floor="#7F8B99"))
    photo = compose(draw_specimen(SpecimenKind.BOTTLE, PHOTO_WIDTH), wall, 720, 900)
    return Image.fromarray(photo.picture)


def _sketched(photo: Image.Image) -> Image.Image:
    """Its outlines in grey on white paper."""
    lines = photo.convert("L").filter(ImageFilter.GaussianBlur(1.5)).filter(ImageFilter.CONTOUR)
    inner = lines.crop((2, 2, lines.width - 2, lines.height - 2))  # the filter frames its picture
    return ImageOps.autocontrast(inner, cutoff=(1, 40)).convert("RGB")


def _tiled(pictures: list[Image.Image]) -> Image.Image:
    """Two by two."""
    grid = Image.new("RGB", (2 * CELL, 2 * CELL))
    for number, picture in enumerate(pictures[:4]):
        row, column = divmod(number, 2)
        grid.paste(ImageOps.fit(picture, (CELL, CELL)), (column * CELL, row * CELL))
    return grid
