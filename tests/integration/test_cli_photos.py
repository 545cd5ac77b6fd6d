"""`packshot` and `cut-out` as a user runs them, over photos good and bad."""

import io
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import pyvips
from PIL import Image

import picture_files
from command_line import cyclorama, environment, shirt_photo

TURNED_LEFT = 6  # EXIF orientation: shown a quarter turn clockwise


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One product in four guises, and files that are no usable photo."""
    folder = tmp_path_factory.mktemp("photos")
    photo = shirt_photo()
    photo.save(folder / "plain.jpg", quality=95)
    exif = Image.Exif()
    exif[0x0112] = TURNED_LEFT
    photo.transpose(Image.Transpose.ROTATE_90).save(folder / "turned.jpg", quality=95, exif=exif)
    photo.convert("CMYK").save(folder / "cmyk.jpg", quality=95)
    deep = pyvips.Image.new_from_array(np.asarray(photo).astype(np.uint16) * 257)
    deep.copy(interpretation="rgb16").pngsave(str(folder / "deep.png"))
    (folder / "gif.png").write_bytes(picture_files.animated("GIF"))
    (folder / "text.jpg").write_bytes(b"no picture")
    (folder / "empty.jpg").write_bytes(b"")
    (folder / "short.jpg").write_bytes(picture_files.jpeg(photo)[:3000])
    (folder / "huge.png").write_bytes(picture_files.declared_png(40_000, 40_000))
    noise = np.random.default_rng(5).integers(0, 255, (300, 300, 3), np.uint8)
    (folder / "noise.png").write_bytes(picture_files.png(Image.fromarray(noise)))
    return folder


def alpha(file: str) -> "np.ndarray":
    with Image.open(file) as cut_out:
        assert cut_out.mode == "RGBA"
        return np.asarray(cut_out.getchannel("A")).astype(np.float64) / 255


def test_odd_photos_work_and_bad_ones_fail_alone_in_one_line_each(photos, tmp_path):
    good = ["plain.jpg", "turned.jpg", "cmyk.jpg", "deep.png"]
    bad = {
        "gif.png": "a GIF",
        "text.jpg": "not a picture",
        "empty.jpg": "empty",
        "short.jpg": "cut short",
        "huge.png": "40000",
        "noise.png": "No product was found",
        "missing.jpg": "no such file",
        ".": "a folder",
    }
    files = [photos / name for name in (*good, *bad)]

    done = cyclorama("cut-out", *files, "--out", "out", "--json", cwd=tmp_path)

    results = {Path(result["photo"]).name: result for result in done.json}
    assert done.exit_code == 1
    assert len(done.complaints) == len(bad)
    assert all(line.startswith("cyclorama: ") for line in done.complaints)
    for name, part in bad.items():
        result = results[(photos / name).name]
        assert part in result["error"]
        assert result["file"] is None
    first = alpha(tmp_path / results["plain.jpg"]["file"])
    for name in good:
        result = results[name]
        assert result["error"] is None
        assert result["confidence"] > 0.5
        assert result["seconds"] > 0
        made = alpha(tmp_path / result["file"])
        assert made.shape == first.shape == (440, 520)
        assert np.minimum(made, first).sum() / np.maximum(made, first).sum() > 0.97
    left = sorted(file.name for file in (tmp_path / "out").iterdir())
    assert left == sorted(f"{Path(name).stem}-cut-out.png" for name in good)


def test_packshots_of_photos_with_the_same_name_lie_side_by_side(photos, tmp_path):
    for folder in ("red", "blue"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "shirt.jpg").write_bytes((photos / "plain.jpg").read_bytes())

    done = cyclorama(
        "packshot", "red/shirt.jpg", "blue/shirt.jpg", "--out", "made/here", "--shot", "white-1",
        "--shot", "CLEAR-1", "--aspect", "16:9", "--resolution", "1k", "--format", "webp",
        cwd=tmp_path,
    )  # fmt: skip

    assert (done.exit_code, done.stderr) == (0, "")
    names = sorted(file.name for file in (tmp_path / "made/here").iterdir())
    assert names == [
        f"{colour}-shirt-{shot}.webp"
        for colour in ("blue", "red")
        for shot in ("clear-1", "white-1")
    ]
    for name in names:
        assert f"made/here/{name}" in done.stdout
        with Image.open(tmp_path / "made/here" / name) as picture:
            assert (picture.format, picture.size) == ("WEBP", (1024, 576))


def test_a_box_says_where_the_product_is(photos, tmp_path):
    done = cyclorama(
        "cut-out", photos / "plain.jpg", "--out", "out", "--box", "26,44,416,396", "--json",
        cwd=tmp_path,
    )  # fmt: skip

    (result,) = done.json
    assert "hint" in result["method"]
    assert result["confidence"] > 0.5


def test_a_box_beyond_the_photo_is_refused_with_the_photos_size(photos, tmp_path):
    done = cyclorama(
        "packshot", photos / "plain.jpg", "--out", "out", "--box", "0,0,521,440", cwd=tmp_path
    )

    assert done.exit_code == 1
    assert len(done.complaints) == 1
    assert "520 x 440" in done.stderr
    assert list((tmp_path / "out").iterdir()) == []


def test_ctrl_c_ends_at_once_and_leaves_nothing_behind(photos, tmp_path):
    # A name of dots must not lead out of the folder for what is in the making, which is deleted.
    many = [tmp_path / "...jpg", *(tmp_path / f"{number}.jpg" for number in range(40))]
    for photo in many:
        photo.write_bytes((photos / "plain.jpg").read_bytes())
    process = subprocess.Popen(
        [sys.executable, "-m", "cyclorama", "packshot", *many, "--out", tmp_path / "out"],
        env=environment(tmp_path / "data"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert isinstance(process.stdout, io.BufferedReader)
    process.stdout.readline()  # the first packshot is made

    process.send_signal(signal.SIGINT)
    _, complaints = process.communicate(timeout=60)

    left = [file.name for file in (tmp_path / "out").iterdir()]
    assert (process.returncode, complaints) == (130, b"")
    assert 0 < len(left) < len(many)
    assert all(name.endswith("-front-1.png") for name in left)
