"""Keys that are named in words."""

import pytest

from cyclorama.sound.key import Key, Mode, read_key


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("A minor", Key(9, Mode.MINOR)),
        ("f# dorian", Key(6, Mode.DORIAN)),
        ("Eb", Key(3, Mode.MAJOR)),
        ("C", Key(0, Mode.MAJOR)),
        ("Cm", Key(0, Mode.MINOR)),
        ("b flat major", Key(10, Mode.MAJOR)),
        ("B♭ minor", Key(10, Mode.MINOR)),
        ("a song in D harmonic minor", Key(2, Mode.HARMONIC_MINOR)),
        ("", None),
        ("a", Key(9, Mode.MAJOR)),
        ("a song", None),
        ("H minor", None),
        ("be a man", None),
    ],
)
def test_a_key_is_read(words, key):
    assert read_key(words) == key


def test_the_scale_of_a_minor_is_the_white_keys():
    key = Key(9, Mode.MINOR)

    pitches = [key.pitch(degree, 4) for degree in range(8)]

    assert pitches == [69, 71, 72, 74, 76, 77, 79, 81]


def test_a_degree_below_the_tonic_is_in_the_octave_below():
    assert Key(0, Mode.MAJOR).pitch(-1, 4) == Key(0, Mode.MAJOR).pitch(6, 3)
