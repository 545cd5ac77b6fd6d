from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
import pyvips
from PIL import Image

from cyclorama import errors
from cyclorama.imaging import picture
from cyclorama.imaging.picture_format import PictureFormat
from cyclorama.imaging.provenance import DigitalSource, Provenance

PROVENANCE = Provenance(source=DigitalSource.COMPOSITE, made_by="Cyclorama draft 9.9")


def gradient(width: int, height: int) -> np.ndarray:
    y, x = np.mgrid[0:height, 0:width]
    return np.dstack([255 * x // width, 255 * y // height, 0 * x + 90]).astype(np.uint8)


def with_alpha(colour: np.ndarray) -> np.ndarray:
    alpha = np.zeros(colour.shape[:2], np.uint8)
    alpha[: len(alpha) // 2] = 255
    return np.dstack([colour, alpha])


@pytest.mark.parametrize("picture_format", PictureFormat)
def test_finished_file_tells_where_it_comes_from(tmp_path: Path, picture_format: PictureFormat):
    file = tmp_path / f"made.{picture_format.suffix}"

    picture.save(gradient(64, 48), file, picture_format, PROVENANCE)

    made = pyvips.Image.new_from_file(str(file))
    said = {
        element.tag.rsplit("}", 1)[1]: element.text
        for element in ElementTree.fromstring(made.get("xmp-data")).iter()
    }
    assert said["DigitalSourceType"].endswith("/digitalsourcetype/composite")
    assert said["CreatorTool"] == "Cyclorama draft 9.9"
    assert made.get("icc-profile-data") == pyvips.Operation.call("profile_load", "srgb")
    with Image.open(file) as opened:
        assert opened.get_format_mimetype() == picture_format.media_type


def test_png_and_webp_keep_transparency_and_jpeg_shows_white(tmp_path: Path):
    array = with_alpha(np.full((40, 40, 3), (200, 30, 30), np.uint8))
    files = {each: tmp_path / f"made.{each.suffix}" for each in PictureFormat}

    for picture_format, file in files.items():
        picture.save(array, file, picture_format, PROVENANCE)

    assert np.array_equal(picture.load(files[PictureFormat.PNG]), array)
    assert picture.load(files[PictureFormat.WEBP])[35, 5, 3] == 0
    jpeg = picture.load(files[PictureFormat.JPEG])
    assert jpeg.shape == (40, 40, 3)
    assert jpeg[35, 5].tolist() == [255, 255, 255]


def test_jpeg_keeps_full_chroma(tmp_path: Path):
    array = np.zeros((32, 32, 3), np.uint8)
    array[:, ::2] = (255, 0, 0)  # red and black columns: half the chroma would mix them

    picture.save(array, tmp_path / "made.jpg", PictureFormat.JPEG, PROVENANCE)

    columns = picture.load(tmp_path / "made.jpg")[..., 0].mean(axis=0)
    assert columns[::2].min() - columns[1::2].max() > 200


def test_scratch_is_lossless_and_keeps_colours_under_full_transparency(tmp_path: Path):
    array = with_alpha(gradient(50, 40))

    picture.save_scratch(array, tmp_path / "scratch.png")

    assert np.array_equal(picture.load(tmp_path / "scratch.png"), array)


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp"])
def test_large_pictures_are_shrunk_to_the_edge_and_small_ones_left(tmp_path: Path, suffix: str):
    file = tmp_path / f"photo.{suffix}"
    Image.fromarray(gradient(600, 400)).save(file)

    assert picture.load(file, 300).shape == (200, 300, 3)
    assert picture.load(file, 900).shape == (400, 600, 3)
    assert np.abs(picture.load(file, 300)[100, 150].astype(int) - (127, 127, 90)).max() <= 4


def test_turned_photo_stands_upright(tmp_path: Path):
    photo, exif = Image.fromarray(gradient(60, 40)), Image.Exif()
    exif[0x0112] = 6  # the camera was held upright
    photo.save(tmp_path / "turned.jpg", exif=exif, quality=95)

    assert picture.load(tmp_path / "turned.jpg").shape == (60, 40, 3)


@pytest.mark.parametrize("mode", ["L", "LA", "P", "1", "I;16", "CMYK"])
def test_every_kind_of_pixel_becomes_srgb(tmp_path: Path, mode: str):
    if mode == "I;16":
        image = Image.fromarray(np.full((20, 20), 40_000, np.uint16))
    else:
        image = Image.new("RGB", (20, 20), (200, 200, 200)).convert(mode)
    file = tmp_path / ("photo.jpg" if mode == "CMYK" else "photo.png")
    image.save(file)

    array = picture.load(file)

    assert array.dtype == np.uint8
    assert array.shape == (20, 20, 4 if mode == "LA" else 3)
    assert abs(int(array[..., 0].mean()) - 200) <= (60 if mode in ("1", "I;16") else 12)


def test_foreign_profile_is_converted(tmp_path: Path):
    photo = pyvips.Image.new_from_array(np.full((16, 16, 3), (120, 200, 80), np.uint8))
    wide = photo.copy(interpretation="srgb").icc_transform("p3", input_profile="srgb")
    wide.pngsave(str(tmp_path / "wide.png"))

    array = picture.load(tmp_path / "wide.png")

    assert np.abs(wide.numpy()[0, 0].astype(int) - (120, 200, 80)).max() > 10
    assert np.abs(array[8, 8].astype(int) - (120, 200, 80)).max() <= 2


@pytest.mark.parametrize("content", [b"", b"hello", b"\xff\xd8\xff\xe0 not a jpeg at all"])
def test_what_is_no_picture_is_refused(tmp_path: Path, content: bytes):
    (tmp_path / "odd.jpg").write_bytes(content)

    with pytest.raises(errors.NotAPicture, match="complete JPEG, PNG or WebP"):
        picture.load(tmp_path / "odd.jpg")


@pytest.mark.parametrize("suffix", ["jpg", "png"])
def test_truncated_picture_is_refused(tmp_path: Path, suffix: str):
    file = tmp_path / f"photo.{suffix}"
    noise = np.random.default_rng(1).integers(0, 255, (300, 300, 3), dtype=np.uint8)
    Image.fromarray(noise).save(file)
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])

    with pytest.raises(errors.NotAPicture):
        picture.load(file)


def test_bomb_is_refused_by_its_header(tmp_path: Path):
    file = tmp_path / "bomb.png"
    pyvips.Image.black(20_000, 20_000).pngsave(str(file), bitdepth=1, compression=9)

    with pytest.raises(errors.TooLarge, match="20000 x 20000"):
        picture.load(file, 512)


def test_refit_makes_what_load_and_save_make(tmp_path: Path):
    Image.fromarray(gradient(600, 400)).save(tmp_path / "photo.jpg", quality=95)

    picture.refit(
        tmp_path / "photo.jpg", tmp_path / "small.png", 256, PictureFormat.PNG, PROVENANCE
    )

    assert np.array_equal(
        picture.load(tmp_path / "small.png"), picture.load(tmp_path / "photo.jpg", 256)
    )
