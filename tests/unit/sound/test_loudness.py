"""Loudness as EBU R 128 measures it, and levelling."""

import numpy as np
import pytest

from cyclorama.sound.loudness import CEILING, levelled, limited, loudness
from cyclorama.sound.samples import RATE, both_ears, clock


def tone(hertz: float, level: float, seconds: float = 3.0):
    mono = np.sin(2 * np.pi * hertz * clock(round(seconds * RATE))) * level
    return both_ears(mono.astype(np.float32))


def test_a_tone_of_1_khz_is_as_loud_as_the_standard_says():
    """EBU Tech 3341, case 1: a stereo sine of 1 kHz at -23 dBFS is -23 LUFS."""
    assert loudness(tone(1000, 10 ** (-23 / 20))) == pytest.approx(-23, abs=0.1)


def test_a_pause_does_not_count():
    loud = tone(1000, 0.1)
    pause = np.zeros((5 * RATE, 2), np.float32)

    assert loudness(np.concatenate([loud, pause])) == pytest.approx(loudness(loud), abs=0.4)


def test_low_tones_count_less():
    assert loudness(tone(40, 0.1)) < loudness(tone(1000, 0.1)) - 3


@pytest.mark.parametrize("level", [0.01, 0.5])
def test_what_is_quiet_or_loud_becomes_equally_loud(level):
    assert loudness(levelled(tone(440, level))) == pytest.approx(-16, abs=0.1)


def test_silence_stays_silence():
    assert not levelled(np.zeros((RATE, 2), np.float32)).any()


def test_peaks_are_brought_down_and_what_is_far_from_them_is_left():
    sound = tone(440, 0.2)
    sound[RATE : RATE + 200] *= 8

    made = limited(sound)

    assert np.abs(made).max() <= CEILING + 1e-6
    np.testing.assert_array_equal(made[: RATE // 2], sound[: RATE // 2])


def test_less_than_a_block_is_measured():
    assert np.isfinite(loudness(tone(1000, 0.1, 0.1)))
