"""A piece of music as notes and strokes: what is played when, before anything sounds."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from cyclorama.sound.key import Key
from cyclorama.sound.style import Style

LOUD, SOFT = 1.0, 0.5
BASS_OCTAVE, CHORD_OCTAVE, LEAD_OCTAVE = 2, 3, 5
ENDING = 0.25  # of a bar: the last chord is struck, and rings


@dataclass(frozen=True)
class Note:
    """begin and length in steps, sixteenths of a whole note. force 0..1."""

    part: str
    instrument: str
    pitch: int
    begin: float
    length: float
    force: float


@dataclass(frozen=True)
class Stroke:
    drum: str
    begin: float
    force: float


@dataclass(frozen=True)
class Score:
    """steps: how long it is, without what rings on. tempo: beats, of four steps, a minute."""

    notes: tuple[Note, ...]
    strokes: tuple[Stroke, ...]
    steps: float
    tempo: float


def write_score(
    style: Style, key: Key, tempo: float, bars: int, seed: int, octave: int = 0
) -> Score:
    """So many bars, the last of which holds the tonic. The same arguments give the same piece.

    The parts come in one after another: the chords and the bass at once, the drums in the second
    bar of a longer piece, the melody with them.
    """
    rng = np.random.default_rng(seed)
    chords = _progression(style, bars, rng)
    notes: list[Note] = []
    strokes: list[Stroke] = []
    lead = _Melody(style, key, octave, rng)
    begin_of_drums = 1 if bars >= 6 else 0
    begin_of_lead = 0 if bars < 4 else 1 if bars < 8 else 2
    for bar, chord in enumerate(chords[:-1]):
        begin = bar * style.steps
        notes += _bass(style, key, chord, begin)
        notes += _chords(style, key, chord, begin)
        if bar >= begin_of_lead:
            notes += lead.bar(bar - begin_of_lead, chord, begin)
        if bar >= begin_of_drums:
            last = bar == bars - 2 or bar % 8 == 7
            strokes += _drums(style, begin, first=bar % 4 == begin_of_drums, fill=last)
    end = (bars - 1) * style.steps
    notes += _last_chord(style, key, end)
    strokes += [
        Stroke(name, end, LOUD) for name in ("kick", "crash", "timpani") if name in style.drums
    ]
    return Score(
        tuple(_swung(note, style) for note in notes),
        tuple(Stroke(stroke.drum, _late(stroke.begin, style), stroke.force) for stroke in strokes),
        end + ENDING * style.steps,
        tempo,
    )


def _progression(style: Style, bars: int, rng: np.random.Generator) -> list[int]:
    phrase = style.progressions[int(rng.integers(len(style.progressions)))]
    other = style.progressions[int(rng.integers(len(style.progressions)))]
    chords: list[int] = []
    while len(chords) < bars:
        chords += other if len(chords) // len(phrase) % 4 == 2 else phrase
    return [*chords[: bars - 1], 0]


def _chord_pitches(style: Style, key: Key, chord: int) -> list[int]:
    """Three or four notes, set near to the middle of the keyboard whatever the chord."""
    degrees = [chord, chord + 2, chord + 4, *([chord + 6] if style.seventh else [])]
    low = key.pitch(0, CHORD_OCTAVE)
    pitches = [key.pitch(degree, CHORD_OCTAVE) for degree in degrees]
    return sorted(pitch - 12 if pitch > low + 12 else pitch for pitch in pitches)


def _bass(style: Style, key: Key, chord: int, begin: int) -> list[Note]:
    name, pattern = style.bass
    degrees = {"1": 0, "3": 2, "5": 4, "8": 7}
    root = chord - 7 if chord > 4 else chord
    return [
        Note("bass", name, key.pitch(root + degrees[mark], BASS_OCTAVE), begin + at, length,
             0.9 if at % 8 == 0 else 0.75)
        for mark, at, length in _marks(pattern)
    ]  # fmt: skip


def _chords(style: Style, key: Key, chord: int, begin: int) -> list[Note]:
    name, pattern = style.chords
    pitches = _chord_pitches(style, key, chord)
    notes = []
    climbed = 0
    for mark, at, length in _marks(pattern):
        force = 0.8 if at % 4 == 0 else 0.65
        if mark == "a":
            turn = [*pitches, pitches[0] + 12, *reversed(pitches[1:])]
            pitch = turn[climbed % len(turn)] + 12
            notes.append(Note("arpeggio", name, pitch, begin + at, max(length, 2), force))
            climbed += 1
        else:
            notes += [
                Note("chords", name, pitch, begin + at + 0.06 * index, length, force * 0.7)
                for index, pitch in enumerate(pitches)
            ]
    if style.pad:
        notes += [Note("pad", style.pad, pitch, begin, style.steps, 0.55) for pitch in pitches]
    return notes


def _last_chord(style: Style, key: Key, begin: int) -> list[Note]:
    length = ENDING * style.steps
    pitches = _chord_pitches(style, key, 0)
    name = style.chords[0]
    return [
        Note("bass", style.bass[0], key.pitch(0, BASS_OCTAVE), begin, length, 0.9),
        *(
            Note("chords", name, pitch, begin + 0.12 * index, length, 0.7)
            for index, pitch in enumerate(pitches)
        ),
        *(Note("pad", style.pad, pitch, begin, length, 0.5) for pitch in pitches if style.pad),
        Note("lead", style.lead[0], key.pitch(0, LEAD_OCTAVE), begin, length, 0.8),
    ]


def _drums(style: Style, begin: int, first: bool, fill: bool) -> list[Stroke]:
    strokes = []
    for drum, pattern in style.drums.items():
        if drum == "crash" and not first:
            continue
        for at, mark in enumerate(pattern[: style.steps]):
            if mark != ".":
                strokes.append(Stroke(drum, begin + at, LOUD if mark == "x" else SOFT))
    if fill and "snare" in style.drums:
        strokes += [
            Stroke(drum, begin + style.steps - 4 + at, 0.7)
            for at, drum in enumerate(("snare", "tom", "tom", "low_tom"))
        ]
    return strokes


class _Melody:
    """Two motifs of a bar each, sung as A A' B A': what is heard again is remembered."""

    def __init__(self, style: Style, key: Key, octave: int, rng: np.random.Generator) -> None:
        self._style, self._key, self._rng = style, key, rng
        self._octave = LEAD_OCTAVE + octave
        self._motifs = [self._motif(), self._motif()]
        self._place = 7  # degree last sung; the tonic an octave up

    def bar(self, number: int, chord: int, begin: int) -> list[Note]:
        if number % 8 == 7:
            return []  # takes breath
        motif = self._motifs[1 if number % 4 == 2 else 0]
        notes = []
        for index, (at, length, leap) in enumerate(motif):
            strong = at % 4 == 0
            wanted = self._place + leap
            degree = self._near(wanted, chord) if strong or index == 0 else wanted
            degree = min(max(degree, 0), 11)
            self._place = degree
            force = 0.85 if strong else 0.7
            pitch = self._key.pitch(degree - 7, self._octave)
            notes.append(Note("lead", self._style.lead[0], pitch, begin + at, length, force))
        return notes

    def _near(self, degree: int, chord: int) -> int:
        """The note of the chord that is nearest to a degree."""
        tones = [chord + third + 7 * octave for third in (0, 2, 4) for octave in (-1, 0, 1, 2)]
        return min(tones, key=lambda tone: (abs(tone - degree), tone))

    def _motif(self) -> list[tuple[int, float, int]]:
        """When, how long, and how many degrees up or down from the note before."""
        steps, wanted = self._style.steps, self._style.lead[1]
        weights = np.array([_weight(at) for at in range(steps)])
        chosen = self._rng.choice(
            steps, size=min(wanted, steps // 2), replace=False, p=weights / weights.sum()
        )
        places = sorted({0, *(int(at) for at in chosen)})
        leaps = self._rng.choice([-2, -1, -1, 0, 1, 1, 2, 3], size=len(places))
        return [
            (at, (after - at) * 0.92, int(leap))
            for (at, after), leap in zip(pairwise([*places, steps]), leaps, strict=True)
        ]


def _weight(at: int) -> float:
    return 6.0 if at % 4 == 0 else 3.0 if at % 2 == 0 else 0.7


def _marks(pattern: str) -> list[tuple[str, int, float]]:
    """Each sign that plays something, when, and for how many steps."""
    found = []
    for at, mark in enumerate(pattern):
        if mark in ".-":
            continue
        held = 1
        while at + held < len(pattern) and pattern[at + held] == "-":
            held += 1
        found.append((mark, at, max(held, 1) * 0.95))
    return found


def _late(begin: float, style: Style) -> float:
    """Off-beats of a swinging style come late: every third of four steps, and what follows it."""
    at = begin % 4
    return begin + (style.swing * (2 / 3) if at == 2 else style.swing / 3 if at in (1, 3) else 0)


def _swung(note: Note, style: Style) -> Note:
    late = _late(note.begin, style)
    if late == note.begin:
        return note
    return Note(note.part, note.instrument, note.pitch, late, note.length, note.force)
