"""Music from words, a key, a tempo and a mood."""

import zlib
from dataclasses import dataclass, replace

import numpy as np

from cyclorama.sound.band import play
from cyclorama.sound.key import Key, Mode, read_key
from cyclorama.sound.loudness import levelled
from cyclorama.sound.samples import Stereo, count, faded
from cyclorama.sound.score import ENDING, write_score
from cyclorama.sound.style import DEFAULT, STYLES, Mood, Style, named_mood, named_style, tuned

RINGS = 1.2  # seconds kept for the last chord to ring, where there is room for it
STRETCH = 1.12  # the tempo is changed by so much at most, so that the piece ends with a bar
SLOWEST, FASTEST = 40, 220  # beats a minute
NOT_KNOWN = "No musical style was named that is known here, so the music is pop."
NO_SUCH_KEY = "The key {key!r} is not known; it plays in {played}. Write one such as 'A minor'."
NAMES = ("C", "D flat", "D", "E flat", "E", "F", "F sharp", "G", "A flat", "A", "B flat", "B")


@dataclass(frozen=True)
class Piece:
    """sound: float32 (n, 2), levelled. described: what it is, in words, such as
    `synth pop, A minor, 118 beats a minute`. remarks: what was done otherwise than asked."""

    sound: Stereo
    described: str
    remarks: tuple[str, ...] = ()


def compose(
    prompt: str, mood: str, key: str, tempo: int | None, seconds: float, seed: int = 0
) -> Piece:
    """So many seconds of music, which begins at once and ends with its last chord. The same
    arguments give the same samples."""
    remarks = []
    style = named_style(prompt) or named_style(mood)
    if style is None:
        style = STYLES[DEFAULT]
        if prompt.strip():
            remarks.append(NOT_KNOWN)
    temper = named_mood(mood) or named_mood(prompt)
    if temper is not None:
        style = tuned(style, temper)
    temper = temper or Mood()
    chance = zlib.crc32(f"{prompt} {mood} {seed}".encode())
    home = read_key(key) or read_key(prompt)
    style, home = _at_home(style, home, chance)
    if key.strip() and read_key(key) is None:
        remarks.append(NO_SUCH_KEY.format(key=key[:40], played=_spoken(home)))
    beats, bars = _time(style, tempo, seconds)
    score = write_score(style, home, beats, bars, chance, temper.lead_octave)
    sound = play(score, count(seconds), style.room, temper.force, style.pump)
    ending = min(0.8, seconds / 4)
    described = f"{style.name}, {_spoken(home)}, {beats:.0f} beats a minute"
    return Piece(levelled(faded(sound, 0.004, ending)), described, tuple(remarks))


def _at_home(style: Style, key: Key | None, chance: int) -> tuple[Style, Key]:
    if key is None:
        return style, Key(chance % 12, style.mode)
    return replace(style, mode=key.mode), key


def _time(style: Style, tempo: int | None, seconds: float) -> tuple[float, int]:
    """Beats a minute and the number of bars, the last one but begun."""
    beats = float(tempo or style.tempo)
    rings = min(RINGS, seconds / 4)
    bars = (seconds - rings) / (style.beats * 60 / beats) + 1 - ENDING
    whole = max(2, int(bars + (0 if tempo else 0.5)))
    if tempo is None:
        fitting = (whole - 1 + ENDING) * style.beats * 60 / max(seconds - rings, 0.5)
        beats = float(np.clip(fitting, beats / STRETCH, beats * STRETCH))
        beats = float(np.clip(beats, SLOWEST, FASTEST))
    return beats, whole


def _spoken(key: Key) -> str:
    return f"{NAMES[key.tonic]} {key.mode.value if key.mode else Mode.MAJOR.value}"
