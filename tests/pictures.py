"""Picture files for tests, and what they say about themselves."""

from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pyvips
from numpy.typing import NDArray
from PIL import Image


def save_photo(array: NDArray[np.uint8], path: Path) -> None:
    Image.fromarray(array).save(path)


def xmp_of(path: Path) -> bytes:
    packet: bytes = pyvips.Image.new_from_file(str(path)).get("xmp-data")
    return packet


def provenance_of(path: Path) -> str | None:
    """The digital source type in a picture file's XMP packet."""
    for element in ElementTree.fromstring(xmp_of(path)).iter():
        if element.tag.endswith("}DigitalSourceType"):
            return element.text
    return None
