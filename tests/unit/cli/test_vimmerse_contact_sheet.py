"""The sheets of templates, of a client that stands in for a server."""

from typing import ClassVar

import pytest
from PIL import Image

from clip_files import moving, write_clip
from cyclorama.cli import vimmerse_contact_sheet
from cyclorama.cli.server_client import Uploaded
from cyclorama.cli.vimmerse_contact_sheet import CLIPS_FROM, make_sheets
from cyclorama.errors import ProductionFailed

PHOTO = {"key": "image_url", "component": "image", "required": True}
CLIP = {"key": "game_video_url", "component": "video", "required": True}


class Server:
    def wait_until_ready(self):
        pass

    def command(self, *_arguments):
        return '{"key": "a key"}'


class Client:
    """Every template gives a still and a clip of it, but `broken`, which fails."""

    names = (*CLIPS_FROM, "vim_arctic", "vim_game", "broken")
    asked: ClassVar[dict[str, dict]] = {}

    def __init__(self, _server, key):
        assert key == "a key"
        self.asked.clear()

    def templates(self):
        return [
            {"id": name, "available_options": [CLIP if name == "vim_game" else PHOTO]}
            for name in self.names
        ]

    def upload(self, file):
        return Uploaded(f"https://site.test/{file.stem}", 1, 1)

    def order(self, template_id, options):
        self.asked[template_id] = options
        return template_id

    def wait(self, name, tell):
        tell(1.0)
        if name == "broken":
            raise ProductionFailed("No paint is left.")
        still = {"content_type": "image/png", "url": f"https://site.test/{name}.png"}
        clip = {"content_type": "video/mp4", "url": f"https://site.test/{name}.mp4"}
        return {
            "completions": [{"flow": "image_2_image", "result": [still]}],
            "result": [clip],
        }

    def download(self, url, file):
        if url.endswith("mp4"):
            return write_clip(file, moving(6))
        Image.new("RGB", (96, 64), (40, 60, 200)).save(file)
        return file

    def close(self):
        pass


@pytest.fixture
def told(monkeypatch):
    monkeypatch.setattr(vimmerse_contact_sheet, "VimmerseClient", Client)
    return []


def test_each_template_is_shown_by_its_still_and_its_clip(told, tmp_path, monkeypatch):
    monkeypatch.setattr(Client, "names", Client.names[:-1])

    [sheet] = make_sheets(Server(), tmp_path, lambda doing, done: told.append((doing, done)))

    with Image.open(sheet) as picture:
        colours = {colour for _, colour in picture.getcolors(1 << 24)}
    assert (40, 60, 200) in colours  # the stills
    assert any(red > 180 and green < 60 for red, green, _ in colours)  # frames of the clips
    assert {doing for doing, _ in told} == set(Client.names)
    assert all(0 <= done <= 1 for _, done in told)


def test_clips_that_templates_need_are_those_of_others(told, tmp_path, monkeypatch):
    monkeypatch.setattr(Client, "names", Client.names[:-1])

    make_sheets(Server(), tmp_path, lambda *_: None)

    assert Client.asked["vim_game"] == {"game_video_url": f"https://site.test/{CLIPS_FROM[0]}.mp4"}
    assert Client.asked["vim_arctic"] == {"image_url": "https://site.test/person"}


def test_a_template_that_fails_is_told_when_the_sheets_are_drawn(told, tmp_path):
    with pytest.raises(ProductionFailed, match="1 failed: broken: No paint is left"):
        make_sheets(Server(), tmp_path, lambda *_: None)

    assert (tmp_path / "sheet-1.png").exists()
