"""Sound shaped by its frequencies: filters without delay, noise of a colour, rooms."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from cyclorama.sound.samples import RATE, Mono, Stereo, clock, count

Gains = Callable[[NDArray[np.float64]], NDArray[np.float64]]
"""Takes frequencies in Hz, gives the gain at each."""


def shaped(mono: Mono, gains: Gains) -> Mono:
    """The sound with every frequency amplified as `gains` says. Its ends do not wrap round."""
    size = _fast_length(len(mono) + RATE // 20)
    frequencies = np.asarray(np.fft.rfftfreq(size, 1 / RATE), np.float64)
    spectrum = np.fft.rfft(mono, size) * gains(frequencies)
    return np.fft.irfft(spectrum, size)[: len(mono)].astype(np.float32)


def band(low: float, high: float, order: int = 2) -> Gains:
    """Lets through what lies between two frequencies; 6 dB an octave and order beyond them."""

    def gains(frequency: NDArray[np.float64]) -> NDArray[np.float64]:
        safe = np.maximum(frequency, 1e-3)
        below = 1 / np.sqrt(1 + (low / safe) ** (2 * order)) if low else 1.0
        return np.asarray(below / np.sqrt(1 + (safe / high) ** (2 * order)))

    return gains


def peaks(*formants: tuple[float, float, float]) -> Gains:
    """Lets through what lies near to some frequencies: each is its place and width in Hz, and its
    gain."""

    def gains(frequency: NDArray[np.float64]) -> NDArray[np.float64]:
        total = np.zeros_like(frequency)
        for place, width, gain in formants:
            total += gain / (1 + ((frequency - place) / width) ** 2)
        return total

    return gains


def noise(length: int, rng: np.random.Generator, gains: Gains | None = None) -> Mono:
    """White noise, or noise of a colour, whose level is about 0.3 of full scale."""
    white = rng.standard_normal(length, np.float32)
    made = white if gains is None else shaped(white, gains)
    level = float(np.sqrt(np.mean(np.square(made)))) if length else 0.0
    return np.asarray(made * np.float32(0.3 / level)) if level else made


def wandering(length: int, rng: np.random.Generator, hertz: float) -> Mono:
    """A slow, smooth random walk between 0 and 1 that turns about so many times a second."""
    knots = max(4, int(length / RATE * hertz) + 4)
    values = rng.random(knots).astype(np.float32)
    places = np.linspace(0, knots - 1, length, dtype=np.float32)
    before = places.astype(int)
    part = places - before
    part = part * part * (3 - 2 * part)
    after = np.minimum(before + 1, knots - 1)
    return np.asarray(values[before] * (1 - part) + values[after] * part)


def in_a_room(sound: Stereo, seconds: float, wet: float, seed: int = 7) -> Stereo:
    """The sound with the echo of a room that dies away by 60 dB in so many seconds."""
    if not wet or not len(sound):
        return sound
    length = count(seconds)
    rng = np.random.default_rng(seed)
    decay = np.exp(-6.9 * clock(length) / np.float32(seconds))
    decay[: count(0.012)] = 0  # before the first wall answers
    size = _fast_length(len(sound) + length)
    made = sound * np.float32(1 - wet / 2)
    for ear in range(2):
        answer = shaped(rng.standard_normal(length, np.float32), band(180, 5200, 1)) * decay
        answer /= np.float32(np.sqrt(np.sum(np.square(answer))) + 1e-9)
        echo = np.fft.irfft(np.fft.rfft(sound[:, ear], size) * np.fft.rfft(answer, size), size)
        made[:, ear] += np.float32(wet) * echo[: len(sound)].astype(np.float32)
    return np.asarray(made)


def _fast_length(least: int) -> int:
    """The next number with small factors only, for which a Fourier transform is quick."""
    best = 1 << (least - 1).bit_length()
    for odd in (3, 5, 9, 15):
        length = odd
        while length < least:
            length *= 2
        best = min(best, length)
    return best
