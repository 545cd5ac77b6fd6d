"""The local judge looks at files, in a child process."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from craft_desk import CraftDesk
from cyclorama.figure.croquis import compose
from cyclorama.figure.staging import Staging
from cyclorama.imaging.composition import Transparent
from cyclorama.imaging.shot_type import ShotType
from cyclorama.judges.judge import Question
from cyclorama.judges.named import judge_named
from cyclorama.library.shots import load_model_shots
from cyclorama.library.talents import load_talents
from product_photo import product_photo


@pytest.fixture(scope="module")
def figure() -> np.ndarray:
    talent, shot = load_talents()[0], load_model_shots()["MODEL-WAIST-1"]
    pose = shot.poses[talent.gender]
    return compose([], talent.appearance, pose, shot.staging, 240, 320).picture


async def judged(folder: Path, pixels: np.ndarray, asked: str | None, subject: Path | None = None):
    file = folder / "picture.png"
    Image.fromarray(pixels).save(file)
    shot = ShotType.parse(asked) if asked else None
    return await judge_named("local").judge(
        CraftDesk(folder), Question(file, shot, "take", subject)
    )


async def test_a_figure_as_it_was_asked_for(tmp_path, figure):
    verdict = await judged(tmp_path, figure, "front_upper_body")

    assert verdict.score == 1
    assert verdict.seen == "front_upper_body"


async def test_a_figure_that_is_cut_off_and_from_the_wrong_side(tmp_path, figure):
    verdict = await judged(tmp_path, figure[:, 100:].copy(), "back_full_body")

    assert verdict.score < 0.3
    assert len(verdict.wishes) == 3


async def test_a_product_is_nobody(tmp_path):
    file = tmp_path / "product.png"
    file.write_bytes(product_photo(240))

    verdict = await judged(tmp_path, np.asarray(Image.open(file)), "front_full_body")

    assert verdict.seen == ""
    assert verdict.notes[0] == "No person was found."


async def test_a_subject_that_is_at_hand_alone_is_judged_before_any_background(tmp_path):
    talent, shot = load_talents()[14], load_model_shots()["MODEL-BACK-1"]
    staging = Staging(cropping=shot.staging.cropping, backdrop=Transparent())
    figure = compose([], talent.appearance, shot.poses[talent.gender], staging, 240, 320).picture
    noise = np.random.default_rng(1).integers(0, 255, (320, 240, 3), np.uint8)
    busy = np.where(figure[..., 3:] > 127, figure[..., :3], noise)
    subject = tmp_path / "subject.png"
    Image.fromarray(figure).save(subject)

    verdict = await judged(tmp_path, busy, "back_full_body", subject)

    assert verdict.seen == "back_full_body"
    assert verdict.notes[0] == "The background is busy."
