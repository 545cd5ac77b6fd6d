"""A clip and a sound together: as long as the attach mode says, to the millisecond."""

from fractions import Fraction

import av
import numpy as np
import pytest

from clip_files import GREEN, moving, write_clip
from cyclorama.engines.draft.merge_work import AGAIN, LAST, NO_SOUND, merge_file
from cyclorama.engines.merging import MergeRequest
from cyclorama.errors import InvalidInput
from cyclorama.imaging.provenance import DigitalSource, Provenance
from cyclorama.media.clips import measure
from cyclorama.sound.attach_mode import AttachMode
from cyclorama.sound.file import read, write
from cyclorama.sound.samples import RATE, both_ears, clock

MADE = Provenance(source=DigitalSource.ALGORITHMIC, made_by="a test")


def tone(path, seconds: float, hertz: float = 600.0):
    wave = 0.3 * np.sin(2 * np.pi * hertz * clock(round(seconds * RATE)))
    write(both_ears(wave.astype(np.float32)), path, MADE)
    return path


def lengths(path) -> tuple[float, float]:
    """Of the pictures and of the sound, in seconds, as the file states them."""
    with av.open(str(path)) as container:
        streams = container.streams.video[0], container.streams.audio[0]
        return tuple(float(stream.duration * stream.time_base) for stream in streams)


def packets(path) -> list[bytes]:
    with av.open(str(path)) as container:
        return [bytes(packet) for packet in container.demux(video=0) if packet.size]


def pitch(sound) -> float:
    spectrum = np.abs(np.fft.rfft(sound[:, 0] * np.hanning(len(sound))))
    return float(np.fft.rfftfreq(len(sound), 1 / RATE)[spectrum.argmax()])


def merged(tmp_path, clip, sound, mode, **more):
    request = MergeRequest(
        clips=(clip,), sound=sound, mode=AttachMode(mode), out=tmp_path / "out.mp4", **more
    )
    return merge_file(request)


@pytest.mark.parametrize(
    ("mode", "sound", "seconds", "copied", "remarks"),
    [
        ("MatchVideo", 0.7, 2.0, True, ()),
        ("MatchVideo", 3.1, 2.0, True, ()),
        ("PadAudio", 0.7, 2.0, True, ()),
        ("PadAudio", 2.7, 2.7, False, (LAST,)),
        ("MatchAudio", 0.7, 0.7, False, ()),
        ("MatchAudio", 5.0, 5.0, False, (AGAIN,)),
        ("SpeedAdjust", 1.1, 2.0, True, ()),
        ("SpeedAdjust", 3.9, 2.0, True, ()),
        ("Strict", 2.03, 2.0, True, ()),
    ],
)
def test_both_last_as_long_as_the_mode_says(tmp_path, mode, sound, seconds, copied, remarks):
    clip = write_clip(tmp_path / "clip.mp4", moving(60))

    result = merged(tmp_path, clip, tone(tmp_path / "tone.wav", sound), mode)

    assert lengths(tmp_path / "out.mp4") == pytest.approx((seconds, seconds), abs=0.001)
    assert (result.copied, result.remarks) == (copied, remarks)
    assert len(read(tmp_path / "out.mp4")) == round(seconds * RATE)


def test_pictures_of_a_copied_clip_are_the_same_bytes(tmp_path):
    clip = write_clip(tmp_path / "clip.mp4", moving(40), sound="aac")

    merged(tmp_path, clip, tone(tmp_path / "tone.wav", 3), "MatchVideo")

    assert packets(tmp_path / "out.mp4") == packets(clip)


