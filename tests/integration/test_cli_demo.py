"""`demo` as `make demo` runs it, and the README's own commands."""

import re
from pathlib import Path

import av
import httpx2
import numpy as np
import pytest
from PIL import Image

from command_line import cyclorama, environment, shirt_photo
from cyclorama.cli.callback_receiver import SIGNATURE_HEADER, CallbackReceiver
from cyclorama.cli.server_process import fresh_data_folder, running_server
from cyclorama.errors import Unavailable
from cyclorama.webhooks.signing import hex_signature
from readme import readme_block, run_block, shell_blocks


def size_of(file: Path) -> tuple[int, int]:
    with Image.open(file) as picture:
        return picture.size


def test_a_demo_makes_its_pictures_and_one_sheet_and_can_be_repeated(tmp_path):
    shirt_photo().save(tmp_path / "shirt.jpg", quality=95)
    fresh_data_folder(tmp_path / "made/data")  # as an earlier demo left it
    (tmp_path / "made/data/old").touch()

    done = cyclorama(
        "demo", "--photo", "shirt.jpg", "--out", "made", "--shot", "WHITE-1", "--shot", "CLEAR-1",
        "--resolution", "1k", cwd=tmp_path,
    )  # fmt: skip

    assert (done.exit_code, done.stderr) == (0, "")
    assert "received, signature good" in done.stdout
    for stage in ("server ready", "photo uploaded", "cut-out", "WHITE-1", "CLEAR-1", "total"):
        assert re.search(rf"^ +{stage} +\d+\.\d\d s", done.stdout, re.MULTILINE), stage
    assert size_of(tmp_path / "made/white-1.png") == (820, 1024)
    assert size_of(tmp_path / "made/clear-1.png") == (820, 1024)
    assert size_of(tmp_path / "made/alpha.png") == (520, 440)
    assert size_of(tmp_path / "made/sheet.png") > (1000, 1000)
    assert '"worker.stopping"' in (tmp_path / "made/server.log").read_text()
    assert not (tmp_path / "made/data/old").exists()


def test_a_demo_without_a_product_says_so_and_stops_its_server(tmp_path):
    noise = np.random.default_rng(5).integers(0, 255, (300, 300, 3), np.uint8)
    Image.fromarray(noise).save(tmp_path / "noise.png")

    done = cyclorama("demo", "--photo", "noise.png", "--out", "made", cwd=tmp_path)

    assert done.exit_code == 1
    assert "No product was found" in done.complaints[-1]
    assert '"worker.stopping"' in (tmp_path / "made/server.log").read_text()


def test_the_server_ends_with_its_context_whatever_ends_it(tmp_path):
    with (  # noqa: PT012 - the end of the context is the point
        pytest.raises(KeyboardInterrupt),
        running_server(tmp_path / "data", tmp_path / "log") as server,
    ):
        server.wait_until_ready()
        raise KeyboardInterrupt

    with pytest.raises(httpx2.ConnectError):
        httpx2.get(f"{server.url}/livez", trust_env=False)


def test_a_server_that_cannot_start_is_said_to_have_ended(tmp_path):
    (tmp_path / "data").write_text("no folder")

    with (
        running_server(tmp_path / "data", tmp_path / "log") as server,
        pytest.raises(Unavailable, match="ended with exit code"),
    ):
        server.wait_until_ready()


@pytest.mark.parametrize(
    ("secret", "verdict"), [(None, "good"), ("another secret", "WRONG")], ids=["right", "wrong"]
)
def test_the_receiver_tells_a_good_signature_from_a_wrong_one(secret, verdict):
    with CallbackReceiver() as receiver:
        signature = hex_signature(secret or receiver.secret, b"{}")
        httpx2.post(
            receiver.url, content=b"{}", headers={SIGNATURE_HEADER: signature}, trust_env=False
        )

        assert receiver.wait(10) == f"received, signature {verdict}"


def test_the_receiver_says_that_none_came():
    with CallbackReceiver() as receiver:
        assert receiver.wait(0.01) == "none came within 0.01 s"


def test_the_readmes_commands_for_photos_work(tmp_path):
    shirt_photo().save(tmp_path / "photo.jpg", quality=95)

    done = run_block(readme_block("packshot photo.jpg"), tmp_path, environment(tmp_path / "data"))

    assert done.returncode == 0, done.stderr
    made = sorted(file.name for file in (tmp_path / "out/shop").iterdir())
    assert made == ["photo-cut-out.png", "photo-hero-1.png", "photo-white-1.png"]


def test_the_readmes_commands_for_templates_work(tmp_path):
    shirt_photo().save(tmp_path / "photo.jpg", quality=95)
    env = environment(tmp_path / "data") | {"CYCLORAMA_TEMPLATE_PICTURE_EDGE": "512"}

    done = run_block(readme_block("template run"), tmp_path, env)

    assert done.returncode == 0, done.stderr
    assert "vim_wc26_trading_card" in done.stdout
    (made,) = (tmp_path / "out/cards").iterdir()
    assert size_of(made) == (512, 288)


def test_the_readmes_requests_work(tmp_path):
    shirt_photo().save(tmp_path / "photo.jpg", quality=95)

    with running_server(tmp_path / "data", tmp_path / "log") as server:
        server.wait_until_ready()
        # One after the other in the same terminal: each goes on where the one before ends.
        mentions = ("key=$(", "virtual-model", "v2/workflow")
        block = "".join(map(readme_block, mentions))
        block = block.replace("http://127.0.0.1:8484", server.url)
        done = run_block(block, tmp_path, server.environment)

    assert done.returncode == 0, done.stderr
    assert size_of(tmp_path / "front-1.png") == (820, 1024)
    assert size_of(tmp_path / "white-1.png") == (820, 1024)
    with av.open(str(tmp_path / "clip.mp4")) as clip:
        video = clip.streams.video[0]
        assert (video.width, video.height, video.frames) == (1080, 1920, 150)
    assert size_of(tmp_path / "poster.png") == (1152, 1536)


def test_every_shell_block_of_the_readme_is_run_somewhere():
    """`make demo` and `make test` by who tries the repository, the shoot by a test of its own, the
    others by the tests above."""
    shell = shell_blocks()
    mentions = [
        "make demo",
        "packshot photo.jpg",
        "template run",
        "make serve",
        "key=$(",
        "virtual-model",
        "v2/workflow",
        "shoot photo.jpg",
    ]

    assert len(shell) == len(mentions)
    assert all(mention in block for mention, block in zip(mentions, shell, strict=True))
