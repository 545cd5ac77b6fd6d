"""How a subject moves in each act: gestures over time. Pure.

A puppet's movement: the cut-out is shifted, turned, stretched and bent as one piece. Every act
begins and ends at rest, so that a clip begins with its still, except `RISE`, which ends with it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import cos, pi, sin

from cyclorama.video.act import Act

SWELL = 0.5  # seconds in which a movement sets in, and in which it dies away
TOGETHER = 0.06  # of a jump's height: how far knees bend before it


@dataclass(frozen=True)
class Gesture:
    """How a subject differs from its still.

    across, up: in heights of the subject. turn: degrees clockwise, about its foot. wide, high:
    factors, from its foot; a negative `wide` mirrors it. bend: how far its top leans to the
    right, in its heights, growing with the square of the height. head: the same for the upper
    third alone.
    """

    across: float = 0.0
    up: float = 0.0
    turn: float = 0.0
    wide: float = 1.0
    high: float = 1.0
    bend: float = 0.0
    head: float = 0.0


REST = Gesture()


def gesture(act: Act, time: float, length: float) -> Gesture:
    """At `time` seconds of an act that takes `length` seconds."""
    if act is Act.STILL:
        return REST
    swell = min(1.0, time / SWELL, (length - time) / SWELL)
    return _ACTS[act](time, length, _ease(max(0.0, swell)))


def _wave(time: float, per_second: float) -> float:
    return sin(2 * pi * per_second * time)


def _ease(part: float) -> float:
    part = min(1.0, max(0.0, part))
    return part * part * (3 - 2 * part)


def _hop(time: float, per_second: float) -> float:
    """0 on the ground, 1 at the top of a hop."""
    return abs(sin(pi * per_second * time))


def _sway(time: float, length: float, swell: float) -> Gesture:
    return Gesture(bend=0.035 * swell * _wave(time, 0.5), across=0.01 * swell * _wave(time, 0.5))


def _nod(time: float, length: float, swell: float) -> Gesture:
    return Gesture(head=0.11 * swell * _wave(time, 1.7), turn=0.6 * swell * _wave(time, 0.85))


def _talk(time: float, length: float, swell: float) -> Gesture:
    said = 0.6 * _wave(time, 2.3) + 0.4 * _wave(time, 3.7)
    return Gesture(
        head=0.016 * swell * _wave(time, 0.7),
        bend=0.012 * swell * _wave(time, 0.35),
        high=1 + 0.007 * swell * said,
    )


def _breathe(time: float, length: float, swell: float) -> Gesture:
    breath = (1 - cos(2 * pi * 0.4 * time)) / 2
    return Gesture(high=1 + 0.016 * swell * breath, wide=1 + 0.006 * swell * breath)


def _bounce(time: float, length: float, swell: float) -> Gesture:
    hop = _hop(time, 1.6)
    return Gesture(up=0.05 * swell * hop, high=1 + swell * (0.04 * hop - 0.02), wide=1)


def _cheer(time: float, length: float, swell: float) -> Gesture:
    hop = _hop(time, 1.3)
    return Gesture(
        up=0.09 * swell * hop,
        high=1 + swell * 0.03 * hop,
        bend=0.03 * swell * _wave(time, 0.65),
        turn=2.0 * swell * _wave(time, 0.65),
    )


def _dance(time: float, length: float, swell: float) -> Gesture:
    facing = _turned_about(time, every=1.5)
    return Gesture(
        across=0.10 * swell * _wave(time, 0.5),
        up=0.06 * swell * _hop(time, 2.0),
        turn=7.0 * swell * _wave(time, 1.0),
        wide=facing,
        high=1 - 0.07 * swell * (1 - _hop(time, 2.0)),
        bend=0.10 * swell * _wave(time, 1.0),
    )


def _turned_about(time: float, every: float) -> float:
    """1 or -1, turning about quickly after each `every` seconds."""
    turns, since = divmod(time, every)
    now = 1.0 if int(turns) % 2 == 0 else -1.0
    quick = min(1.0, since / 0.2)
    return now if turns == 0 else -now + 2 * now * _ease(quick)


def _moonwalk(time: float, length: float, swell: float) -> Gesture:
    """Backwards over the floor and back, leaning into it, a heel at a time."""
    return Gesture(
        across=-0.32 * sin(2 * pi * time / length),
        up=0.008 * swell * _hop(time, 3.0),
        turn=-5.0 * swell * cos(2 * pi * time / length),
        bend=-0.05 * swell * cos(2 * pi * time / length) + 0.012 * swell * _wave(time, 3.0),
    )


def _walk(time: float, length: float, swell: float) -> Gesture:
    nearer = 1 + 0.16 * _ease(time / length)
    return Gesture(
        up=0.014 * swell * _hop(time, 1.8),
        turn=1.2 * swell * _wave(time, 0.9),
        bend=0.02 * swell * _wave(time, 0.9),
        wide=nearer,
        high=nearer,
    )


def _run(time: float, length: float, swell: float) -> Gesture:
    return Gesture(
        across=0.22 * sin(2 * pi * time / length),
        up=0.045 * swell * _hop(time, 3.2),
        turn=5.0 * swell * cos(2 * pi * time / length) + 1.5 * swell * _wave(time, 1.6),
        bend=0.03 * swell * _wave(time, 1.6),
    )


def _jump(time: float, length: float, swell: float) -> Gesture:
    """Two seconds each: knees together, up, down, and a little give on landing."""
    phase = (time % 2.0) / 2.0
    if phase < 0.25 or phase > 0.75:
        give = sin(pi * (phase % 0.25) / 0.25)
        return Gesture(high=1 - 2 * TOGETHER * swell * give, wide=1 + TOGETHER * swell * give)
    up = sin(2 * pi * (phase - 0.25))
    return Gesture(up=0.22 * swell * up, high=1 + 0.04 * swell * up)


def _kick(time: float, length: float, swell: float) -> Gesture:
    """Draw back, then into the ball, once in two and a half seconds."""
    phase = (time % 2.5) / 2.5
    back = sin(pi * phase / 0.4) if phase < 0.4 else 0.0
    forth = sin(pi * (phase - 0.4) / 0.6) if phase >= 0.4 else 0.0
    return Gesture(
        across=swell * (0.08 * forth - 0.04 * back),
        turn=swell * (9.0 * forth - 7.0 * back),
        bend=swell * (0.07 * back - 0.05 * forth),
        up=0.03 * swell * forth,
    )


def _spin(time: float, length: float, swell: float) -> Gesture:
    """Once round, seen from the same side twice: what is written on it stays readable."""
    return Gesture(wide=max(0.03, abs(cos(2 * pi * _ease(time / length)))))


def _float(time: float, length: float, swell: float) -> Gesture:
    return Gesture(
        across=0.05 * swell * _wave(time, 0.17),
        up=0.05 * swell * (1 - cos(2 * pi * 0.25 * time)),
        turn=5.0 * swell * _wave(time, 0.2),
    )


def _squash(time: float, length: float, swell: float) -> Gesture:
    pressed = (1 - cos(2 * pi * 0.8 * time)) / 2
    return Gesture(
        high=1 - 0.22 * swell * pressed,
        wide=1 + 0.20 * swell * pressed,
        bend=0.03 * swell * _wave(time, 1.6),
    )


def _shake(time: float, length: float, swell: float) -> Gesture:
    left = length - time
    if not 0.3 < left < 1.2:
        return REST
    snap = sin(pi * (left - 0.3) / 0.9)
    return Gesture(across=0.02 * snap * _wave(time, 9), high=1 + 0.05 * snap, wide=1 + 0.05 * snap)


def _rise(time: float, length: float, swell: float) -> Gesture:
    """From lying flat to standing, in the first half."""
    risen = _ease(time / (0.55 * length))
    return Gesture(high=max(0.02, risen), wide=1, bend=0.10 * (1 - risen) * _wave(time, 0.8))


_ACTS: dict[Act, Callable[[float, float, float], Gesture]] = {
    Act.SWAY: _sway,
    Act.NOD: _nod,
    Act.TALK: _talk,
    Act.BREATHE: _breathe,
    Act.BOUNCE: _bounce,
    Act.CHEER: _cheer,
    Act.DANCE: _dance,
    Act.MOONWALK: _moonwalk,
    Act.WALK: _walk,
    Act.RUN: _run,
    Act.JUMP: _jump,
    Act.KICK: _kick,
    Act.SPIN: _spin,
    Act.FLOAT: _float,
    Act.SQUASH: _squash,
    Act.SHAKE: _shake,
    Act.RISE: _rise,
}