@pytest.mark.parametrize(
    ("mode", "silent_from"), [("MatchVideo", None), ("PadAudio", 0.7), ("SpeedAdjust", None)]
)
def test_what_is_heard_after_a_shorter_sound(tmp_path, mode, silent_from):
    clip = write_clip(tmp_path / "clip.mp4", moving(42))
    merged(tmp_path, clip, tone(tmp_path / "tone.wav", 0.7), mode)

    sound = read(tmp_path / "out.mp4")

    assert pitch(sound[: RATE // 2]) == pytest.approx(600, abs=5)
    late = sound[round(0.75 * RATE) : -RATE // 10]
    assert (np.abs(late).max() < 0.01) == (silent_from is not None)


def test_a_rate_that_is_no_whole_number_stays_exact(tmp_path):
    clip = write_clip(tmp_path / "clip.mp4", moving(50), fps=Fraction(30000, 1001))

    merged(tmp_path, clip, tone(tmp_path / "tone.wav", 9), "MatchVideo")

    seconds = 50 * 1001 / 30000
    assert lengths(tmp_path / "out.mp4") == pytest.approx((seconds, seconds), abs=0.0005)


def test_a_clip_that_not_every_player_plays_is_encoded_anew(tmp_path):
    clip = write_clip(tmp_path / "clip.webm", moving(30), codec="libvpx-vp9")

    result = merged(tmp_path, clip, tone(tmp_path / "tone.wav", 1), "MatchVideo")

    assert result.copied is False
    assert measure(tmp_path / "out.mp4").clip.codec == "h264"


def test_clips_are_joined_and_keep_their_own_sound(tmp_path):
    first = write_clip(tmp_path / "a.mp4", moving(30), sound="aac", tone=500)
    silent = write_clip(tmp_path / "b.mp4", moving(15, (64, 64), GREEN))
    last = write_clip(tmp_path / "c.mp4", moving(30), sound="aac", tone=900)

    merge_file(MergeRequest(clips=(first, silent, last), out=tmp_path / "out.mp4"))

    sound = read(tmp_path / "out.mp4")
    assert lengths(tmp_path / "out.mp4") == pytest.approx((2.5, 2.5), abs=0.001)
    assert pitch(sound[RATE // 10 : RATE - RATE // 10]) == pytest.approx(500, abs=3)
    assert np.abs(sound[round(1.1 * RATE) : round(1.4 * RATE)]).max() < 0.01
    assert pitch(sound[round(1.6 * RATE) :]) == pytest.approx(900, abs=3)


def test_the_original_is_heard_with_a_quieter_sound(tmp_path):
    clip = write_clip(tmp_path / "clip.mp4", moving(30), sound="aac", tone=500)
    sound = tone(tmp_path / "tone.wav", 1, 900)

    merged(tmp_path, clip, sound, "MatchVideo", keep_original=True, volume=0.25)

    heard = read(tmp_path / "out.mp4")
    spectrum = np.abs(np.fft.rfft(heard[:, 0] * np.hanning(len(heard))))
    assert spectrum[500] > 0.01 * len(heard)
    assert spectrum[900] / spectrum[500] == pytest.approx(0.25 * 0.3 / 0.5, rel=0.2)


def test_the_sound_of_a_clip_is_taken_and_a_clip_without_one_leaves_it(tmp_path):
    clip = write_clip(tmp_path / "clip.mp4", moving(30), sound="aac", tone=500)
    other = write_clip(tmp_path / "other.mp4", moving(30), sound="aac", tone=900)
    mute = write_clip(tmp_path / "mute.mp4", moving(30))

    merged(tmp_path, clip, other, "MatchVideo")
    assert pitch(read(tmp_path / "out.mp4")) == pytest.approx(900, abs=3)

    (tmp_path / "out.mp4").unlink()
    result = merged(tmp_path, clip, mute, "MatchVideo")
    assert (result.unchanged, result.remarks) == (True, (NO_SOUND,))
    assert not (tmp_path / "out.mp4").exists()


def test_joined_clips_without_sound_stay_without(tmp_path):
    clips = [write_clip(tmp_path / f"{name}.mp4", moving(6)) for name in "ab"]

    merge_file(MergeRequest(clips=tuple(clips), out=tmp_path / "out.mp4"))

    assert measure(tmp_path / "out.mp4").clip.has_audio is False


@pytest.mark.parametrize(
    ("mode", "seconds", "sentence"),
    [("Strict", 1.5, "Strict wants them equal"), ("SpeedAdjust", 4.5, "4.50 times as fast")],
)
def test_what_cannot_agree_is_refused(tmp_path, mode, seconds, sentence):
    clip = write_clip(tmp_path / "clip.mp4", moving(30))

    with pytest.raises(InvalidInput, match=sentence):
        merged(tmp_path, clip, tone(tmp_path / "tone.wav", seconds), mode)


def test_a_broken_clip_and_a_broken_sound_are_refused(tmp_path):
    clip = write_clip(tmp_path / "clip.mp4", moving(30))
    (tmp_path / "cut.mp4").write_bytes(clip.read_bytes()[:900])
    (tmp_path / "noise.wav").write_bytes(b"RIFF????WAVEfmt nothing")

    with pytest.raises(InvalidInput, match="damaged"):
        merged(tmp_path, tmp_path / "cut.mp4", tone(tmp_path / "tone.wav", 1), "MatchVideo")
    with pytest.raises(InvalidInput, match="damaged"):
        merged(tmp_path, clip, tmp_path / "noise.wav", "MatchVideo")
