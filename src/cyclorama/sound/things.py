"""The sounds of things: one event, or one that comes again, in so many samples."""

from collections.abc import Iterable

import numpy as np

from cyclorama.sound.drums import stroke
from cyclorama.sound.instruments import note
from cyclorama.sound.samples import RATE, Mono, Stereo, both_ears, clock, count, laid_in
from cyclorama.sound.spectrum import band, in_a_room, noise, shaped, wandering

Rng = np.random.Generator


def whoosh(length: int, rng: Rng) -> Stereo:
    """Air that is passed through once, from left to right, its pitch rising and falling."""
    time = np.linspace(0, 1, length, dtype=np.float32)
    swell = np.exp(-(((time - 0.55) / 0.2) ** 2))
    bands = [noise(length, rng, band(place * 0.6, place * 1.5)) for place in (350, 900, 2400)]
    weights = [np.exp(-(((swell - level) / 0.35) ** 2)) for level in (0.1, 0.55, 1.0)]
    air = sum(one * weight for one, weight in zip(bands, weights, strict=True)) * swell
    left, right = np.cos(time * np.pi / 2), np.sin(time * np.pi / 2)
    return np.asarray(np.stack([air * left, air * right], 1), np.float32)


def riser(length: int, rng: Rng) -> Mono:
    time = np.linspace(0, 1, length, dtype=np.float64)
    seconds = length / RATE
    phase = 2 * np.pi * seconds * 110 * (np.exp2(2 * time) - 1) / (2 * np.log(2))
    tone = np.sin(phase) + 0.5 * np.sin(2.01 * phase) + 0.3 * np.sin(3.02 * phase)
    air = noise(length, rng, band(1200, 9000)) * 1.5
    return np.asarray((tone * 0.3 + air) * time**2, np.float32)


def boom(length: int, rng: Rng) -> Stereo:
    time = clock(length)
    low = np.sin(2 * np.pi * (38 * time + 3.2 * (1 - np.exp(-time / 0.06)))) * np.exp(-time / 0.7)
    dust = noise(length, rng, band(60, 1400, 1)) * np.exp(-time / 0.35) * 1.6
    return in_a_room(both_ears(np.asarray(low + dust, np.float32)), 2.5, 0.35)


def click(length: int, rng: Rng) -> Mono:
    return _again(length, stroke("rim"), _every(length, 0.5, 0.02))


def pop(length: int, rng: Rng) -> Mono:
    time = clock(count(0.09))
    rising = np.sin(2 * np.pi * (380 * time + 2600 * time**2)) * np.exp(-time / 0.022)
    return _again(length, np.asarray(rising, np.float32), _every(length, 0.62, 0.04), rng)


def bell(length: int, rng: Rng) -> Stereo:
    return _rung(length, "bell", [(at, 64) for at in _every(length, 1.6, 0.0)], 2.4)


def ding(length: int, rng: Rng) -> Stereo:
    notes = [(at, 84) for at in _every(length, 2.0, 0.0)]
    return _rung(length, "bell", [*notes, *((at + 0.11, 88) for at, _ in notes)], 1.2)


def chime(length: int, rng: Rng) -> Stereo:
    """A run up a pentatonic scale, and what glitters after it."""
    seconds = length / RATE
    run = [(0.055 * index, 79 + pitch) for index, pitch in enumerate((0, 2, 4, 7, 9, 12, 14, 16))]
    late = [
        (float(at), 91 + int(rng.choice([0, 2, 4, 7, 9, 12])))
        for at in np.sort(rng.uniform(0.5, max(0.6, seconds - 0.3), int(seconds * 3)))
    ]
    return _rung(length, "music_box", run + late, 2.2)


def whistle(length: int, rng: Rng) -> Mono:
    """A referee's: a short call, and one that lasts; the pea makes it tremble."""
    made = np.zeros(length, np.float32)
    seconds = length / RATE
    for begin, lasts in ((0.0, 0.18), (0.28, min(1.1, max(0.2, seconds - 0.4)))):
        size = count(lasts)
        time = clock(size)
        pea = 0.5 + 0.5 * np.sin(2 * np.pi * 38 * time)
        edge = np.clip(np.minimum(time, lasts - time) / 0.02, 0, 1)
        tone = sum(np.sin(2 * np.pi * hertz * time + 1.5 * pea) for hertz in (2480, 2710, 5040))
        air = noise(size, rng, band(2000, 6000))
        call = ((0.28 * tone + 0.6 * air) * (0.45 + 0.55 * pea) * edge).astype(np.float32)
        at = count(begin)
        part = call[: max(0, length - at)]
        made[at : at + len(part)] += part
    return made


def beep(length: int, rng: Rng) -> Mono:
    return _again(length, _tone(880, 0.14), _every(length, 0.5, 0.0))


