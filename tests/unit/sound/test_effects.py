"""Effects: each lasts as long as asked for, and words name it."""

import numpy as np
import pytest

from cyclorama.sound.effects import EFFECTS, make_effect, named_effects
from cyclorama.sound.samples import RATE


@pytest.mark.parametrize("name", EFFECTS)
@pytest.mark.parametrize("seconds", [0.3, 2.0])
def test_every_effect_is_heard_and_ends(name, seconds):
    sound, described, remarks = make_effect(name, seconds)

    assert described.split(", ")[0] == name or name in described
    assert remarks == ()
    assert len(sound) == round(seconds * RATE)
    assert np.isfinite(sound).all()
    assert 0.1 < np.abs(sound).max() <= 0.85
    assert np.abs(sound[-1]).max() < 0.01


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("A crowd cheering in a stadium", ["crowd", "cheer"]),
        ("church bells", ["bell"]),
        ("a race car revving", ["engine"]),
        ("rain, then thunder", ["rain", "thunder"]),
        ("scar tissue", []),
    ],
)
def test_words_name_effects(words, names):
    assert named_effects(words) == names


def test_no_two_effects_are_alike():
    made = {name: make_effect(name, 0.5)[0] for name in EFFECTS}

    spectra = {
        name: np.abs(np.fft.rfft(sound.mean(axis=1)))[:4000].reshape(80, -1).mean(axis=1)
        for name, sound in made.items()
    }
    shapes = {name: spectrum / spectrum.sum() for name, spectrum in spectra.items()}
    names = list(shapes)
    for index, one in enumerate(names):
        for other in names[index + 1 :]:
            assert not np.array_equal(made[one], made[other])
            assert np.abs(shapes[one] - shapes[other]).sum() > 0.02, (one, other)


def test_a_long_sound_goes_on_without_a_gap():
    sound, _, _ = make_effect("rain", 40)

    loud = np.sqrt(np.square(sound[: 39 * RATE]).reshape(39, RATE, 2).mean(axis=(1, 2)))
    assert len(sound) == 40 * RATE
    assert loud.min() > 0.8 * loud.max()


def test_an_unknown_effect_is_a_whoosh_and_says_so():
    _, described, remarks = make_effect("qwerty", 0.3)

    assert described == "whoosh"
    assert len(remarks) == 1
