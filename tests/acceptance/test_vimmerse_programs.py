"""The two programs that the vendor prints, with address, key and picture filled in."""

import contextlib
import io
import re
import time
from pathlib import Path

import pytest
import skimage.data
from PIL import Image

from dreem_server import Client, Receiver, Server
from picture_files import jpeg
from vimmerse_client import VimmerseClient

PROGRAMS = Path(__file__).parent / "programs"
IMAGE = "https://distribution.vimmerse.net/presets/image/blonde.jpg"
PERSON = jpeg(Image.fromarray(skimage.data.astronaut()).resize((256, 256)))


@pytest.fixture
def caller(server: Server, client: Client) -> VimmerseClient:
    return VimmerseClient(server, client.key)


def run_program(name: str, server: Server, key: str, image_url: str, patience) -> str:
    """What the printed program says, with its three addresses and names filled in."""
    text = (PROGRAMS / f"{name}.py.txt").read_text()
    for printed, ours in (
        ("https://api.vimmerse.net", server.url),
        ("YOUR_API_KEY", key),
        (IMAGE, image_url),
    ):
        assert printed in text
        text = text.replace(printed, ours)
    said = io.StringIO()
    patience.setattr(time, "sleep", lambda _seconds, sleep=time.sleep: sleep(0.2))
    with contextlib.redirect_stdout(said):
        exec(compile(text, name, "exec"), {"__name__": "__main__"})
    return said.getvalue()


def test_the_printed_program_creates_a_workflow(
    caller: VimmerseClient, outside: Receiver, monkeypatch: pytest.MonkeyPatch
):
    outside.files["/blonde.jpg"] = PERSON

    said = run_program(
        "create_workflow", caller.server, caller.key, f"{outside.url}/blonde.jpg", monkeypatch
    )

    assert "'model': 'vim_wc26_team'" in said
    assert "'team': 'Brazil'" in said
    (workflow_id,) = set(re.findall(r"'id': '([^']+)', 'title'", said))
    assert caller.finished(workflow_id)["processing_status"] == "success"


def test_the_printed_program_follows_a_workflow_to_its_end(
    caller: VimmerseClient, outside: Receiver, monkeypatch: pytest.MonkeyPatch
):
    outside.files["/blonde.jpg"] = PERSON

    said = run_program(
        "follow_workflow", caller.server, caller.key, f"{outside.url}/blonde.jpg", monkeypatch
    )

    assert "Initial status: new" in said
    assert "status=success, progress=100%" in said
    assert "Final results: 1 item(s)" in said
    assert "- video/mp4: http" in said
    assert "Step completions: 2 step(s)" in said
    assert "- generate_team_image: " in said
    assert "- animate_team_video: 1 output(s)" in said
