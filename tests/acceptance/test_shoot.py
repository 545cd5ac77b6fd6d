"""A whole shoot over the Sartiq API, as its command goes about it."""

import re
import subprocess
import sys

import pytest
from PIL import Image

from command_line import environment, shirt_photo
from dreem_server import Server
from readme import readme_block, run_block


def test_the_readmes_shoot_goes_all_the_way(tmp_path):
    shirt_photo().save(tmp_path / "photo.jpg", quality=95)
    block = readme_block("shoot photo.jpg") + " --long-edge 256"

    done = run_block(block.replace("\n", ""), tmp_path, environment(tmp_path / "data"))

    assert (done.returncode, done.stderr) == (0, "")
    for stage in ("photo uploaded", "refined", "clip", "revision made", "prediction deleted"):
        assert re.search(rf"^ +{stage} +\d+\.\d\d s", done.stdout, re.MULTILINE), stage
    made = tmp_path / "out/shoot"
    sizes = {}
    for file in (*made.glob("*.png"), *made.glob("*.jpg")):
        with Image.open(file) as picture:
            sizes[file.stem] = picture.size
    assert {sizes[f"prediction-{number}"] for number in range(1, 5)} == {(192, 256)}
    assert sizes["refined"] == (384, 512)
    assert sizes["background-fix"] == (192, 256)
    width, height = sizes["image-adjuster"]
    assert width / height == pytest.approx(0.8, abs=0.002)
    assert sizes["clip-first"] == sizes["clip-last"]
    assert sizes["sheet"] > (1000, 1000)
    assert '"worker.stopping"' in (made / "server.log").read_text()


def test_who_is_not_known_is_told_so(server: Server, tmp_path):
    shirt_photo().save(tmp_path / "shirt.jpg")

    done = subprocess.run(
        [sys.executable, "-m", "cyclorama", "shoot", "shirt.jpg", "--url", server.url,
         "--email", "nobody@example.com"],
        cwd=tmp_path,
        env=server.environment,
        input="a password\n",
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "cyclorama: Incorrect email or password\n"
