"""The subject of a clip, cut out and set before something else."""

import numpy as np
import pytest
from PIL import Image

from clip_files import BLUE, GREEN, RED, write_clip
from cyclorama.engines.backgrounds import Alignment
from cyclorama.engines.clip_cutting import CutOutClipRequest, SetClipRequest
from cyclorama.engines.draft.clip_cutting_work import cut_out_clip_file, set_clip_file
from cyclorama.errors import ProductNotFound
from cyclorama.imaging.composition import Composition
from cyclorama.imaging.packshot import compose
from cyclorama.imaging.specimen import draw_specimen
from cyclorama.imaging.specimen_kind import SpecimenKind
from cyclorama.sound.file import read
from cyclorama.video.decoder import decode
from cyclorama.video.reel import look_at

SCREEN = (0, 177, 64)
BOX = (slice(16, 64), slice(36, 60))  # stands on the lower border, a little left of the middle


def alphas(path):
    reel = look_at(path)
    return [pixels.alpha for pixels in reel.frames(reel.rate)]


def near(pixel, colour, within=10):
    return np.abs(np.asarray(pixel, int) - colour).max() <= within


@pytest.fixture
def screened(tmp_path):
    """Somebody in red before a green screen, with a sound."""
    frame = np.full((64, 96, 3), SCREEN, np.uint8)
    frame[BOX] = RED
    return write_clip(tmp_path / "screen.mp4", [frame] * 6, sound="aac")


@pytest.fixture
def cut(screened, tmp_path):
    out = tmp_path / "cut.webm"
    cut_out_clip_file(CutOutClipRequest(source=screened, screen="#00b140", out=out))
    return out


def test_a_screen_of_one_colour_becomes_transparent(screened, tmp_path):
    out = tmp_path / "cut.webm"

    made = cut_out_clip_file(CutOutClipRequest(source=screened, screen="#00b140", out=out))

    assert (made.frames, made.facts.has_alpha, made.facts.clip.has_audio) == (6, True, True)
    for alpha in alphas(out):
        assert alpha[24:60, 40:56].min() > 245
        assert alpha[:12].max() < 8
        assert alpha[:, :30].max() < 8
    assert len(read(out)) == pytest.approx(0.2 * 48_000, abs=960)


def test_a_product_that_moves_is_followed(tmp_path):
    still = compose(draw_specimen(SpecimenKind.MUG, 200), Composition(), 384, 160).picture
    frames = [np.roll(still, 6 * index, axis=1)[:, 64:320] for index in range(8)]
    source, out = write_clip(tmp_path / "a.mp4", frames), tmp_path / "cut.webm"

    cut_out_clip_file(CutOutClipRequest(source=source, out=out))

    found = alphas(out)
    middles = [float(np.flatnonzero((alpha > 128).any(axis=0)).mean()) for alpha in found]
    shares = [float((alpha > 128).mean()) for alpha in found]
    assert np.diff(middles) == pytest.approx(np.full(7, 6), abs=2)
    assert max(shares) < 1.1 * min(shares)
    assert max(float(alpha[:8].max()) for alpha in found) < 20


def test_a_clip_in_which_nothing_is_found_is_refused(tmp_path):
    source = write_clip(tmp_path / "a.mp4", [np.full((64, 96, 3), BLUE, np.uint8)] * 3)

    with pytest.raises(ProductNotFound, match="the colour of the screen"):
        cut_out_clip_file(CutOutClipRequest(source=source, out=tmp_path / "cut.webm"))


@pytest.mark.parametrize(
    ("alignment", "middle"),
    [(Alignment.LEFT, 16), (Alignment.CENTER, 48), (Alignment.RIGHT, 80)],
)
def test_it_is_set_before_a_picture(cut, tmp_path, alignment, middle):
    Image.new("RGB", (300, 100), BLUE).save(tmp_path / "blue.png")
    request = SetClipRequest(
        cut_out=cut,
        background=tmp_path / "blue.png",
        scale=0.5,
        alignment=alignment,
        out=tmp_path / "out.mp4",
    )

    made = set_clip_file(request)

    frames = list(decode(tmp_path / "out.mp4"))
    assert (made.width, made.height, made.frames) == (96, 64, 6)
    assert made.facts.clip.has_audio
    red = np.abs(frames[3].astype(int) - RED).max(axis=2) < 30
    assert np.flatnonzero(red.any(axis=0)).mean() == pytest.approx(middle, abs=6)
    assert np.flatnonzero(red.any(axis=1))[[0, -1]] == pytest.approx([32, 63], abs=3)
    assert near(frames[3][8, 8], BLUE)


def test_a_clip_behind_it_begins_again(cut, tmp_path):
    behind = [np.full((64, 96, 3), colour, np.uint8) for colour in (BLUE, GREEN)]
    request = SetClipRequest(
        cut_out=cut,
        background=write_clip(tmp_path / "b.mp4", behind),
        width=128,
        height=64,
        scale=0.5,
        out=tmp_path / "out.mp4",
    )

    set_clip_file(request)

    frames = list(decode(tmp_path / "out.mp4"))
    assert frames[0].shape == (64, 128, 3)
    for index, frame in enumerate(frames):
        assert near(frame[8, 8], (BLUE, GREEN)[index % 2], within=16)


def test_without_a_background_nothing_but_the_subject_is_left_of_the_frame(cut, tmp_path):
    request = SetClipRequest(cut_out=cut, background=None, scale=1, out=tmp_path / "out.webm")

    made = set_clip_file(request)

    assert (made.width, made.height) == pytest.approx((24, 48), abs=4)
    assert all(alpha[6:40, 6:18].min() > 240 for alpha in alphas(tmp_path / "out.webm"))


def test_without_a_background_it_stands_on_a_transparent_frame(cut, tmp_path):
    request = SetClipRequest(
        cut_out=cut, background=None, width=64, height=96, scale=0.5, out=tmp_path / "out.webm"
    )

    set_clip_file(request)

    alpha = alphas(tmp_path / "out.webm")[2]
    assert alpha.shape == (96, 64)
    assert alpha[60:90, 28:36].min() > 240
    assert alpha[:40].max() < 10
