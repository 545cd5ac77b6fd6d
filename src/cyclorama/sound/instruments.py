"""Instruments: the sound of one note each, put together from harmonics."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from cyclorama.sound.samples import RATE, Mono, clock, count
from cyclorama.sound.spectrum import band, noise, shaped

TABLE = 2048  # samples of one period
HIGHEST = 15_000  # Hz: no harmonic above it, so nothing is mirrored at half the rate


@dataclass(frozen=True)
class Instrument:
    """A note is a bright sound that dies away quickly over a dark one that lasts.

    bright, dark: strengths of the harmonics. attack, release: seconds. decay: seconds in which
    the dark sound falls by 60 dB, None while it is held; bright_decay of the bright one, None:
    it lasts as the dark one does. detune: cents between two of it, one for each ear.
    vibrato: cents. breath: level of the noise in it. partials: in place of whole numbers, for
    bells. level: how loud it is beside others.
    """

    bright: tuple[float, ...]
    dark: tuple[float, ...]
    attack: float = 0.005
    release: float = 0.12
    decay: float | None = None
    bright_decay: float | None = None
    detune: float = 0.0
    vibrato: float = 0.0
    breath: float = 0.0
    partials: tuple[float, ...] = ()
    level: float = 1.0


def _saw(highest: int, slope: float = 1.0) -> tuple[float, ...]:
    return tuple(1 / k**slope for k in range(1, highest + 1))


def _odd(highest: int, slope: float = 1.0) -> tuple[float, ...]:
    return tuple(k**-slope if k % 2 else 0.0 for k in range(1, highest + 1))


INSTRUMENTS = {
    "pad": Instrument(_saw(6, 1.6), _saw(4, 1.8), 0.5, 0.8, detune=14, level=0.55),
    "strings": Instrument(_saw(16, 1.15), _saw(8, 1.4), 0.14, 0.35, detune=9, vibrato=9, level=0.6),
    "choir": Instrument(
        (1, 0.7, 0.5, 0.55, 0.25, 0.1, 0.05), (1, 0.5, 0.3), 0.25, 0.5, detune=16, vibrato=14,
        breath=0.02, level=0.6,
    ),
    "piano": Instrument(
        _saw(14, 1.1), (1, 0.5, 0.25, 0.12, 0.06), 0.003, 0.25, 4.5, 0.9, detune=2, level=1.0
    ),
    "keys": Instrument(
        (0.5, 0, 0, 0, 0, 0, 0.22, 0, 0, 0.05), (1, 0.18, 0.06), 0.004, 0.2, 3.0, 0.5, detune=4,
        level=0.95,
    ),
    "guitar": Instrument(_saw(18, 0.9), (1, 0.6, 0.3, 0.1), 0.002, 0.1, 2.2, 0.5, level=0.9),
    "pluck": Instrument(_saw(20, 0.8), (1, 0.3, 0.1), 0.002, 0.1, 0.9, 0.22, detune=6, level=0.8),
    "harp": Instrument(_saw(8, 1.3), (1, 0.3, 0.1), 0.003, 0.5, 3.2, 0.6, level=0.9),
    "organ": Instrument((1, 0.8, 0.6, 0.5, 0, 0.3, 0, 0.25), (1, 0.5), 0.02, 0.08, detune=5,
                        vibrato=6, level=0.5),
    "accordion": Instrument(_saw(12, 0.8), (1, 0.7, 0.5), 0.04, 0.08, detune=18, level=0.45),
    "brass": Instrument(_saw(14, 0.85), (1, 0.6, 0.3), 0.05, 0.15, None, 1.6, 5, 5, level=0.7),
    "square": Instrument(_odd(15), _odd(5, 1.3), 0.006, 0.08, detune=4, vibrato=8, level=0.5),
    "synth": Instrument(_saw(20), _saw(8, 1.2), 0.006, 0.1, 6.0, 1.2, 18, 4, level=0.55),
    "flute": Instrument((0.6, 0.25, 0.08), (1, 0.15), 0.06, 0.12, vibrato=12, breath=0.05),
    "fiddle": Instrument(_saw(14, 1.0), _saw(6, 1.2), 0.05, 0.1, vibrato=14, level=0.6),
    "whistle": Instrument((0.3, 0.05), (1, 0.05), 0.03, 0.1, vibrato=18, breath=0.03),
    "bell": Instrument(
        (1, 0.7, 0.5, 0.4, 0.3), (0.6, 0.3), 0.002, 0.8, 3.5, 0.8,
        partials=(1.0, 2.76, 5.4, 8.93, 13.3), level=0.6,
    ),
    "music_box": Instrument(
        (1, 0.2, 0.5, 0.3), (1, 0.1), 0.002, 0.6, 1.8, 0.35, partials=(1.0, 3.0, 6.2, 10.5),
        level=0.8,
    ),
    "marimba": Instrument((1, 0, 0, 0.6, 0, 0, 0, 0, 0, 0.2), (1, 0, 0, 0.05), 0.002, 0.2, 0.9,
                          0.12, level=1.1),
    "bass": Instrument(_saw(8, 1.2), (1, 0.45, 0.12), 0.006, 0.08, 3.5, 0.4, level=1.1),
    "upright": Instrument(_saw(6, 1.4), (1, 0.3, 0.1), 0.008, 0.1, 1.4, 0.16, level=1.25),
    "synth_bass": Instrument(_saw(16, 0.9), (1, 0.6, 0.3, 0.1), 0.004, 0.05, 4.0, 0.3, level=0.9),
    "sub": Instrument((1, 0.1), (1, 0.08), 0.008, 0.12, level=1.1),
    "tuba": Instrument(_saw(8, 1.1), (1, 0.5, 0.2), 0.03, 0.08, 3.0, 0.6, level=1.0),
}  # fmt: skip
"""By name. What they are called is what they sound like, from afar."""


def pitch_hertz(pitch: float) -> float:
    """Of a MIDI number: 69 is A4, 440 Hz."""
    return float(440 * 2 ** ((pitch - 69) / 12))


@lru_cache(maxsize=512)
def note(name: str, pitch: int, length: int, force: float = 1.0) -> tuple[Mono, Mono]:
    """A note held for so many samples, and then released: one sound for each ear.

    `force`, 0..1: how hard it is played; harder is brighter too.
    """
    instrument = INSTRUMENTS[name]
    whole = length + count(instrument.release)
    time = clock(whole)
    ears = tuple(
        _voice(instrument, pitch_hertz(pitch + side * instrument.detune / 200), time, length, force)
        for side in ((-1, 1) if instrument.detune else (0,))
    )
    return ears[0], ears[-1]


def _voice(instrument: Instrument, hertz: float, time: Mono, held: int, force: float) -> Mono:
    phase = np.float32(hertz) * time.astype(np.float64)
    if instrument.vibrato:
        grown = np.clip(time * 2 - 0.3, 0, 1)  # players let it swell
        depth = hertz * (2 ** (instrument.vibrato / 1200) - 1) / (2 * np.pi * 5.3)
        phase += depth * grown * np.sin(2 * np.pi * 5.3 * time)
    shape = _envelope(instrument, time, held)
    dark = _waves(instrument.dark, instrument.partials, hertz, phase)
    bright = _waves(instrument.bright, instrument.partials, hertz, phase)
    if instrument.decay is not None:
        dark *= np.exp(-6.9 / instrument.decay * time)
    if instrument.bright_decay is not None:
        bright *= np.exp(-6.9 / instrument.bright_decay * time)
    elif instrument.decay is not None:
        bright *= np.exp(-6.9 / instrument.decay * time)
    made = dark + bright * np.float32(0.25 + 0.75 * force)
    if instrument.breath:
        rng = np.random.default_rng(int(hertz))
        air = noise(len(time), rng, band(hertz, min(4 * hertz, 9000), 1))
        made += air * np.float32(instrument.breath * 4)
    return np.asarray(made * shape * np.float32(instrument.level * force * 0.4), np.float32)


def _envelope(instrument: Instrument, time: Mono, held: int) -> Mono:
    rise = np.clip(time / np.float32(instrument.attack), 0, 1)
    end = np.float32(held / RATE)
    fall = np.clip(1 - (time - end) / np.float32(instrument.release), 0, 1)
    return np.asarray(rise * rise * (3 - 2 * rise) * fall * fall, np.float32)


def _waves(
    strengths: tuple[float, ...],
    partials: tuple[float, ...],
    hertz: float,
    phase: np.ndarray[tuple[int], np.dtype[np.float64]],
) -> Mono:
    if partials:
        made = np.zeros(len(phase), np.float32)
        for ratio, strength in zip(partials, strengths, strict=False):
            if hertz * ratio < HIGHEST:
                made += np.float32(strength) * np.sin(2 * np.pi * ratio * phase).astype(np.float32)
        return made / np.float32(sum(strengths))
    fitting = max(1, int(HIGHEST / hertz))
    table = _period(strengths[:fitting])
    places = (phase % 1.0) * TABLE
    before = places.astype(np.int32)
    part = (places - before).astype(np.float32)
    return np.asarray(table[before] * (1 - part) + table[before + 1] * part, np.float32)


@lru_cache(maxsize=256)
def _period(strengths: tuple[float, ...]) -> Mono:
    """One period, of an even level, and its first sample once more."""
    angle = 2 * np.pi * np.arange(TABLE + 1) / TABLE
    total = sum(
        strength * np.sin(k * angle + 0.7 * k * k) for k, strength in enumerate(strengths, 1)
    )
    level = np.sqrt(np.mean(np.square(total)))
    return np.asarray(total / level * 0.7, np.float32)


def dulled(mono: Mono, highest: float) -> Mono:
    """The sound from behind a curtain: little of it above so many Hz."""
    return shaped(mono, band(0, highest, 2))
