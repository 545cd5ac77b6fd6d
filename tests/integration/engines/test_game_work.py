"""A game of clips: how long it is, what is seen when, and that it is heard."""

import numpy as np
import pytest

from clip_files import BLUE, GREEN, RED, moving, write_clip
from cyclorama.engines.draft.game_work import game_file
from cyclorama.engines.game import GameRequest
from cyclorama.errors import NotPlayable
from cyclorama.sound.file import read
from cyclorama.sound.samples import RATE
from cyclorama.video.decoder import decode


@pytest.fixture(scope="module")
def game(tmp_path_factory):
    folder = tmp_path_factory.mktemp("game")
    clips = (
        write_clip(folder / "a.mp4", moving(30, (128, 72), RED), sound="aac", tone=1000),
        write_clip(folder / "b.mp4", moving(36, (64, 96), GREEN)),
        write_clip(folder / "c.mp4", moving(90, (128, 72), BLUE)),
    )
    request = GameRequest(
        clips=clips,
        labels=("One", "", "Dritter"),
        question="Which?",
        seconds_each=1,
        out=folder / "game.mp4",
    )
    return game_file(request), list(decode(request.out)), read(request.out)


def test_every_part_has_its_time(game):
    made, frames, sound = game

    assert len(frames) == 78 + 30 + 30 + 30 + 3 * 22 + 135
    assert made.seconds == pytest.approx(len(frames) / 30)
    assert len(sound) == round(len(frames) / 30 * RATE)
    assert made.facts.clip.has_audio


@pytest.mark.parametrize(("frame", "colour"), [(93, RED), (123, GREEN), (153, BLUE)])
def test_each_clip_is_seen_in_its_turn(game, frame, colour):
    middle = game[1][frame][20:50, 54:74].reshape(-1, 3)

    bare = middle[(middle < 230).any(axis=1)]
    assert np.abs(np.median(bare, axis=0) - colour).max() < 25


def test_all_are_seen_at_the_choice(game):
    last = game[1][-5].astype(int).reshape(-1, 3)

    for colour in (RED, GREEN, BLUE):
        assert (np.abs(last - colour).max(axis=1) < 45).mean() > 0.01


def test_the_clips_own_sound_is_heard_over_quiet_music(game):
    turn = game[2][round(2.8 * RATE) : round(3.4 * RATE), 0]

    spectrum = np.abs(np.fft.rfft(turn * np.hanning(len(turn))))
    loudest = np.fft.rfftfreq(len(turn), 1 / RATE)[spectrum.argmax()]
    assert loudest == pytest.approx(1000, abs=5)


def test_music_plays_where_nothing_else_does(game):
    assert np.abs(game[2][: 2 * RATE]).max() > 0.1


def test_a_damaged_clip_is_refused(tmp_path):
    good = write_clip(tmp_path / "a.mp4", moving(6))
    (tmp_path / "b.mp4").write_bytes(good.read_bytes()[:700])

    with pytest.raises(NotPlayable):
        game_file(
            GameRequest(clips=(good, tmp_path / "b.mp4"), question="?", out=tmp_path / "game.mp4")
        )
