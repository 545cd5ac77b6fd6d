"""Instruments play in tune, for as long as they are told, and nothing above what can be heard."""

import numpy as np
import pytest

from cyclorama.sound.instruments import INSTRUMENTS, note, pitch_hertz
from cyclorama.sound.samples import RATE

A4 = 69


def spectrum(sound):
    return np.abs(np.fft.rfft(sound * np.hanning(len(sound)))), np.fft.rfftfreq(
        len(sound), 1 / RATE
    )


def test_a_is_440_hz_and_an_octave_doubles_it():
    assert pitch_hertz(A4) == 440
    assert pitch_hertz(A4 + 12) == 880


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_an_instrument_is_in_tune(name):
    left, right = note(name, A4, RATE)
    levels, hertz = spectrum((left + right)[: RATE // 2])

    near = (hertz > 400) & (hertz < 480)
    assert hertz[near][levels[near].argmax()] == pytest.approx(440, abs=6)
    assert levels[near].max() > 0.02 * levels.max()


@pytest.mark.parametrize("name", INSTRUMENTS)
@pytest.mark.parametrize("pitch", [28, 69, 100])
def test_a_note_is_clean_and_ends(name, pitch):
    left, right = note(name, pitch, RATE // 4, 0.8)

    assert np.isfinite(left).all()
    assert 0.01 < np.abs(left).max() < 1.5
    assert max(abs(left[-1]), abs(right[-1])) < 1e-3
    assert abs(left[0]) < 0.05
    levels, hertz = spectrum(left)
    assert (
        levels[hertz > 17_000].max() < 0.02 * levels.max()
    )  # nothing is mirrored at half the rate


def test_a_harder_stroke_is_louder_and_brighter():
    soft, hard = (note("piano", A4, RATE // 2, force)[0] for force in (0.3, 1.0))

    def brightness(sound):
        levels, hertz = spectrum(sound)
        return float((levels * hertz).sum() / levels.sum())

    assert np.abs(hard).max() > 2 * np.abs(soft).max()
    assert brightness(hard) > brightness(soft)
