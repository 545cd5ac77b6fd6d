"""Effects on files: what a player sees of them."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from skimage import data

from clip_files import moving, write_clip
from cyclorama.engines.draft.effects_work import FADED, SILENT, effect_file
from cyclorama.engines.effects import Effect, EffectRequest
from cyclorama.errors import InvalidInput, NotPlayable
from cyclorama.video.decoder import decode
from pictures import save_photo


def asked(source: Path, effect: Effect, seconds: float, **more: object) -> EffectRequest:
    out = source.with_name("out.mp4")
    return EffectRequest(source=source, effect=effect, seconds=seconds, edge=128, out=out, **more)


def brightening(count: int) -> list[NDArray[np.uint8]]:
    return [np.full((64, 96, 3), level, np.uint8) for level in np.linspace(20, 230, count)]


def test_a_closed_clip_plays_on_for_as_long_as_is_asked_for(tmp_path: Path):
    clip = write_clip(tmp_path / "clip.mp4", moving(32))  # four rounds of eight frames

    result = effect_file(asked(clip, Effect.LOOP, 4))

    frames = list(decode(tmp_path / "out.mp4"))
    assert len(frames) == 4 * 32
    assert np.abs(frames[0].astype(int) - frames[32]).max() == 0
    assert (result.width, result.height) == (96, 64)
    assert result.cycle == pytest.approx(32 / 30)
    assert result.seconds == pytest.approx(128 / 30, abs=0.01)
    assert result.remarks == ()


def test_an_open_clip_is_faded_and_says_so(tmp_path: Path):
    clip = write_clip(tmp_path / "clip.mp4", brightening(120), sound="aac")

    result = effect_file(asked(clip, Effect.LOOP, 3))

    assert result.cycle == 3.0
    assert set(result.remarks) == {FADED, SILENT}


def test_time_stands_still_in_the_middle(tmp_path: Path):
    clip = write_clip(tmp_path / "clip.mp4", moving(60))

    result = effect_file(asked(clip, Effect.FREEZE, 2, width=96, height=64))

    frames = list(decode(tmp_path / "out.mp4"))
    assert len(frames) == 60
    steps = [np.abs(a.astype(int) - b).mean() for a, b in pairwise(frames)]
    assert np.median(steps[:22]) > 5 * np.median(steps[26:])
    assert result.method == "freeze"


@pytest.mark.parametrize(
    ("effect", "frames"),
    [(Effect.BOOMERANG, 76), (Effect.SLOW_MOTION, 40), (Effect.BULLET_TIME, 60)],
)
def test_an_effect_has_the_frames_that_it_makes(tmp_path: Path, effect: Effect, frames: int):
    clip = write_clip(tmp_path / "clip.mp4", moving(20))

    effect_file(asked(clip, effect, 2))

    assert len(list(decode(tmp_path / "out.mp4"))) == frames


def test_a_still_is_moved_and_loops(tmp_path: Path):
    save_photo(data.coffee(), tmp_path / "photo.png")

    result = effect_file(asked(tmp_path / "photo.png", Effect.LOOP, 3))

    assert (result.width, result.height) == (128, 86)
    assert (result.cycle, result.seconds) == (3.0, 3.0)


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (lambda clip: clip.write_bytes(clip.read_bytes()[:900]), NotPlayable),
        (lambda clip: write_clip(clip, brightening(40)), InvalidInput),
    ],
    ids=["damaged", "too short to be faded"],
)
def test_what_cannot_be_looped_is_refused(tmp_path: Path, spoil, error):
    clip = write_clip(tmp_path / "clip.mp4", moving(32))
    spoil(clip)

    with pytest.raises(error):
        effect_file(asked(clip, Effect.LOOP, 3))
