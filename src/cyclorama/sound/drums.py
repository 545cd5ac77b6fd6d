"""Drums: the sound of one stroke each."""

from functools import lru_cache

import numpy as np

from cyclorama.sound.samples import Mono, clock, count
from cyclorama.sound.spectrum import band, noise


@lru_cache(maxsize=64)
def stroke(name: str) -> Mono:
    """One of kick, thump, snare, brush, clap, hat, open, ride, crash, tom, low_tom, rim, shaker,
    tambourine, conga, timpani, stomp, ting."""
    rng = np.random.default_rng(sum(map(ord, name)))
    match name:
        case "kick":
            return _drop(0.32, 150, 48, 0.035, 0.16) + _hiss(0.32, rng, 1500, 5000, 0.004, 0.25)
        case "thump":
            return _drop(0.5, 95, 42, 0.05, 0.25)
        case "stomp":
            return _drop(0.4, 110, 60, 0.03, 0.12) + _hiss(0.4, rng, 80, 700, 0.08, 0.7)
        case "snare":
            tone = _drop(0.26, 240, 185, 0.02, 0.07) * np.float32(0.55)
            return tone + _hiss(0.26, rng, 900, 9000, 0.09, 0.8)
        case "brush":
            return _hiss(0.3, rng, 1800, 9000, 0.12, 0.35)
        case "clap":
            made = _hiss(0.3, rng, 900, 4200, 0.09, 0.8)
            for late in (0.011, 0.022):
                made[count(late) :] += made[: len(made) - count(late)] * np.float32(0.6)
            return made
        case "hat":
            return _hiss(0.09, rng, 7500, 16000, 0.022, 0.45)
        case "open":
            return _hiss(0.45, rng, 6500, 16000, 0.16, 0.4)
        case "ride":
            return _hiss(0.7, rng, 5000, 12000, 0.22, 0.16) + _ring(0.7, (3150, 4720, 6230), 0.3)
        case "crash":
            return _hiss(2.2, rng, 3500, 15000, 0.7, 0.6)
        case "tom":
            return _drop(0.4, 190, 120, 0.05, 0.16)
        case "low_tom":
            return _drop(0.5, 130, 78, 0.06, 0.2)
        case "rim":
            return _ring(0.08, (820, 1720), 0.03) + _hiss(0.08, rng, 1500, 6000, 0.008, 0.5)
        case "shaker":
            made = _hiss(0.12, rng, 5500, 13000, 0.05, 0.3)
            made[: count(0.02)] *= np.linspace(0, 1, count(0.02), dtype=np.float32)
            return made
        case "tambourine":
            return _hiss(0.22, rng, 7000, 14000, 0.07, 0.35) + _ring(0.22, (6900, 8300), 0.06)
        case "conga":
            return _drop(0.3, 260, 210, 0.03, 0.11) + _hiss(0.3, rng, 400, 2500, 0.01, 0.4)
        case "timpani":
            return _drop(1.4, 92, 82, 0.08, 0.6) + _hiss(1.4, rng, 60, 500, 0.03, 0.4)
        case "ting":
            return _ring(1.2, (4200, 6110, 9350), 0.45)
    raise ValueError(f"there is no drum {name!r}")


def _drop(seconds: float, high: float, low: float, fall: float, last: float) -> Mono:
    """A tone whose pitch falls from `high` to `low` Hz: a membrane."""
    time = clock(count(seconds))
    phase = low * time + (high - low) * fall * (1 - np.exp(-time / fall))
    made = np.sin(2 * np.pi * phase) * np.exp(-time / last)
    made[: count(0.001)] *= np.linspace(0, 1, count(0.001))
    return _ended(np.asarray(made, np.float32))


def _hiss(
    seconds: float, rng: np.random.Generator, low: float, high: float, last: float, level: float
) -> Mono:
    length = count(seconds)
    made = noise(length, rng, band(low, high)) * np.exp(-clock(length) / np.float32(last))
    return _ended(np.asarray(made * np.float32(level), np.float32))


def _ring(seconds: float, hertz: tuple[float, ...], last: float) -> Mono:
    time = clock(count(seconds))
    tones = sum(np.sin(2 * np.pi * place * time) for place in hertz)
    return _ended(np.asarray(tones * np.exp(-time / last) * 0.18, np.float32))


def _ended(mono: Mono) -> Mono:
    """Without a click at its end."""
    last = min(len(mono), count(0.01))
    mono[-last:] *= np.linspace(1, 0, last, dtype=np.float32)
    return mono
