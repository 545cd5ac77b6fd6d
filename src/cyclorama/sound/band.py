"""Play a score: notes and strokes into sound, each part at its place in the room."""

from collections import defaultdict

import numpy as np

from cyclorama.sound.drums import stroke
from cyclorama.sound.instruments import note
from cyclorama.sound.samples import RATE, Stereo, both_ears, clock, count, laid_in
from cyclorama.sound.score import Score
from cyclorama.sound.spectrum import in_a_room

# How loud a part is, and where it is heard: -1 left, 1 right.
PARTS = {
    "bass": (0.62, 0.0),
    "chords": (0.34, -0.2),
    "arpeggio": (0.42, 0.25),
    "pad": (0.22, 0.0),
    "lead": (0.52, 0.05),
}
DRUMS = {
    "kick": (0.95, 0.0), "thump": (0.9, 0.0), "stomp": (0.8, 0.0), "snare": (0.6, 0.05),
    "brush": (0.5, 0.05), "clap": (0.55, -0.05), "hat": (0.28, 0.35), "open": (0.3, 0.35),
    "ride": (0.34, -0.35), "crash": (0.4, -0.3), "tom": (0.6, 0.25), "low_tom": (0.7, -0.25),
    "rim": (0.4, 0.2), "shaker": (0.35, -0.4), "tambourine": (0.32, 0.4), "conga": (0.6, 0.3),
    "timpani": (0.8, -0.15), "ting": (0.3, 0.3),
}  # fmt: skip
DRY = frozenset({"bass", "kick", "thump", "sub"})  # low notes in a room turn to mud
PUMP = 0.55  # how far everything gives way to the kick
PUMPED = 0.22  # seconds until it is back


def play(score: Score, length: int, room: tuple[float, float], force: float, pump: bool) -> Stereo:
    """So many samples of the piece; what rings on after it is cut off there."""
    step = 60 / score.tempo / 4
    parts: dict[str, Stereo] = defaultdict(lambda: np.zeros((length, 2), np.float32))
    for played in score.notes:
        left, right = note(
            played.instrument,
            played.pitch,
            count(played.length * step),
            round(min(1.0, played.force * (0.55 + 0.6 * force)), 2),
        )
        laid_in(parts[played.part], np.stack([left, right], 1), count(played.begin * step))
    for hit in score.strokes:
        level, across = DRUMS[hit.drum]
        part = parts["low drums" if hit.drum in DRY else "drums"]
        sound = both_ears(stroke(hit.drum), across)
        laid_in(part, sound, count(hit.begin * step), level * hit.force)
    pumped = _pump(score, step, length) if pump else None
    dry, wet = np.zeros((length, 2), np.float32), np.zeros((length, 2), np.float32)
    for name, part in parts.items():
        gain, across = PARTS.get(name, (0.75 + 0.35 * force, 0.0))
        leaning = np.array([1 - max(0, across), 1 + min(0, across)], np.float32)
        part *= leaning * np.float32(gain)
        if pumped is not None and "drums" not in name:
            part *= pumped[:, None]
        (dry if name in ("bass", "low drums") else wet)[:] += part
    return np.asarray(dry + in_a_room(wet, *room))


def _pump(score: Score, step: float, length: int) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    gain = np.ones(length, np.float32)
    dip = 1 - PUMP * np.exp(-clock(RATE // 2) / np.float32(PUMPED / 2))
    for hit in score.strokes:
        at = count(hit.begin * step)
        if hit.drum == "kick" and at < length:
            end = min(length, at + len(dip))
            gain[at:end] = np.minimum(gain[at:end], dip[: end - at])
    return gain
