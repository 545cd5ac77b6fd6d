"""Pictures from words, as files."""

from pathlib import Path

import pyvips

from cyclorama.engines.draft.scene_work import DRAWN_NOTE, make_image_file
from cyclorama.engines.picturing import MakeImageRequest
from cyclorama.imaging import picture


def test_the_picture_and_its_layers_are_written(tmp_path: Path) -> None:
    request = MakeImageRequest(
        prompt="burger",
        width=96,
        height=64,
        out=tmp_path / "picture.png",
        subject=tmp_path / "subject.png",
        backdrop=tmp_path / "backdrop.png",
    )
    made = make_image_file(request)
    assert (made.width, made.height, made.layers, made.remarks) == (96, 64, True, ())
    assert picture.load(request.out).shape == (64, 96, 3)
    assert picture.load(tmp_path / "subject.png").shape == (64, 96, 4)
    assert picture.load(tmp_path / "backdrop.png").shape == (64, 96, 3)
    told = pyvips.Image.new_from_file(str(request.out)).get("xmp-data").decode()
    assert "algorithmicMedia" in told
    assert DRAWN_NOTE in told


def test_a_set_alone_has_no_layers(tmp_path: Path) -> None:
    request = MakeImageRequest(
        prompt="a beach", width=64, height=96, out=tmp_path / "picture.png",
        subject=tmp_path / "subject.png", backdrop=tmp_path / "backdrop.png",
    )  # fmt: skip
    made = make_image_file(request)
    assert not made.layers
    assert made.remarks
    assert not (tmp_path / "subject.png").exists()