def countdown(length: int, rng: Rng) -> Mono:
    """A beep each second, and a higher, longer one at the last."""
    made = np.zeros(length, np.float32)
    whole = max(1, length // RATE)
    for second in range(whole):
        last = second == whole - 1
        tone = _tone(1320, 0.45) if last and whole > 1 else _tone(660, 0.13)
        part = tone[: length - second * RATE]
        made[second * RATE : second * RATE + len(part)] += part
    return made


def buzzer(length: int, rng: Rng) -> Mono:
    time = clock(min(length, count(0.8)))
    tone = np.sign(np.sin(2 * np.pi * 116 * time)) + np.sign(np.sin(2 * np.pi * 123 * time))
    made = np.zeros(length, np.float32)
    made[: len(time)] = shaped(np.asarray(tone * 0.3, np.float32), band(90, 2600))
    return made


def horn(length: int, rng: Rng) -> Mono:
    time = clock(length).astype(np.float64)
    tone = sum(
        np.sin(2 * np.pi * k * 233 * time + 0.4 * np.sin(2 * np.pi * 4 * time)) / k**0.8
        for k in range(1, 12)
    )
    swell = np.clip(time / 0.08, 0, 1) * (0.85 + 0.15 * wandering(length, rng, 3))
    return np.asarray(tone * swell * 0.25, np.float32)


def drum_roll(length: int, rng: Rng) -> Mono:
    """Strokes that swell, and a crash at the end."""
    seconds = length / RATE
    made = np.zeros(length, np.float32)
    for at in np.arange(0, max(0.1, seconds - 0.35), 0.042):
        level = 0.25 + 0.6 * at / seconds
        _add(made, stroke("snare"), float(at) + float(rng.normal(0, 0.003)), level)
    _add(made, stroke("crash"), max(0.0, seconds - 0.35), 1.0)
    return made


def heartbeat(length: int, rng: Rng) -> Mono:
    made = np.zeros(length, np.float32)
    for at in _every(length, 0.92, 0.0):
        _add(made, stroke("thump"), at, 1.0)
        _add(made, stroke("thump"), at + 0.24, 0.6)
    return made


def footsteps(length: int, rng: Rng) -> Mono:
    return _again(length, stroke("stomp"), _every(length, 0.54, 0.03), rng)


def camera(length: int, rng: Rng) -> Mono:
    """The shutter opens, and closes."""
    made = np.zeros(length, np.float32)
    for at in _every(length, 1.2, 0.0):
        _add(made, stroke("rim"), at, 0.8)
        _add(made, stroke("hat"), at + 0.01, 0.6)
        _add(made, stroke("rim"), at + 0.075, 1.0)
    return made


def typing(length: int, rng: Rng) -> Mono:
    made = np.zeros(length, np.float32)
    at = 0.0
    while at < length / RATE:
        _add(made, stroke("rim"), at, float(rng.uniform(0.4, 1.0)))
        at += float(rng.choice([0.09, 0.11, 0.14, 0.3], p=[0.4, 0.3, 0.2, 0.1]))
    return made


def splash(length: int, rng: Rng) -> Mono:
    """Water that is hit, and the drops that fall back."""
    time = clock(length)
    made = noise(length, rng, band(400, 7000, 1)) * np.exp(-time / 0.22)
    for at in rng.uniform(0.12, max(0.2, length / RATE), int(length / RATE * 14)):
        size = count(0.06)
        hertz = float(rng.uniform(700, 2400))
        tick = clock(size)
        drop = np.sin(2 * np.pi * (hertz * tick + 5000 * tick**2)) * np.exp(-tick / 0.012)
        _add(made, np.asarray(drop, np.float32), float(at), float(rng.uniform(0.05, 0.25)))
    return np.asarray(made, np.float32)


def kick(length: int, rng: Rng) -> Mono:
    made = np.zeros(length, np.float32)
    _add(made, stroke("kick"), 0.0, 1.0)
    _add(made, stroke("stomp"), 0.004, 0.9)
    _add(made, stroke("clap"), 0.006, 0.25)
    return made


def scratch(length: int, rng: Rng) -> Mono:
    """To and fro, as a pencil or a needle."""
    time = clock(length)
    swing = np.abs(np.sin(2 * np.pi * 2.7 * time)) ** 0.6 * (0.4 + 0.6 * wandering(length, rng, 2))
    return np.asarray(noise(length, rng, band(1800, 8000)) * swing, np.float32)


def _tone(hertz: float, seconds: float) -> Mono:
    time = clock(count(seconds))
    edge = np.clip(np.minimum(time, seconds - time) / 0.008, 0, 1)
    tone = np.sin(2 * np.pi * hertz * time) + 0.25 * np.sin(4 * np.pi * hertz * time)
    return np.asarray(tone * edge * 0.5, np.float32)


def _every(length: int, seconds: float, begin: float) -> list[float]:
    return [float(at) for at in np.arange(begin, max(length / RATE - 0.05, begin + 0.01), seconds)]


def _again(length: int, sound: Mono, times: Iterable[float], rng: Rng | None = None) -> Mono:
    """The sound at those times; with `rng`, never quite as loud as before."""
    made = np.zeros(length, np.float32)
    for at in times:
        _add(made, sound, at, 1.0 if rng is None else float(rng.uniform(0.6, 1.0)))
    return made


def _add(made: Mono, sound: Mono, at: float, level: float) -> None:
    begin = max(0, count(at))
    part = sound[: max(0, len(made) - begin)]
    made[begin : begin + len(part)] += part * np.float32(level)


def _rung(length: int, name: str, notes: Iterable[tuple[float, int]], room: float) -> Stereo:
    made = np.zeros((length, 2), np.float32)
    for index, (at, pitch) in enumerate(notes):
        left, right = note(name, pitch, count(2.5), 0.9)
        across = np.array([1.0, 0.7] if index % 2 else [0.7, 1.0], np.float32)
        laid_in(made, np.stack([left, right], 1) * across, count(at))
    return in_a_room(made, room, 0.3)
