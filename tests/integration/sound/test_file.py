"""Sound files: what is written is read again, to the sample."""

import av
import numpy as np
import pytest

from cyclorama.errors import InvalidInput
from cyclorama.imaging.provenance import DigitalSource, Provenance
from cyclorama.media.types import SoundFacts
from cyclorama.sound.effects import make_effect
from cyclorama.sound.file import read, write
from cyclorama.sound.samples import RATE, both_ears, clock

PROVENANCE = Provenance(source=DigitalSource.ALGORITHMIC, made_by="a test", note="hummed")


def tone(seconds: float):
    return both_ears((0.3 * np.sin(2 * np.pi * 440 * clock(round(seconds * RATE)))), -0.5)


@pytest.mark.parametrize("name", ["a.m4a", "a.wav"])
@pytest.mark.parametrize("seconds", [0.5, 1.0, 1.2345])
def test_a_sound_comes_back_as_long_and_as_loud_as_it_was(tmp_path, name, seconds):
    sound = tone(seconds)

    write(sound, tmp_path / name, PROVENANCE)

    again = read(tmp_path / name)
    assert len(again) == len(sound)
    assert np.sqrt(np.mean(np.square(again[2000:] - sound[2000:]))) < 0.01


def test_the_file_says_how_long_it_is_and_who_made_it(tmp_path):
    facts = write(tone(1.5), tmp_path / "a.m4a", PROVENANCE)

    assert facts.sound == SoundFacts(seconds=1.5, sample_rate=RATE, channels=2, codec="aac")
    with av.open(str(tmp_path / "a.m4a")) as container:
        assert container.duration == 1_500_000
        assert "a test" in container.metadata["comment"]
    assert b"hummed" in (tmp_path / "a.m4a").read_bytes()


def test_the_same_sound_gives_the_same_bytes(tmp_path):
    sound, _, _ = make_effect("bell", 0.5)

    for name in ("a.m4a", "b.m4a"):
        write(sound, tmp_path / name, PROVENANCE)

    assert (tmp_path / "a.m4a").read_bytes() == (tmp_path / "b.m4a").read_bytes()


def test_no_more_is_read_than_wanted(tmp_path):
    write(tone(2), tmp_path / "a.wav", PROVENANCE)

    assert len(read(tmp_path / "a.wav", 0.25)) == RATE // 4


def test_another_rate_and_a_single_channel_become_ours(tmp_path):
    with av.open(str(tmp_path / "a.wav"), "w") as container:
        stream = container.add_stream("pcm_s16le", rate=22050, layout="mono")
        levels = (8000 * np.sin(np.arange(22050) / 10)).astype(np.int16)
        frame = av.AudioFrame.from_ndarray(levels[None], format="s16", layout="mono")
        frame.sample_rate = 22050
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))

    again = read(tmp_path / "a.wav")

    assert again.shape[1] == 2
    assert abs(len(again) - RATE) <= 64
    np.testing.assert_array_equal(again[:, 0], again[:, 1])


@pytest.mark.parametrize("content", [b"", b"not a sound at all" * 50])
def test_what_is_no_sound_is_refused(tmp_path, content):
    (tmp_path / "a.m4a").write_bytes(content)

    with pytest.raises(InvalidInput, match=r"damaged|no sound"):
        read(tmp_path / "a.m4a")
