"""Keys and chords, as numbers of semitones."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Mode(StrEnum):
    MAJOR = "major"
    MINOR = "minor"
    DORIAN = "dorian"
    MIXOLYDIAN = "mixolydian"
    LYDIAN = "lydian"
    PHRYGIAN = "phrygian"
    HARMONIC_MINOR = "harmonic minor"


_STEPS = {
    Mode.MAJOR: (0, 2, 4, 5, 7, 9, 11),
    Mode.MINOR: (0, 2, 3, 5, 7, 8, 10),
    Mode.DORIAN: (0, 2, 3, 5, 7, 9, 10),
    Mode.MIXOLYDIAN: (0, 2, 4, 5, 7, 9, 10),
    Mode.LYDIAN: (0, 2, 4, 6, 7, 9, 11),
    Mode.PHRYGIAN: (0, 1, 3, 5, 7, 8, 10),
    Mode.HARMONIC_MINOR: (0, 2, 3, 5, 7, 8, 11),
}
_LETTERS = {"c": 0, "d": 2, "e": 4, "f": 5, "g": 7, "a": 9, "b": 11}
_SIGNS = {"#": 1, "♯": 1, "sharp": 1, "b": -1, "♭": -1, "flat": -1}
_KEY = re.compile(
    r"\b([A-Ga-g])[ -]?(#|♯|b(?![a-z])|♭|sharp|flat)?[ -]*"
    r"(major|minor|maj|min|dorian|mixolydian|lydian|phrygian|harmonic minor|m)?(?![\w#♯♭])"
)


@dataclass(frozen=True)
class Key:
    """tonic: semitones above C."""

    tonic: int
    mode: Mode

    @property
    def minor(self) -> bool:
        return _STEPS[self.mode][2] == 3

    def pitch(self, degree: int, octave: int) -> int:
        """The MIDI number of a degree of the scale: 0 is the tonic, 7 the one above it."""
        steps = _STEPS[self.mode]
        return 12 * (octave + 1 + degree // 7) + self.tonic + steps[degree % 7]


def read_key(words: str) -> Key | None:
    """The key that is named, such as `A minor`, `f# dorian`, `Eb`, `Cm`; None for anything else.

    A letter alone counts only where it is all there is: "a" is mostly an article.
    """
    for found in _KEY.finditer(words):
        letter, sign, mode = found.groups()
        if mode is None and found.group().strip() != words.strip():
            continue
        tonic = (_LETTERS[letter.lower()] + _SIGNS.get((sign or "").lower(), 0)) % 12
        return Key(tonic, _mode(mode))
    return None


def _mode(word: str | None) -> Mode:
    match (word or "").lower():
        case "m" | "min":
            return Mode.MINOR
        case "" | "maj":
            return Mode.MAJOR
        case name:
            return Mode(name)
