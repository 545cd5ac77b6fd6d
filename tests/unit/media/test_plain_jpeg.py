import io

import numpy as np
import pytest
from PIL import Image

from cyclorama.media.plain_jpeg import plain_jpeg


def jpeg(mode="RGB", **options) -> bytes:
    pixels = np.random.default_rng(0).integers(0, 256, (40, 56, 3), np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(pixels).convert(mode).save(buffer, "JPEG", **options)
    return buffer.getvalue()


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"progressive": True},
        {"subsampling": 0, "quality": 95},
        {"optimize": True, "restart_marker_rows": 1},
        {"keep_rgb": True},
    ],
    ids=["plain", "progressive", "full chroma", "restarts", "rgb"],
)
def test_the_pixels_are_the_same_and_the_rest_is_gone(options):
    exif = Image.Exif()
    exif[0x010E] = "SECRET"
    source = jpeg(
        exif=exif, comment=b"SECRET", icc_profile=b"SECRET" * 9, dpi=(300, 300), **options
    )

    plain = plain_jpeg(source + b"SECRET, after the end")

    assert plain is not None
    assert b"SECRET" not in plain
    assert plain.endswith(b"\xff\xd9")
    assert np.array_equal(np.asarray(opened(plain)), np.asarray(opened(source)))
    assert set(opened(plain).info) <= {
        *("jfif", "jfif_version", "jfif_unit", "jfif_density"),
        *("adobe", "adobe_transform", "progressive", "progression"),
    }
    assert plain_jpeg(plain) == plain


def test_components_that_are_red_green_and_blue_stay_so():
    source = jpeg(keep_rgb=True)

    plain = plain_jpeg(source)

    assert b"JFIF" not in source
    assert plain is not None
    assert np.array_equal(np.asarray(opened(plain)), np.asarray(opened(source)))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xd8",
        b"\x89PNG\r\n\x1a\n",
        jpeg("L"),
        jpeg("CMYK"),
        jpeg()[:-2],
        jpeg()[:100],
        jpeg().replace(b"\xff\xc0", b"\xff\xc9"),  # arithmetic coding
        jpeg().replace(b"\xff\xdb", b"\xff\xf0", 1),  # a marker that means nothing
        b"\xff\xd8\xff\xd9",
        b"\xff\xd8\xff\xe0\x00\x01\xff\xd9",
    ],
    ids=[
        *("empty", "start", "png", "grey", "cmyk", "endless", "cut", "arithmetic", "unknown"),
        *("nothing", "short segment"),
    ],
)
def test_what_is_not_known_is_left_to_a_decoder(content):
    assert plain_jpeg(content) is None
