"""Picture files as bytes, good and hostile, made when asked for: none is committed."""

import functools
import io
import struct
import zlib
from typing import Any

import numpy as np
import pyvips
import skimage.data
from PIL import Image, ImageCms

Rgb = tuple[int, int, int]


def saved(picture: Image.Image, form: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, form, **options)
    return buffer.getvalue()


def photo() -> Image.Image:
    """A real photo, 600 x 400."""
    return Image.fromarray(skimage.data.coffee())


def plain(mode: str = "RGB", colour: Any = (200, 30, 60), size: tuple[int, int] = (60, 40)) -> Any:
    return Image.new(mode, size, colour)


def jpeg(picture: Image.Image | None = None, **options: Any) -> bytes:
    return saved(picture or photo(), "JPEG", quality=92, **options)


def png(picture: Image.Image | None = None, **options: Any) -> bytes:
    return saved(picture or photo(), "PNG", **options)


def webp(picture: Image.Image | None = None, **options: Any) -> bytes:
    return saved(picture or photo(), "WEBP", **options)


def left_white_right_black() -> Image.Image:
    """60 x 40: its left half is white."""
    pixels = np.zeros((40, 60, 3), np.uint8)
    pixels[:, :30] = 255
    return Image.fromarray(pixels)


def turned_jpeg(orientation: int) -> bytes:
    """A JPEG whose EXIF asks for a turn, names a camera and a place."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "SECRETCAM"
    exif.get_ifd(0x8825)[1] = "N"
    return jpeg(left_white_right_black(), exif=exif)


def jpeg_with_xmp() -> bytes:
    return jpeg(plain(), xmp=b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>SECRETXMP</x:xmpmeta>")


def png_with_text() -> bytes:
    from PIL.PngImagePlugin import PngInfo

    text = PngInfo()
    text.add_text("Comment", "SECRETTEXT")
    return png(plain(), pnginfo=text)


def sixteen_bit_png(values: tuple[int, ...], size: tuple[int, int] = (60, 40)) -> bytes:
    """One colour of 1 to 4 bands, 0 to 65535 each."""
    pixels = np.full((size[1], size[0], len(values)), values, np.uint16)
    interpretation = "rgb16" if len(values) > 2 else "grey16"
    image = pyvips.Image.new_from_array(pixels).copy(interpretation=interpretation)
    return bytes(image.pngsave_buffer())


def display_p3_png(colour: Rgb) -> bytes:
    """One sRGB colour, stored in Display P3 numbers with that profile embedded."""
    pixels = np.full((40, 60, 3), colour, np.uint8)
    image = pyvips.Image.new_from_array(pixels).icc_transform("p3", input_profile="srgb")
    return bytes(image.pngsave_buffer())


def srgb_profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def animated(form: str) -> bytes:
    frames = [plain(), plain(colour=(0, 0, 0))]
    return saved(frames[0], form, save_all=True, append_images=frames[1:])


def declared_png(width: int, height: int, data: bytes = b"") -> bytes:
    """A PNG of 1-bit pixels that declares a size, whatever its data hold."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(data, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_png_chunk(name, body) for name, body in chunks)


@functools.cache
def png_bomb() -> bytes:
    """About 440 kB that decode to 60 000 x 60 000 pixels. Making it takes two seconds."""
    return declared_png(60_000, 60_000, bytes((60_000 // 8 + 1) * 60_000))


def _png_chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
