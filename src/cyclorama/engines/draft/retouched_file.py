"""Write a retouched picture as its source was written, in a child process."""

from importlib.metadata import version
from pathlib import Path
from typing import TypedDict

import numpy as np
from numpy.typing import NDArray

from cyclorama.imaging import picture
from cyclorama.imaging.picture_format import PictureFormat
from cyclorama.imaging.provenance import DigitalSource, Provenance
from cyclorama.media.kinds import HEAD_BYTES, Kind, sniff
from cyclorama.media.pixels import facts_of
from cyclorama.media.types import Facts

MADE_BY = f"Cyclorama draft {version('cyclorama')}"


class Written(TypedDict):
    """What every result says of its file."""

    width: int
    height: int
    format: PictureFormat
    facts: Facts


def written(
    pixels: NDArray[np.uint8],
    source: Path,
    out: Path,
    origin: DigitalSource = DigitalSource.ENHANCED,
    *,
    lossless: bool = False,
) -> Written:
    """A JPEG where the source is one, else a PNG. It says what the source said of itself: a draft
    stays one in another size."""
    picture_format = PictureFormat.PNG if lossless else _format_of(source)
    if pixels.shape[2] == 4:
        picture_format = PictureFormat.PNG
    pixels = np.ascontiguousarray(pixels)
    provenance = Provenance(source=origin, made_by=MADE_BY, note=picture.note_of(source))
    picture.save(pixels, out, picture_format, provenance)
    height, width = pixels.shape[:2]
    return Written(width=width, height=height, format=picture_format, facts=facts_of(out, pixels))


def _format_of(source: Path) -> PictureFormat:
    with source.open("rb") as file:
        lossy = sniff(file.read(HEAD_BYTES)) is not Kind.PNG
    return PictureFormat.JPEG if lossy else PictureFormat.PNG
