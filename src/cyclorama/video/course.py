"""The way a camera takes: a motion as one view for each frame.

Views between two allowed ones are allowed too, because zoom is interpolated by its logarithm
and shifts in step with it: it is enough to hold the far end of a move within its room.
"""

from dataclasses import replace
from math import cos, exp, log, pi, sin

from cyclorama.video.format import FPS
from cyclorama.video.motion import Motion, Move
from cyclorama.video.subject import Span
from cyclorama.video.view import Room, View

# The far ends at strength 1.
ZOOM = log(1.25)  # more shows the picture's own pixels
PAN = 0.10  # of the frame, where room must be made by zooming in
LONG_PAN = 0.35  # of the frame, where the picture goes on beyond it
ROOM_TO_DRAW_BACK = 0.95  # the smallest zoom that must fit, or a camera has to come closer first
CLOSER_UNTIL = 0.3  # of the clip
CLOSER_BY_PANNING = 1.3  # the most that a pan zooms in to make room
ORBIT_PUSH = log(1.07)
BREATH, BREATH_SECONDS = log(1.045), 4.0
WALK_PUSH = log(1.16)
GAIT_PER_SECOND = 0.9  # left and right: a runway walk takes 1.8 steps a second
GAIT_ACROSS, GAIT_DOWN = 0.014, 0.006  # of the frame
AIR = 0.02  # of the frame, left above a head when the camera comes closer
GAIT_STARTS = 0.6  # seconds in which the gait swells from standing

_ACROSS = {Move.PAN_LEFT: -1.0, Move.PAN_RIGHT: 1.0}
_DOWN = {Move.TILT_UP: -1.0, Move.TILT_DOWN: 1.0}
_ZOOM = {
    Move.PUSH_IN: ZOOM,
    Move.PULL_OUT: -ZOOM,
    Move.ORBIT_LEFT: ORBIT_PUSH,
    Move.ORBIT_RIGHT: ORBIT_PUSH,
    Move.SWAY: WALK_PUSH,
}
_TURN = {Move.ORBIT_LEFT: -1.0, Move.ORBIT_RIGHT: 1.0}


def course(motion: Motion, frames: int, room: Room, subject: Span | None = None) -> list[View]:
    """One view for each frame; the first is that of the first frame, `View()`. `subject` is what
    a camera that comes closer looks at.

    A loop's last view is one step before its first, so that playing on never pauses.
    """
    end = far_end(motion, room, subject)
    turn = motion.strength * sum(_TURN.get(move, 0.0) for move in motion.moves)
    views = []
    for index in range(frames):
        if motion.loop:
            time = index / frames
            way, turned = (1 - cos(2 * pi * time)) / 2, sin(2 * pi * time)
        else:
            time = index / max(1, frames - 1)
            way = turned = ease(time)
        zoom = end.zoom**way
        if begins_closer(motion, room):
            zoom *= exp(motion.strength * ZOOM * (way if motion.loop else _closer_first(time)))
        view = View(zoom=zoom, across=end.across * way, down=end.down * way, turn=turn * turned)
        if Move.BREATHE in motion.moves:
            view = _breathing(view, time, motion.strength, frames)
        if Move.SWAY in motion.moves:
            view = _swaying(view, time, motion, frames)
        views.append(view)
    return views


def ease(time: float) -> float:
    """Smoothstep: starts and ends at rest. 0 to 1."""
    return time * time * (3 - 2 * time)


def begins_closer(motion: Motion, room: Room) -> bool:
    """Whether a camera that is to draw back cannot, because there is nothing beyond the frame."""
    return Move.PULL_OUT in motion.moves and room.widest > ROOM_TO_DRAW_BACK


def _closer_first(time: float) -> float:
    """0 at both ends, 1 where the camera turns to draw back for the rest of the clip."""
    if time < CLOSER_UNTIL:
        return ease(time / CLOSER_UNTIL)
    return 1 - ease((time - CLOSER_UNTIL) / (1 - CLOSER_UNTIL))


def far_end(motion: Motion, room: Room, subject: Span | None = None) -> View:
    """Where the camera's own moves lead, all at once, within the room there is."""
    strength = motion.strength
    zoom = exp(strength * sum(_ZOOM.get(move, 0.0) for move in motion.moves))
    if begins_closer(motion, room):
        zoom *= exp(strength * ZOOM)
    across = sum(_ACROSS.get(move, 0.0) for move in motion.moves)
    down = sum(_DOWN.get(move, 0.0) for move in motion.moves)
    across *= _reach(strength, room.right if across > 0 else room.left)
    down *= _reach(strength, room.bottom if down > 0 else room.top)
    beyond = max(across - room.right, -across - room.left, down - room.bottom, -down - room.top)
    if beyond > 0:
        zoom = max(zoom, min(1 / (1 - 2 * min(beyond, 0.45)), CLOSER_BY_PANNING))
    if subject is not None and zoom > 1 and not down:
        down = _upon(subject, zoom)
    return room.hold(View(zoom=zoom, across=across, down=down))


def _upon(subject: Span, zoom: float) -> float:
    """How far down to look at that zoom to see the whole subject, or at least its head."""
    half = 0.5 / zoom
    least, most = subject.bottom + AIR - 0.5 - half, subject.top - AIR - 0.5 + half
    return min(max(0.0, least), most)


def _reach(strength: float, room: float) -> float:
    return strength * max(PAN, min(room, LONG_PAN))


def _breathing(view: View, time: float, strength: float, frames: int) -> View:
    breaths = max(1, round(frames / FPS / BREATH_SECONDS))
    swell = (1 - cos(2 * pi * breaths * time)) / 2
    return replace(view, zoom=view.zoom * exp(strength * BREATH * swell))


def _swaying(view: View, time: float, motion: Motion, frames: int) -> View:
    """The weight goes from foot to foot; the head is highest over each foot, twice a cycle."""
    cycles = max(1, round(GAIT_PER_SECOND * frames / FPS))
    turn = 2 * pi * cycles * time
    started = 1.0 if motion.loop else ease(min(1.0, time * frames / FPS / GAIT_STARTS))
    size = motion.strength * started
    return replace(
        view,
        sway=size * GAIT_ACROSS * sin(turn),
        bob=size * GAIT_DOWN * (1 - cos(2 * turn)) / 2,
    )
