from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import picture_files as files
from cyclorama.errors import CycloramaError, NotAPicture, TooLarge
from cyclorama.kit.pool import ChildPool
from cyclorama.media.ingest import INSPECT_MEMORY, INSPECT_SECONDS
from cyclorama.media.inspect import Inspected, take_as_is, take_in
from cyclorama.media.types import Limits, Orientation

LIMITS = Limits()


@pytest.fixture
def accept(tmp_path: Path) -> Callable[[bytes], tuple[Inspected, Image.Image]]:
    folder = tmp_path / "made"
    folder.mkdir()

    def accept(content: bytes, limits: Limits = LIMITS) -> tuple[Inspected, Image.Image]:
        source = tmp_path / "source"
        source.write_bytes(content)
        inspected = take_in(source, folder, limits)
        with Image.open(inspected.path) as opened:
            opened.load()
        return inspected, opened

    return accept


Accept = Callable[..., tuple[Inspected, Image.Image]]


def near(picture: Image.Image, colour: tuple[int, ...], *, within: int = 3) -> bool:
    pixels = np.asarray(picture, int)
    return bool((np.abs(pixels - np.array(colour)) <= within).all())


HOSTILE = {
    "empty": (lambda: b"", NotAPicture, "empty"),
    "text": (lambda: b"this is no picture at all", NotAPicture, "JPEG, PNG or WebP"),
    "web page": (lambda: b"\n<!DOCTYPE html><html></html>", NotAPicture, "a web page"),
    "SVG": (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", NotAPicture, "SVG"),
    "SVG with prolog": (lambda: b"<?xml version='1.0'?><svg/>", NotAPicture, "SVG"),
    "GIF": (lambda: files.saved(files.plain(), "GIF"), NotAPicture, "a GIF"),
    "animated GIF": (lambda: files.animated("GIF"), NotAPicture, "a GIF"),
    "BMP": (lambda: files.saved(files.plain(), "BMP"), NotAPicture, "a BMP"),
    "TIFF": (lambda: files.saved(files.plain(), "TIFF"), NotAPicture, "a TIFF"),
    "AVIF": (lambda: files.saved(files.plain(), "AVIF"), NotAPicture, "an AVIF"),
    "HEIC": (lambda: b"\0\0\0\x18ftypheic" + bytes(20), NotAPicture, "HEIC"),
    "PDF": (lambda: b"%PDF-1.7", NotAPicture, "a PDF"),
    "ZIP": (lambda: b"PK\x03\x04", NotAPicture, "ZIP"),
    "animated PNG": (lambda: files.animated("PNG"), NotAPicture, "animated"),
    "animated WebP": (lambda: files.animated("WEBP"), NotAPicture, "animated"),
    "only a JPEG signature": (lambda: b"\xff\xd8\xff\xe0", NotAPicture, "damaged"),
    "only a PNG signature": (lambda: b"\x89PNG\r\n\x1a\n", NotAPicture, "damaged"),
    "only a WebP signature": (lambda: b"RIFF\x10\0\0\0WEBPVP8 ", NotAPicture, "damaged"),
    "half a JPEG": (lambda: files.jpeg()[:20_000], NotAPicture, "damaged"),
    "half a PNG": (lambda: files.png()[:100_000], NotAPicture, "damaged"),
    "half a WebP": (lambda: files.webp()[:10_000], NotAPicture, "damaged"),
    "a JPEG header alone": (lambda: files.jpeg()[:300], NotAPicture, "damaged"),
    "a PNG header alone": (lambda: files.png()[:40], NotAPicture, "damaged"),
    "noise behind a JPEG header": (
        lambda: files.jpeg()[:800] + bytes(5000),
        NotAPicture,
        "damaged",
    ),
    "too many pixels": (lambda: files.declared_png(10_000, 10_000), TooLarge, "100 megapixels"),
    "too long an edge": (lambda: files.declared_png(30_001, 10), TooLarge, "30001 x 10"),
    "no pixels": (lambda: files.declared_png(0, 10), NotAPicture, "damaged"),
    "too many bytes": (lambda: files.png() + bytes(25_000_000), TooLarge, "25 MB"),
}


@pytest.mark.parametrize(("content", "error", "said"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_file_is_refused_with_a_sentence(
    accept: Accept, content: Callable[[], bytes], error: type[CycloramaError], said: str
) -> None:
    with pytest.raises(CycloramaError) as caught:
        accept(content())

    assert type(caught.value) is error
    assert said in caught.value.public
    assert caught.value.public.endswith(".")


async def test_the_bomb_is_small_and_refused_before_it_is_decoded(tmp_path: Path) -> None:
    """In a child that may use next to nothing: its pixels would be 3.6 GB."""
    source = tmp_path / "source"
    _write(source, files.png_bomb())
    assert len(files.png_bomb()) < 450_000
    pool = ChildPool(1, initializer="child_tasks:load_pixels")
    try:
        with pytest.raises(TooLarge, match="60000 x 60000"):
            await pool.run(
                take_in, source, tmp_path, LIMITS, memory=30_000_000, seconds=INSPECT_SECONDS
            )
    finally:
        pool.close()


def test_limits_are_those_given(accept: Accept) -> None:
    for limits in (Limits(max_bytes=100), Limits(max_pixels=239_999), Limits(max_edge=599)):
        with pytest.raises(TooLarge):
            accept(files.jpeg(), limits)
    accept(files.jpeg(), Limits(max_pixels=240_000, max_edge=600))


@pytest.mark.parametrize(
    ("content", "stored", "mode"),
    [
        (files.jpeg(), "image/jpeg", "RGB"),
        (files.jpeg(progressive=True), "image/jpeg", "RGB"),
        (files.jpeg(files.photo().convert("L")), "image/jpeg", "RGB"),
        (files.png(), "image/png", "RGB"),
        (files.png(files.photo().convert("P")), "image/png", "RGB"),
        (files.png(files.photo().convert("1")), "image/png", "RGB"),
        (files.png(files.photo().convert("LA")), "image/png", "RGBA"),
        (files.png(files.photo().convert("RGBA")), "image/png", "RGBA"),
        (files.webp(), "image/jpeg", "RGB"),
        (files.webp(lossless=True), "image/png", "RGB"),
    ],
)
def test_every_accepted_kind_becomes_uniform(
    accept: Accept, content: bytes, stored: str, mode: str
) -> None:
    inspected, picture = accept(content)

    assert (inspected.content_type, picture.mode, picture.size) == (stored, mode, (600, 400))
    assert inspected.size_bytes == inspected.path.stat().st_size
    assert (inspected.facts.width, inspected.facts.height) == (600, 400)


def test_a_photo_keeps_its_pixels(accept: Accept) -> None:
    source = files.photo()
    _, exact = accept(files.png(source))
    _, close = accept(files.jpeg(source, subsampling=0))

    assert np.array_equal(np.asarray(exact), np.asarray(source))
    error = np.abs(np.asarray(close, float) - np.asarray(source, float)).mean()
    assert error < 3


def test_transparency_is_kept(accept: Accept) -> None:
    for content in (
        files.png(files.plain("RGBA", (200, 30, 60, 77))),
        files.webp(files.plain("RGBA", (200, 30, 60, 77)), lossless=True),
    ):
        inspected, picture = accept(content)
        assert near(picture, (200, 30, 60, 77), within=0)
        assert inspected.facts.has_alpha


@pytest.mark.parametrize(
    ("cmyk", "srgb"),
    [  # press colours as the standard profile shows them, not as naive arithmetic does
        ((0, 255, 255, 0), (231, 0, 18)),
        ((0, 0, 0, 0), (255, 255, 255)),
        ((255, 0, 0, 0), (0, 160, 226)),
    ],
)
def test_a_cmyk_jpeg_has_the_right_colours(
    accept: Accept, cmyk: tuple[int, ...], srgb: tuple[int, ...]
) -> None:
    inspected, picture = accept(files.jpeg(files.plain("CMYK", cmyk)))

    assert picture.mode == "RGB"
    assert near(picture, srgb, within=12)
    assert inspected.facts.source_profile is None


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((65535, 32768, 0), (255, 128, 0)),
        ((65535, 32768, 0, 16384), (255, 128, 0, 64)),
        ((40000,), (156, 156, 156)),
    ],
)
def test_a_16_bit_png_keeps_its_colours_in_8_bits(
    accept: Accept, values: tuple[int, ...], expected: tuple[int, ...]
) -> None:
    inspected, picture = accept(files.sixteen_bit_png(values))

    assert near(picture, expected, within=1)
    assert inspected.facts.source_bit_depth == 16


def test_a_wide_gamut_picture_is_converted_by_its_profile(accept: Accept) -> None:
    content = files.display_p3_png((200, 40, 40))
    inspected, picture = accept(content)

    assert near(picture, (200, 40, 40), within=2)
    assert inspected.facts.source_profile is not None
    assert "icc_profile" not in picture.info


def test_an_srgb_profile_changes_no_pixel(accept: Accept) -> None:
    inspected, picture = accept(files.png(files.photo(), icc_profile=files.srgb_profile()))

    assert np.array_equal(np.asarray(picture), np.asarray(files.photo()))
    assert (inspected.facts.source_profile or "").startswith("sRGB")


def test_a_broken_profile_is_ignored(accept: Accept) -> None:
    inspected, picture = accept(files.png(files.plain(), icc_profile=b"no profile" * 30))

    assert near(picture, (200, 30, 60), within=1)
    assert inspected.facts.source_profile is None


@pytest.mark.parametrize(
    ("orientation", "size", "white"),
    [
        (1, (60, 40), "left"),
        (2, (60, 40), "right"),
        (3, (60, 40), "right"),
        (4, (60, 40), "left"),
        (5, (40, 60), "top"),
        (6, (40, 60), "top"),
        (7, (40, 60), "bottom"),
        (8, (40, 60), "bottom"),
    ],
)
def test_a_turned_jpeg_is_put_upright(
    accept: Accept, orientation: int, size: tuple[int, int], white: str
) -> None:
    inspected, picture = accept(files.turned_jpeg(orientation))

    grey = np.asarray(picture.convert("L"), float)
    halves = {
        "left": grey[:, : size[0] // 2],
        "right": grey[:, size[0] // 2 :],
        "top": grey[: size[1] // 2],
        "bottom": grey[size[1] // 2 :],
    }
    assert picture.size == size == (inspected.facts.width, inspected.facts.height)
    assert max(halves, key=lambda side: halves[side].mean()) == white
    assert dict(picture.getexif()) == {}


@pytest.mark.parametrize(
    ("content", "secret"),
    [
        (files.turned_jpeg(1), b"SECRETCAM"),
        (files.jpeg_with_xmp(), b"SECRETXMP"),
        (files.png_with_text(), b"SECRETTEXT"),
        (files.jpeg(files.plain(), comment=b"SECRETCOMMENT"), b"SECRETCOMMENT"),
    ],
)
def test_metadata_is_dropped(accept: Accept, content: bytes, secret: bytes) -> None:
    assert secret in content

    inspected, _ = accept(content)

    stored = inspected.path.read_bytes()
    assert secret not in stored
    assert b"Exif" not in stored


def test_the_facts_of_a_photo(accept: Accept) -> None:
    import hashlib

    inspected, _ = accept(files.jpeg())
    facts = inspected.facts

    assert facts.sha256 == hashlib.sha256(inspected.path.read_bytes()).hexdigest()
    assert facts.orientation is Orientation.LANDSCAPE
    assert facts.source_bit_depth == 8
    assert len(facts.blurhash) == 28  # 4 x 3 components
    red, green, blue = (int(facts.dominant_colour[i : i + 2], 16) for i in (1, 3, 5))
    assert red > green > blue  # a brown table


@pytest.mark.parametrize(
    ("size", "orientation"),
    [
        ((60, 40), Orientation.LANDSCAPE),
        ((40, 60), Orientation.PORTRAIT),
        ((50, 50), Orientation.SQUARE),
        ((1, 1), Orientation.SQUARE),
        ((3000, 1), Orientation.LANDSCAPE),
        ((1, 3000), Orientation.PORTRAIT),
    ],
)
def test_any_proportions_have_facts(
    accept: Accept, size: tuple[int, int], orientation: Orientation
) -> None:
    inspected, picture = accept(files.png(files.plain(size=size)))

    assert picture.size == size
    assert inspected.facts.orientation is orientation
    assert inspected.facts.dominant_colour == "#c81e3c"


def test_the_same_picture_gives_the_same_bytes(accept: Accept) -> None:
    first, _ = accept(files.jpeg())
    second, _ = accept(files.jpeg())

    assert first.facts == second.facts


def test_a_result_of_ours_stays_as_it_is(tmp_path: Path) -> None:
    source = tmp_path / "result.png"
    content = files.png_with_text()
    source.write_bytes(content)

    inspected = take_as_is(source, LIMITS)

    assert (inspected.path, inspected.content_type) == (source, "image/png")
    assert source.read_bytes() == content
    assert inspected.facts.dominant_colour == "#c81e3c"


async def test_the_largest_picture_fits_the_memory_of_a_child(tmp_path: Path) -> None:
    """50 megapixels of 16-bit RGBA turned on their side: the worst that is accepted."""
    source = tmp_path / "source"
    _write(source, files.sixteen_bit_png((1000, 2000, 3000, 40_000), size=(10_000, 5_000)))
    pool = ChildPool(1)
    try:
        inspected = await pool.run(
            take_in, source, tmp_path, LIMITS, memory=INSPECT_MEMORY, seconds=INSPECT_SECONDS
        )
    finally:
        pool.close()

    assert (inspected.facts.width, inspected.facts.height) == (10_000, 5_000)


def _write(file: Path, content: bytes) -> None:
    file.write_bytes(content)


def test_a_jpeg_that_needs_no_change_keeps_every_pixel(accept: Accept, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010E] = "SECRET"
    content = files.saved(files.plain(), "JPEG", quality=71, exif=exif)

    inspected, made = accept(content + b"SECRET")

    (tmp_path / "sent.jpg").write_bytes(content)
    with Image.open(tmp_path / "sent.jpg") as sent:
        assert np.array_equal(np.asarray(made), np.asarray(sent))
    assert b"SECRET" not in inspected.path.read_bytes()
    assert (inspected.facts.width, inspected.facts.height) == made.size


def test_work_that_streams_takes_larger_pictures() -> None:
    with pytest.raises(TooLarge):
        LIMITS.check_size(10_000, 10_000)

    LIMITS.for_large_pictures().check_size(10_000, 10_000)

    with pytest.raises(TooLarge):
        LIMITS.for_large_pictures().check_size(10_001, 10_000)
    assert Limits(max_pixels=200_000_000).for_large_pictures().max_pixels == 200_000_000
