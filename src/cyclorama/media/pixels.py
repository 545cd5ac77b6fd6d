"""Decode, convert, encode and measure with libvips. Imported in child processes only."""

import hashlib
import io
from pathlib import Path
from typing import Any

import blurhash
import numpy as np
import pyvips
from PIL import ImageCms

from cyclorama.errors import NotAPicture
from cyclorama.kit.child import is_out_of_memory
from cyclorama.media.kinds import Kind
from cyclorama.media.plain_jpeg import plain_jpeg
from cyclorama.media.types import Facts, Limits, Orientation

_LOADERS = {Kind.JPEG: "jpegload", Kind.PNG: "pngload", Kind.WEBP: "webpload"}
_JPEG_QUALITY = 95
_THUMB_EDGE = 64
_SAMPLED_EDGE = 512  # every so-many-th pixel is enough for a thumb of 64, in a tenth of the time
_BLURHASH_EDGE = 32  # the encoder is pure Python: its cost grows with the pixels
_COLOUR_BITS = 3  # per channel, when colours are counted

pyvips.cache_set_max(0)  # each picture is seen once


def normalise(source: Path, kind: Kind, folder: Path, limits: Limits) -> tuple[Path, Kind, Facts]:
    """Write the picture into `folder`, upright, in sRGB, 8 bits a channel, metadata dropped.

    A JPEG that is so already keeps its compressed pixels: nothing is lost, in a tenth of the time.
    """
    try:
        header = _open(source, kind, limits)
        if kind is Kind.JPEG and (kept := _as_it_is(source, header, folder)) is not None:
            return kept
        picture = _in_srgb(header).copy_memory().autorot()
        stored_kind = Kind.JPEG if _was_lossy(source, kind, header) else Kind.PNG
        if picture.hasalpha():
            stored_kind = Kind.PNG
        target = folder / f"normal.{stored_kind.extension}"
        if stored_kind is Kind.JPEG:
            picture.jpegsave(str(target), Q=_JPEG_QUALITY, subsample_mode="off", keep="none")
        else:
            # Filter `up` and level 4: a third of the time of `all` and 6, 5 % more bytes.
            picture.pngsave(str(target), compression=4, filter="up", keep="none")
        return target, stored_kind, _facts(target, picture, header, _sampled(picture))
    except pyvips.Error as error:
        raise _unreadable(error) from error


def _as_it_is(source: Path, header: Any, folder: Path) -> tuple[Path, Kind, Facts] | None:
    """The JPEG without its metadata, where that is all it takes."""
    if header.interpretation != "srgb" or header.bands != 3 or not _is_upright(header):
        return None
    if header.get_typeof("icc-profile-data") and not (_profile(header) or "").startswith("sRGB"):
        return None
    plain = plain_jpeg(source.read_bytes())
    if plain is None:
        return None
    target = folder / f"normal.{Kind.JPEG.extension}"
    target.write_bytes(plain)
    # A decoder that leaves out detail still reads the file to its end.
    shrink = next(
        factor
        for factor in (8, 4, 2, 1)
        if factor == 1 or max(header.width, header.height) >= factor * _SAMPLED_EDGE
    )
    loaded = pyvips.Image.jpegload(
        str(target), shrink=shrink, access="sequential", fail_on="truncated"
    ).copy_memory()
    return target, Kind.JPEG, _facts(target, header, header, loaded)


def _is_upright(header: Any) -> bool:
    return "orientation" not in header.get_fields() or header.get("orientation") in (0, 1)


def measure(source: Path, kind: Kind, limits: Limits) -> tuple[Path, Kind, Facts]:
    """The facts of a file that stays as it is. It must be upright and in sRGB."""
    try:
        header = _open(source, kind, limits)
        picture = _in_srgb(header).copy_memory()
        return source, kind, _facts(source, picture, header, _sampled(picture))
    except pyvips.Error as error:
        raise _unreadable(error) from error


