"""The sounds of places: what goes on all the while, in so many samples."""

import numpy as np

from cyclorama.sound.drums import stroke
from cyclorama.sound.samples import RATE, Mono, Stereo, both_ears, clock, count, laid_in
from cyclorama.sound.spectrum import band, in_a_room, noise, peaks, shaped, wandering

Rng = np.random.Generator

_VOWELS = (
    peaks((700, 130, 1.0), (1150, 150, 0.6), (2600, 250, 0.25)),  # a
    peaks((480, 110, 1.0), (880, 120, 0.5), (2500, 250, 0.2)),  # o
    peaks((330, 90, 1.0), (2100, 220, 0.45), (2900, 260, 0.3)),  # i
    peaks((560, 120, 1.0), (1750, 180, 0.5), (2500, 250, 0.25)),  # e
)


def wind(length: int, rng: Rng) -> Stereo:
    """Gusts: the harder it blows, the higher it sounds."""
    ears = []
    force = wandering(length, rng, 0.5)
    for _ in range(2):
        own = np.clip(0.8 * force + 0.2 * wandering(length, rng, 0.9), 0, 1)
        low = noise(length, rng, band(60, 420))
        high = noise(length, rng, peaks((640, 90, 1.0), (1250, 160, 0.5)))
        ears.append(low * (0.35 + 0.65 * own) + high * own**2 * 0.8)
    return np.stack(ears, 1).astype(np.float32)


def rain(length: int, rng: Rng) -> Stereo:
    ears = []
    for _ in range(2):
        made = noise(length, rng, band(900, 11000, 1)) * np.float32(0.45)
        drops = np.zeros(length, np.float32)
        places = rng.integers(0, max(1, length - 200), int(length / RATE * 220))
        tick = np.exp(-np.arange(160, dtype=np.float32) / 22)
        for place in places:
            drops[place : place + 160] += tick * np.float32(rng.normal(0, 0.5))
        ears.append(made + drops)
    return np.stack(ears, 1)


def thunder(length: int, rng: Rng) -> Stereo:
    time = clock(length)
    rolls = np.zeros(length, np.float32)
    for at, level, lasts in ((0.1, 1.0, 1.1), (0.7, 0.6, 1.4), (1.6, 0.4, 1.8)):
        late = np.maximum(time - np.float32(at), 0)
        rolls += np.float32(level) * (late > 0) * np.exp(-late / np.float32(lasts))
    rumble = noise(length, rng, band(28, 190, 1)) * rolls * (0.5 + wandering(length, rng, 6))
    crack = noise(length, rng, band(500, 6000, 1)) * np.exp(-np.abs(time - 0.1) / 0.05) * 0.8
    return in_a_room(both_ears((rumble + crack).astype(np.float32)), 3.5, 0.4)


def waves(length: int, rng: Rng) -> Stereo:
    time = clock(length)
    ears = []
    for late in (0.0, 0.35):
        swell = np.clip(np.sin(2 * np.pi * (time / 5.2 - late / 5.2)), 0, 1) ** 1.5
        foam = noise(length, rng, band(900, 8000, 1)) * swell
        deep = noise(length, rng, band(60, 600)) * (0.35 + 0.65 * swell)
        ears.append(0.7 * foam + deep)
    return np.stack(ears, 1).astype(np.float32)


def fire(length: int, rng: Rng) -> Stereo:
    base = noise(length, rng, band(60, 900)) * (0.4 + 0.6 * wandering(length, rng, 3)) * 0.6
    made = both_ears(base.astype(np.float32))
    for at in rng.uniform(0, length / RATE, int(length / RATE * 16)):
        size = count(float(rng.uniform(0.004, 0.02)))
        crack = noise(size, rng, band(1200, 9000)) * np.exp(-np.arange(size) / (size / 4))
        laid_in(made, both_ears(crack.astype(np.float32), float(rng.uniform(-0.7, 0.7))),
                count(float(at)), float(rng.uniform(0.4, 2.2)))  # fmt: skip
    return made


def birds(length: int, rng: Rng) -> Stereo:
    """Three birds, each with its own call and place, over a little air."""
    made = both_ears(noise(length, rng, band(2000, 9000, 1)) * np.float32(0.03))
    for across in (-0.7, 0.1, 0.8):
        pitch, turns = float(rng.uniform(2300, 4200)), int(rng.integers(2, 6))
        at = float(rng.uniform(0, 0.8))
        while at < length / RATE:
            for turn in range(turns):
                time = clock(count(0.09))
                bend = float(rng.uniform(-0.3, 0.5))
                phase = 2 * np.pi * pitch * (time + bend * time**2 / 0.18)
                shape = np.sin(np.pi * time / 0.09) ** 2
                call = np.asarray(np.sin(phase) * shape * 0.3, np.float32)
                laid_in(made, both_ears(call, across), count(at + turn * 0.12))
            at += turns * 0.12 + float(rng.uniform(0.5, 1.6))
    return in_a_room(made, 1.4, 0.25)


def crowd(length: int, rng: Rng) -> Stereo:
    """Many who talk at once."""
    return in_a_room(_voices(length, rng, 26, (95, 230), 3.2), 1.6, 0.3)


