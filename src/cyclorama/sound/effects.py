"""Effects: short sounds of things and places, made from noise and tones."""

import re
import zlib
from collections.abc import Callable

import numpy as np

from cyclorama.sound import places, things
from cyclorama.sound.loudness import TARGET, levelled
from cyclorama.sound.samples import Mono, Stereo, count, faded, laid_in

UNKNOWN = "No sound that is known here was named, so it is a whoosh. Name one, such as: {some}."
LASTING = frozenset({
    "applause", "birds", "cheer", "crowd", "engine", "fire", "fireworks", "rain", "traffic",
    "waves", "wind",
})  # fmt: skip
"""What goes on and on: of a long one so much is made, and played again."""

ROUND, SEAM = 16.0, 1.5  # seconds that are made, and in which one round goes over into the next
PAST = 0.02  # seconds in which a sound begins and ends

Made = Callable[[int, np.random.Generator], Stereo | Mono]

EFFECTS: dict[str, Made] = {
    "whoosh": things.whoosh,
    "click": things.click,
    "bell": things.bell,
    "chime": things.chime,
    "whistle": things.whistle,
    "engine": places.engine,
    "wind": places.wind,
    "rain": places.rain,
    "thunder": places.thunder,
    "waves": places.waves,
    "fire": places.fire,
    "birds": places.birds,
    "crowd": places.crowd,
    "cheer": places.cheer,
    "applause": places.applause,
    "traffic": places.traffic,
    "boom": things.boom,
    "riser": things.riser,
    "pop": things.pop,
    "ding": things.ding,
    "beep": things.beep,
    "countdown": things.countdown,
    "buzzer": things.buzzer,
    "horn": things.horn,
    "drum roll": things.drum_roll,
    "heartbeat": things.heartbeat,
    "footsteps": things.footsteps,
    "camera": things.camera,
    "typing": things.typing,
    "splash": things.splash,
    "kick": things.kick,
    "fireworks": places.fireworks,
    "scratch": things.scratch,
}
"""By name: each makes so many samples."""

_WORDS = {
    "whoosh": "whoosh(es)?|swoosh|swish|sweep|transition",
    "click": "clicks?|tap|switch|button|snap",
    "bell": "bells?|church|toll",
    "chime": "chimes?|sparkles?|magic(al)?|twinkle|shimmer|glitter",
    "whistle": "whistles?|referee",
    "engine": "engines?|motor(cycle|bike)?|race car|car|revving|vroom",
    "wind": "winds?|breeze|blizzard|gust|arctic",
    "rain": "rain(ing|fall)?|drizzle|shower",
    "thunder": "thunder|storm|lightning",
    "waves": "waves?|ocean|sea|beach|surf",
    "fire": "fire|flames?|campfire|burning|crackl\\w+",
    "birds": "birds?|birdsong|chirp\\w*|jungle|forest|garden",
    "crowd": "crowds?|murmur|chatter|people|stadium|mall|restaurant",
    "cheer": "cheer(s|ing)?|goal|fans|hooray|roar",
    "applause": "applause|clap(s|ping)?|ovation",
    "traffic": "traffic|city|street|road",
    "boom": "boom|explosion|impact|blast|hit|thud|slam",
    "riser": "riser|build ?-?up|tension|suspense",
    "pop": "pop|bubbles?|cork|squish\\w*",
    "ding": "ding|notification|correct|success|coin",
    "beep": "beeps?|alarm|timer|radar",
    "countdown": "countdown|count down|three two one|3 2 1",
    "buzzer": "buzzer|wrong|error",
    "horn": "horns?|honk|vuvuzela|klaxon|siren",
    "drum roll": "drum ?-?roll|drums?",
    "heartbeat": "heart ?-?beat|heart|pulse",
    "footsteps": "foot ?-?steps?|steps|walk(s|ing)?",
    "camera": "camera|shutter|photo|snapshot",
    "typing": "typing|keyboard|typewriter",
    "splash": "splash|water|drop|brush\\w*|pour\\w*",
    "kick": "kicks?|ball|punch|bat",
    "fireworks": "fireworks?|new year",
    "scratch": "scratch|record|pencil|sketch\\w*|draw\\w*",
}


def named_effects(words: str) -> list[str]:
    """The effects that the words name, in the order of the words; three at most."""
    spoken = " ".join(words.lower().split())
    found = [
        (match.start(), name)
        for name, pattern in _WORDS.items()
        if (match := re.search(rf"\b({pattern})\b", spoken))
    ]
    return [name for _, name in sorted(found)][:3]


def make_effect(words: str, seconds: float, seed: int = 0) -> tuple[Stereo, str, tuple[str, ...]]:
    """So many seconds of what the words name, together where they name several; what it is; and
    remarks. The same arguments give the same samples."""
    names = named_effects(words)
    remarks: tuple[str, ...] = ()
    if not names:
        names = ["whoosh"]
        remarks = (UNKNOWN.format(some=", ".join(sorted(EFFECTS)[:8])),)
    length = count(seconds)
    total = np.zeros((length, 2), np.float32)
    for name in names:
        rng = np.random.default_rng(zlib.crc32(f"{name} {seed}".encode()))
        total += _made(name, length, rng)
    edge = min(PAST, seconds / 4)
    return levelled(faded(total, 0.001, edge)), ", ".join(names), remarks


def _made(name: str, length: int, rng: np.random.Generator) -> Stereo:
    lasting = name in LASTING and length > count(ROUND)
    made = EFFECTS[name](count(ROUND) if lasting else length, rng)
    stereo = levelled(made if made.ndim == 2 else np.stack([made, made], 1), TARGET - 2)
    return _again_and_again(stereo, length) if lasting else stereo


def _again_and_again(once: Stereo, length: int) -> Stereo:
    """The sound over and over, its end under its beginning, equally loud all the while."""
    seam = count(SEAM)
    step = len(once) - seam
    turn = np.linspace(0, np.pi / 2, seam, dtype=np.float32)[:, None]
    within = once.copy()
    within[-seam:] *= np.cos(turn)
    later = within.copy()
    later[:seam] *= np.sin(turn)
    made = np.zeros((length, 2), np.float32)
    for begin in range(0, length, step):
        laid_in(made, later if begin else within, begin)
    return made
