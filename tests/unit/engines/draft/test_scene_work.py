from pathlib import Path

import pyvips

from cyclorama.engines.draft.scene_work import edit_image_file
from cyclorama.engines.picturing import EditImageRequest
from cyclorama.imaging import picture
from cyclorama.imaging.picture_format import PictureFormat
from cyclorama.scenery.brief import Brief, SetName, Treatment
from drawn_person import drawn_person


def request(folder: Path, brief: Brief, **more: object) -> EditImageRequest:
    source = folder / "person.png"
    picture.save_scratch(drawn_person(), source)
    return EditImageRequest(
        prompt="",
        brief=brief,
        width=160,
        height=90,
        out=folder / "out.png",
        subject=folder / "subject.png",
        backdrop=folder / "backdrop.png",
        sources=(source,),
    ).model_copy(update=more)


def test_the_picture_and_its_layers_are_written_with_their_facts(tmp_path: Path) -> None:
    result = edit_image_file(request(tmp_path, Brief(set=SetName.GARDEN)))

    assert (result.width, result.height) == (160, 90)
    assert result.layers
    assert result.facts is not None
    assert result.subject_facts is not None
    assert picture.load(tmp_path / "subject.png").shape == (90, 160, 4)
    assert picture.load(tmp_path / "backdrop.png").shape == (90, 160, 3)
    note = pyvips.Image.new_from_file(str(tmp_path / "out.png")).get("xmp-data")
    assert b"draft" in note


def test_a_picture_without_layers_writes_none(tmp_path: Path) -> None:
    result = edit_image_file(request(tmp_path, Brief(treatment=Treatment.STICKER)))

    assert not result.layers
    assert not (tmp_path / "subject.png").exists()
    assert picture.load(tmp_path / "out.png").shape == (90, 160, 4)


def test_a_jpeg_of_a_transparent_picture_is_measured_when_it_is_stored(tmp_path: Path) -> None:
    wish = request(
        tmp_path,
        Brief(treatment=Treatment.STICKER),
        out=tmp_path / "out.jpg",
        format=PictureFormat.JPEG,
    )

    assert edit_image_file(wish).facts is None


def test_a_photo_that_is_only_changed_says_so(tmp_path: Path) -> None:
    wish = request(tmp_path, Brief(treatment=Treatment.RETOUCHED), prompt="brighter")

    result = edit_image_file(wish)

    assert (result.width, result.height, result.layers) == (160, 90, False)
    note = pyvips.Image.new_from_file(str(tmp_path / "out.png")).get("xmp-data")
    assert b"algorithmicallyEnhanced" in note
    assert b"Nothing was drawn" in note