def cheer(length: int, rng: Rng) -> Stereo:
    """Many who call out at once, and clap: it swells and slowly dies away."""
    time = clock(length)
    seconds = length / RATE
    made = _voices(length, rng, 34, (170, 420), 1.4)
    roar = noise(length, rng, peaks((750, 300, 1.0), (1400, 500, 0.6), (2800, 900, 0.25)))
    made += both_ears(roar) * np.float32(1.2)
    made += applause(length, rng) * np.float32(0.35)
    for _ in range(max(1, int(seconds / 2))):
        begin = float(rng.uniform(0.2, max(0.3, seconds - 0.6)))
        tick = clock(count(0.5))
        phase = 2 * np.pi * (1500 * tick + 900 * np.sin(np.pi * tick / 0.5) * 0.16)
        shape = np.sin(np.pi * tick / 0.5)
        call = np.asarray(np.sin(phase) * shape * 0.12, np.float32)
        laid_in(made, both_ears(call, float(rng.uniform(-0.8, 0.8))), count(begin))
    swell = np.clip(time / 0.35, 0, 1) * (0.55 + 0.45 * np.exp(-time / max(1.5, seconds / 2)))
    return in_a_room(np.asarray(made * swell[:, None], np.float32), 2.2, 0.4)


def applause(length: int, rng: Rng) -> Stereo:
    """Many hands; each claps in a rhythm of its own."""
    made = np.zeros((length, 2), np.float32)
    seconds = length / RATE
    claps = [
        (noise(size, rng, band(low, 3.2 * low)) * np.exp(-np.arange(size) / (size / 5))).astype(
            np.float32
        )
        for low in (700, 900, 1150, 1400)
        for size in (count(0.022), count(0.03))
    ]
    for _ in range(45):
        across, level = float(rng.uniform(-0.9, 0.9)), float(rng.uniform(0.25, 1.0))
        rhythm, clap = float(rng.uniform(0.19, 0.3)), claps[int(rng.integers(len(claps)))]
        sound = both_ears(clap, across)
        at = float(rng.uniform(0, 0.35))
        while at < seconds:
            laid_in(made, sound, count(at), level * float(rng.uniform(0.6, 1.0)))
            at += rhythm + float(rng.normal(0, 0.018))
    return in_a_room(made, 1.4, 0.3)


def traffic(length: int, rng: Rng) -> Stereo:
    made = both_ears(noise(length, rng, band(50, 500, 1)) * np.float32(0.6))
    time = clock(length)
    for at in np.arange(0.5, max(1.0, length / RATE), 2.7):
        near = np.exp(-(((time - np.float32(at)) / 0.9) ** 2))
        tyre = noise(length, rng, band(300, 3000, 1)) * near
        side = np.clip((time - np.float32(at)) / 1.2, -1, 1) * (1 if rng.random() > 0.5 else -1)
        made[:, 0] += tyre * (1 - side) / 2
        made[:, 1] += tyre * (1 + side) / 2
    return made


def engine(length: int, rng: Rng) -> Mono:
    """A motor that is revved: its firing follows the throttle."""
    time = np.linspace(0, 1, length)
    throttle = 0.25 + 0.75 * np.clip(np.sin(np.pi * (time * 2.6 % 1)), 0, 1) ** 0.7
    hertz = 34 + 96 * throttle + 2 * wandering(length, rng, 9)
    phase = 2 * np.pi * np.cumsum(hertz) / RATE
    tone = sum(
        np.sin(k * phase + 0.6 * np.sin(phase / 2)) / k**0.9 for k in (0.5, 1, 1.5, 2, 3, 4, 6, 8)
    )
    air = noise(length, rng, band(120, 2800, 1)) * (1 + np.sin(phase)) * 0.5
    return np.asarray(np.tanh(0.7 * tone) * 0.5 + air * throttle, np.float32)


def fireworks(length: int, rng: Rng) -> Stereo:
    made = np.zeros((length, 2), np.float32)
    at = 0.1
    while at < length / RATE:
        across = float(rng.uniform(-0.8, 0.8))
        time = clock(count(0.5))
        rise = np.sin(2 * np.pi * (900 * time + 1400 * time**2)) * time * 0.25
        laid_in(made, both_ears(rise.astype(np.float32), across), count(at))
        laid_in(made, both_ears(stroke("thump"), across), count(at + 0.55), 1.6)
        burst = clock(count(1.1))
        crackle = noise(len(burst), rng, band(1500, 12000)) * np.exp(-burst / 0.4)
        crackle *= rng.random(len(burst)) > 0.93
        laid_in(made, both_ears(crackle.astype(np.float32), across), count(at + 0.62), 2.0)
        at += float(rng.uniform(0.5, 1.1))
    return in_a_room(made, 2.6, 0.35)


def _voices(
    length: int, rng: Rng, many: int, hertz: tuple[float, float], syllables: float
) -> Stereo:
    """So many voices that say nothing: a tone through the resonances of vowels, in syllables."""
    vowels = [np.zeros((length, 2), np.float32) for _ in _VOWELS]
    for _ in range(many):
        pitch = float(rng.uniform(*hertz)) * (1 + 0.25 * (wandering(length, rng, 1.5) - 0.5))
        phase = np.cumsum(pitch) / RATE + float(rng.random())
        tone = (2 * (phase % 1) - 1) * 0.4
        beat = wandering(length, rng, syllables * float(rng.uniform(0.8, 1.3)))
        voiced = both_ears(np.asarray(tone * beat**2, np.float32), float(rng.uniform(-0.9, 0.9)))
        first, second = rng.choice(len(_VOWELS), 2, replace=False)
        turn = wandering(length, rng, syllables)[:, None]
        vowels[first] += voiced * turn
        vowels[second] += voiced * (1 - turn)
    return _spoken(vowels)


def _spoken(vowels: list[Stereo]) -> Stereo:
    made = np.zeros_like(vowels[0])
    for vowel, sound in zip(_VOWELS, vowels, strict=True):
        for ear in range(2):
            made[:, ear] += shaped(np.ascontiguousarray(sound[:, ear]), vowel)
    return made
