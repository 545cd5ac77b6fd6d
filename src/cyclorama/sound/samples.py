"""Sound as numbers: what every function of this package takes and gives."""

import numpy as np
from numpy.typing import NDArray

RATE = 48_000
"""Samples a second, of everything that is made here."""

Mono = NDArray[np.float32]
"""float32 (n,), -1..1 is full scale."""

Stereo = NDArray[np.float32]
"""float32 (n, 2), left and right."""


def count(seconds: float) -> int:
    """The whole number of samples that last so long."""
    return round(seconds * RATE)


def clock(length: int) -> Mono:
    """The time of each of so many samples, in seconds."""
    return np.arange(length, dtype=np.float32) / np.float32(RATE)


def both_ears(mono: Mono, across: float = 0.0) -> Stereo:
    """The sound at a place: -1 left, 0 in the middle, 1 right; equally loud everywhere."""
    angle = (across + 1) * np.pi / 4
    gains = np.array([np.cos(angle), np.sin(angle)], np.float32) * np.float32(np.sqrt(2))
    return np.asarray(mono[:, None] * gains)


def faded(sound: Stereo, begin: float, end: float) -> Stereo:
    """The sound with its first and last seconds brought in and out."""
    made = sound.copy()
    for seconds, part in ((begin, slice(None)), (end, slice(None, None, -1))):
        length = min(count(seconds), len(made))
        if length:
            ramp = np.sin(np.linspace(0, np.pi / 2, length, dtype=np.float32)) ** 2
            made[part][:length] *= ramp[:, None]
    return made


def fitted(sound: Stereo, length: int) -> Stereo:
    """So many samples: cut, or followed by silence."""
    if len(sound) >= length:
        return sound[:length]
    return np.concatenate([sound, np.zeros((length - len(sound), 2), np.float32)])


def laid_in(bed: Stereo, sound: Stereo, at: int, gain: float = 1.0) -> None:
    """Add a sound to `bed` from sample `at` on; what goes beyond its end is left out."""
    begin = max(0, -at)
    end = min(len(sound), len(bed) - at)
    if end > begin:
        bed[at + begin : at + end] += sound[begin:end] * np.float32(gain)
