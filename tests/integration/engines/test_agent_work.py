"""A video from a script: how long it is, what is seen and what is heard."""

import numpy as np
import pytest
from PIL import Image

from clip_files import BLUE, GREEN, RED, moving, write_clip
from cyclorama.engines.agent import AgentRequest, Scene
from cyclorama.engines.draft.agent_work import agent_file
from cyclorama.imaging.provenance import DigitalSource, Provenance
from cyclorama.sound.file import read, write
from cyclorama.sound.samples import RATE, both_ears, clock
from cyclorama.video.decoder import decode
from cyclorama.video.encoder import note_of

MADE = Provenance(source=DigitalSource.ALGORITHMIC, made_by="a test")


def sound_file(path, seconds, hertz):
    wave = 0.3 * np.sin(2 * np.pi * hertz * clock(round(seconds * RATE)))
    write(both_ears(wave.astype(np.float32)), path, MADE)
    return path


def corner(frame):
    """The upper left, where there is neither presenter nor caption."""
    return np.median(frame[4:20, 4:30].reshape(-1, 3), axis=0)


@pytest.fixture(scope="module")
def video(tmp_path_factory):
    folder = tmp_path_factory.mktemp("agent")
    Image.new("RGB", (160, 90), RED).save(folder / "a.png")
    Image.new("RGBA", (160, 90), (*BLUE, 255)).save(folder / "c.png")
    clip = write_clip(folder / "b.mp4", moving(20, (160, 90), GREEN))
    voice = sound_file(folder / "voice.wav", 0.5, 700)
    request = AgentRequest(
        scenes=(
            Scene(shows=folder / "a.png", line="The first of all.", voice=voice),
            Scene(shows=clip, line="And the second one"),
            Scene(shows=folder / "c.png", line="The third of them.", voice=voice),
        ),
        music=sound_file(folder / "music.wav", 1.0, 300),
        seconds=2,
        width=160,
        height=90,
        out=folder / "video.mp4",
    )
    return agent_file(request), list(decode(request.out)), request.out


def test_it_lasts_as_long_as_the_voices_take(video):
    """Two scenes of 0.5 s and a breath of 0.6 s, and one of 1.5 s without a voice."""
    made, frames, out = video

    assert len(frames) == 33 + 45 + 33
    assert made.seconds == pytest.approx(3.7)
    assert len(read(out)) == round(3.7 * RATE)
    assert made.facts.clip.has_audio


@pytest.mark.parametrize(("frame", "colour"), [(20, RED), (105, BLUE)])
def test_the_scenes_follow_each_other(video, frame, colour):
    assert np.abs(corner(video[1][frame]) - colour).max() < 25


def test_presenter_and_caption_are_seen(video):
    plain = np.array(BLUE)
    last = video[1][105].astype(int)

    person = np.abs(last[30:60, 110:150] - plain).max(axis=2) > 60
    words = last[74:90, 20:100].min(axis=2) > 90
    assert person.mean() > 0.2
    assert words.mean() > 0.02


def test_the_voice_is_louder_than_the_music(video):
    said = read(video[2])[round(0.25 * RATE) : round(0.75 * RATE), 0]

    spectrum = np.abs(np.fft.rfft(said * np.hanning(len(said))))
    voice, music = (spectrum[hertz // 2 - 2 : hertz // 2 + 3].max() for hertz in (700, 300))
    assert 3 < voice / music < 12


def test_nobody_speaks_in_the_scene_without_a_voice(video):
    silent = read(video[2])[round(1.4 * RATE) : round(2.4 * RATE), 0]

    spectrum = np.abs(np.fft.rfft(silent * np.hanning(len(silent))))
    assert spectrum[695:706].max() < 0.05 * spectrum[295:306].max()


def test_the_file_says_that_it_is_a_draft(video):
    assert "Draft" in (note_of(video[2]) or "")


def test_without_files_and_sound_there_is_a_video_all_the_same(tmp_path):
    made = agent_file(
        AgentRequest(
            scenes=(Scene(line="Hello"),), headline="Hi", seconds=0.5, width=96, height=128,
            out=tmp_path / "video.mp4",
        )
    )  # fmt: skip

    assert made.seconds == 0.5
    assert made.facts.clip.has_audio is False
