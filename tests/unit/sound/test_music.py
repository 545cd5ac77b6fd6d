"""Music: as long as asked for, in the key, tempo and style that the words name."""

import numpy as np
import pytest

from cyclorama.sound.key import Key, Mode
from cyclorama.sound.loudness import loudness
from cyclorama.sound.music import compose
from cyclorama.sound.samples import RATE
from cyclorama.sound.score import write_score
from cyclorama.sound.style import MOODS, STYLES, named_mood, named_style, tuned


@pytest.mark.parametrize(
    ("words", "style"),
    [
        ("bright synth pop", "synth pop"),
        ("lo-fi hip hop beats", "hip hop"),
        ("an epic orchestral trailer", "cinematic"),
        ("Folk dance from Poland", "folk dance"),
        ("acoustic folk ballad", "folk"),
        ("a waltz at a ball", "waltz"),
        ("K-Pop", "synth pop"),
        ("Chinese New Year with lanterns", "east asian"),
        ("lullaby for a baby", "lullaby"),
        ("EDM festival", "dance"),
        ("drum and bass", "drum and bass"),
    ],
)
def test_words_name_a_style(words, style):
    assert named_style(words) == STYLES[style]


@pytest.mark.parametrize("words", ["", "zzz", "popcorn", "rocket", "kitchen"])
def test_a_part_of_a_word_names_none(words):
    assert named_style(words) is None


@pytest.mark.parametrize(("words", "mood"), [("so sad", "sad"), ("joyful", "happy"), ("", None)])
def test_words_name_a_mood(words, mood):
    assert named_mood(words) == (MOODS[mood] if mood else None)


def test_a_sad_song_is_slower_and_in_minor():
    sad = tuned(STYLES["pop"], MOODS["sad"])

    assert sad.tempo < STYLES["pop"].tempo
    assert sad.mode is Mode.MINOR


@pytest.mark.parametrize("name", STYLES)
def test_every_style_fills_its_bars_and_stays_in_its_key(name):
    style = STYLES[name]
    key = Key(2, style.mode)

    score = write_score(style, key, style.tempo, 6, seed=1)

    scale = {key.pitch(degree, 0) % 12 for degree in range(7)}
    assert {note.pitch % 12 for note in score.notes} <= scale
    assert {note.part for note in score.notes} >= {"bass", "lead"}
    assert all(len(pattern) == style.steps for pattern in style.drums.values())
    assert {len(style.bass[1]), len(style.chords[1])} == {style.steps}
    assert max(note.begin + note.length for note in score.notes) <= score.steps + 1
    assert min(note.pitch for note in score.notes) >= 20
    assert max(note.pitch for note in score.notes) <= 108


@pytest.mark.parametrize("seconds", [1.0, 2.5, 7.3])
def test_a_piece_lasts_to_the_sample_and_dies_away(seconds):
    piece = compose("rock", "", "", None, seconds)

    assert len(piece.sound) == round(seconds * RATE)
    assert np.isfinite(piece.sound).all()
    assert np.abs(piece.sound).max() <= 0.85
    assert np.abs(piece.sound[-200:]).max() < 0.01


def test_a_piece_is_as_loud_as_every_other():
    quiet, loud = compose("ambient", "calm", "", None, 4), compose("rock", "hype", "", None, 4)

    assert loudness(quiet.sound) == pytest.approx(loudness(loud.sound), abs=0.7)


def test_the_same_request_makes_the_same_music_and_another_seed_other_music():
    first, again = (compose("jazz", "", "", None, 2) for _ in range(2))
    other = compose("jazz", "", "", None, 2, seed=5)

    np.testing.assert_array_equal(first.sound, again.sound)
    assert not np.array_equal(first.sound, other.sound)


def test_key_and_tempo_are_kept_where_they_are_given():
    piece = compose("house", "", "A minor", 100, 3)

    assert piece.described == "house, A minor, 100 beats a minute"
    assert piece.remarks == ()


def test_the_beat_comes_at_the_tempo():
    """At 120 beats a minute a house kick falls every half second."""
    sound = compose("house", "", "A minor", 120, 6).sound.mean(axis=1)
    low = np.fft.irfft(np.fft.rfft(sound) * (np.fft.rfftfreq(len(sound), 1 / RATE) < 120))
    energy = np.square(low)[: 5 * RATE].reshape(-1, RATE // 100).sum(axis=1)
    energy -= energy.mean()

    similar = np.correlate(energy, energy, "full")[len(energy) - 1 :]

    assert 48 <= 20 + int(np.argmax(similar[20:80])) <= 52


def test_what_is_not_known_is_said():
    piece = compose("zzz", "", "H major", None, 1)

    assert [remark.split()[0] for remark in piece.remarks] == ["No", "The"]
    assert "'H major'" in piece.remarks[1]
