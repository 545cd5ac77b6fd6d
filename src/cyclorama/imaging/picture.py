"""Picture files in, arrays out, and back: libvips at the edges of the imaging functions.

Arrays are uint8 (h, w, 3) RGB or (h, w, 4) RGBA with straight alpha, in sRGB.
libvips hangs in a process that was forked after using it: start children by spawn.
"""

from pathlib import Path
from typing import Any

import numpy as np
import pyvips
from numpy.typing import NDArray

from cyclorama import errors
from cyclorama.imaging.canvas import Size
from cyclorama.imaging.picture_format import PictureFormat
from cyclorama.imaging.provenance import Provenance, note_in, xmp_packet

MAX_PIXELS = 100_000_000  # a 437 kB PNG can declare 60 000 x 60 000 and libvips would open it
MAX_SIDE = 30_000
CAREFUL_WEBP = 2048 * 2048  # pixels; at 4096² it takes up to 490 MB, the quick way 300 MB
NO_SHRINK = 10_000_000  # libvips' largest side: "as large as the file is"

OWN_PROFILE: bytes = pyvips.Operation.call("profile_load", "srgb")  # 480 bytes, without a name

pyvips.cache_set_max(0)  # every operation here runs once: a cache would only hold memory
pyvips.block_untrusted_set(True)  # loaders that libvips itself does not trust with foreign files


def load(path: Path, max_edge: int | None = None) -> NDArray[np.uint8]:
    """The picture in a file, upright and in sRGB, its long edge at most `max_edge` px.

    Shrinks while decoding where the format allows it. RGBA if the file has transparency,
    else RGB; without `max_edge` the colours under full transparency are kept.

    Raises NotAPicture for what cannot be decoded to its end and TooLarge for what declares
    more than 100 megapixels or a side over 30 000 px (read from the header alone).
    """
    try:
        array: NDArray[np.uint8] = _srgb(_opened(path, max_edge)).numpy()
    except pyvips.Error as error:
        raise _unreadable() from error
    return array


def save(
    array: NDArray[np.uint8], path: Path, picture_format: PictureFormat, provenance: Provenance
) -> None:
    """Write a finished picture: sRGB profile, and an XMP packet that says where it comes from.

    PNG uses every row filter (a quarter smaller than none). JPEG is quality 92 with full
    chroma, which keeps saturated edges clean; JPEG has no transparency: white shows instead.
    """
    _write(_image(array), path, picture_format, provenance)


def save_scratch(array: NDArray[np.uint8], path: Path) -> None:
    """Write a lossless PNG for the next step to read: fast rather than small."""
    _image(array).pngsave(str(path), compression=1, filter="none", keep="none")


def size_of(path: Path) -> Size:
    """By the header, of a file that is upright."""
    try:
        header = pyvips.Image.new_from_file(str(path))
    except pyvips.Error as error:
        raise _unreadable() from error
    return Size(header.width, header.height)


def note_of(path: Path) -> str | None:
    """What a picture that was made here tells its readers of itself; see `Provenance`."""
    try:
        header = pyvips.Image.new_from_file(str(path))
    except pyvips.Error as error:
        raise _unreadable() from error
    return note_in(header.get("xmp-data")) if "xmp-data" in header.get_fields() else None


def refit(
    source: Path,
    path: Path,
    max_edge: int,
    picture_format: PictureFormat,
    provenance: Provenance,
) -> None:
    """Decode, shrink to `max_edge` px and encode in one stream, without an array between."""
    try:
        _write(_srgb(_opened(source, max_edge)), path, picture_format, provenance)
    except pyvips.Error as error:
        raise _unreadable() from error


def _opened(path: Path, max_edge: int | None) -> Any:
    header = pyvips.Image.new_from_file(str(path))
    pixels = header.width * header.height
    if pixels > MAX_PIXELS or max(header.width, header.height) > MAX_SIDE:
        raise errors.TooLarge(
            f"The picture measures {header.width} x {header.height} pixels; "
            f"at most {MAX_PIXELS // 1_000_000} megapixels and {MAX_SIDE} on a side are read."
        )
    # One call turns, converts and shrinks. It keeps colours under full transparency only
    # where it does not shrink.
    conversion = {"export_profile": "srgb"} if _needs_conversion(header) else {}
    return pyvips.Image.thumbnail(
        str(path), max_edge or NO_SHRINK, size="down", fail_on="truncated", **conversion
    )


def _needs_conversion(header: Any) -> bool:
    """Whether colours have to pass through ICC profiles, which takes longer than all the rest."""
    if header.interpretation == "cmyk":
        return True
    if "icc-profile-data" not in header.get_fields():
        return False
    profile: bytes = header.get("icc-profile-data")
    return not (
        profile == OWN_PROFILE or b"sRGB" in profile or "sRGB".encode("utf-16-be") in profile
    )


def _srgb(image: Any) -> Any:
    """8 bits, three bands and perhaps alpha, whatever came in (grey, 16 bit, palette)."""
    image = image.colourspace("srgb")
    bands = 4 if image.hasalpha() else 3
    return image.extract_band(0, n=bands).cast("uchar")


def _image(array: NDArray[np.uint8]) -> Any:
    return pyvips.Image.new_from_array(np.ascontiguousarray(array), interpretation="srgb")


def _write(image: Any, path: Path, picture_format: PictureFormat, provenance: Provenance) -> None:
    image = image.copy()
    image.set_type(pyvips.GValue.blob_type, "xmp-data", xmp_packet(provenance))
    kept = {"keep": "xmp:icc", "profile": "srgb"}
    match picture_format:
        case PictureFormat.PNG:
            image.pngsave(str(path), compression=6, filter="all", **kept)
        case PictureFormat.JPEG:
            image.jpegsave(str(path), Q=92, subsample_mode="off", background=255, **kept)
        case PictureFormat.WEBP:
            careful = image.width * image.height <= CAREFUL_WEBP
            effort = 4 if careful else 2
            image.webpsave(str(path), Q=90, smart_subsample=careful, effort=effort, **kept)


def _unreadable() -> errors.NotAPicture:
    return errors.NotAPicture(
        "The file is no picture that can be read, or a broken one: "
        "send a complete JPEG, PNG or WebP."
    )