def facts_of(stored: Path, pixels: "np.ndarray[Any, np.dtype[np.uint8]]") -> Facts:
    """The facts of a file that holds exactly these pixels, while they are still at hand: decoding
    it again would cost as much as a tenth of making a packshot.

    `pixels`: height x width x 3 or 4, sRGB, 8 bits.
    """
    picture = _image(pixels)
    step = _step(picture)
    rows, columns = max(1, picture.height // step), max(1, picture.width // step)
    sampled = _image(pixels[::step, ::step][:rows, :columns])  # a tenth of libvips' time for it
    return _facts(stored, picture, picture, sampled)


def _open(source: Path, kind: Kind, limits: Limits) -> Any:
    """The picture with its header read and checked; pixels are decoded when asked for."""
    loader = getattr(pyvips.Image, _LOADERS[kind])
    header = loader(str(source), access="sequential", fail_on="truncated")
    limits.check_size(header.width, header.height)
    return header


def _in_srgb(picture: Any) -> Any:
    """8-bit sRGB with three bands, or four with transparency."""
    has_profile = picture.get_typeof("icc-profile-data") != 0
    is_cmyk = picture.interpretation == "cmyk"
    if is_cmyk or (has_profile and not (_profile(picture) or "").startswith("sRGB")):
        # The named profile serves when the embedded one is missing or broken.
        fallback = {"cmyk": "cmyk", "b-w": "sgray", "grey16": "sgray"}
        alpha = picture[-1] if picture.hasalpha() else None
        colours = picture[: picture.bands - 1] if alpha is not None else picture
        colours = colours.icc_transform(
            "srgb",
            embedded=has_profile,
            input_profile=fallback.get(picture.interpretation, "srgb"),
            intent="relative",
            black_point_compensation=True,
            depth=8,
        )
        if alpha is None:
            return colours
        shift = 8 if picture.format == "ushort" else 0
        return colours.bandjoin((alpha >> shift).cast("uchar"))
    return picture.colourspace("srgb").cast("uchar")


def _was_lossy(source: Path, kind: Kind, header: Any) -> bool:
    if kind is Kind.WEBP:
        return not _is_lossless_webp(source)
    return kind is Kind.JPEG


def _is_lossless_webp(source: Path) -> bool:
    """Whether the pixels stand in a VP8L chunk, which comes first among the pixel chunks."""
    with source.open("rb") as file:
        file.seek(12)
        while len(head := file.read(8)) == 8:
            if head[:4] in (b"VP8L", b"VP8 "):
                return head[:4] == b"VP8L"
            size = int.from_bytes(head[4:], "little")
            file.seek(size + size % 2, 1)
    return False


def _image(pixels: "np.ndarray[Any, np.dtype[np.uint8]]") -> Any:
    return pyvips.Image.new_from_array(np.ascontiguousarray(pixels), interpretation="srgb")


def _step(picture: Any) -> int:
    return max(1, int(max(picture.width, picture.height)) // _SAMPLED_EDGE)


def _sampled(picture: Any) -> Any:
    """In memory, or each of its readers would take the samples anew."""
    step = _step(picture)
    across, down = min(step, picture.width), min(step, picture.height)
    return picture.subsample(across, down, point=True).copy_memory()


def _facts(stored: Path, picture: Any, header: Any, sampled: Any) -> Facts:
    width, height = picture.width, picture.height
    thumb = sampled.thumbnail_image(_THUMB_EDGE, height=_THUMB_EDGE, size="down").copy_memory()
    colours = thumb.numpy()
    with stored.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return Facts(
        sha256=sha256,
        width=width,
        height=height,
        orientation=_orientation(width, height),
        has_alpha=bool(picture.hasalpha()),
        dominant_colour=dominant_colour(colours),
        blurhash=_blurhash(thumb),
        source_profile=_profile(header),
        source_bit_depth=16 if header.format == "ushort" else 8,
    )


def _orientation(width: int, height: int) -> Orientation:
    if width == height:
        return Orientation.SQUARE
    return Orientation.LANDSCAPE if width > height else Orientation.PORTRAIT


def dominant_colour(colours: "np.ndarray[Any, np.dtype[np.uint8]]") -> str:
    """The mean of the most frequent colour cell, as `#rrggbb`; transparent pixels do not count.

    `colours`: height x width x 3 or 4, 8 bits.
    """
    pixels = colours.reshape(-1, colours.shape[2])
    if pixels.shape[1] == 4 and (pixels[:, 3] >= 128).any():
        pixels = pixels[pixels[:, 3] >= 128]
    rgb = pixels[:, :3].astype(np.int64)
    cells = rgb >> (8 - _COLOUR_BITS)
    codes = (cells[:, 0] << 2 * _COLOUR_BITS) | (cells[:, 1] << _COLOUR_BITS) | cells[:, 2]
    most = np.bincount(codes).argmax()
    red, green, blue = rgb[codes == most].mean(axis=0).round().astype(int)
    return f"#{red:02x}{green:02x}{blue:02x}"


def _blurhash(thumb: Any) -> str:
    small = thumb.flatten(background=255) if thumb.hasalpha() else thumb
    small = small.thumbnail_image(_BLURHASH_EDGE, height=_BLURHASH_EDGE, size="down")
    return str(blurhash.encode(small.numpy(), components_x=4, components_y=3))


def _profile(picture: Any) -> str | None:
    """The description in the embedded colour profile, when there is a readable one."""
    if picture.get_typeof("icc-profile-data") == 0:
        return None
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(picture.get("icc-profile-data")))
        return ImageCms.getProfileDescription(profile).strip()[:100] or None
    except (ImageCms.PyCMSError, OSError):
        return None


def _unreadable(error: Exception) -> Exception:
    if is_out_of_memory(error):
        return error
    return NotAPicture("The picture is damaged or cut short. Export it again and send that.")
