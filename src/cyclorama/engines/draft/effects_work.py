"""Named effects on clips and stills, in the draft engine's child processes."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain, islice
from math import ceil
from pathlib import Path

from cyclorama.engines.draft.video_work import frame_of
from cyclorama.engines.draft.work import MADE_BY
from cyclorama.engines.effects import Effect, EffectRequest, EffectResult
from cyclorama.imaging.canvas import Size
from cyclorama.imaging.provenance import DigitalSource, Provenance
from cyclorama.kit.pool import report
from cyclorama.media.clips import measure
from cyclorama.media.kinds import Medium, medium_of
from cyclorama.video.clip import clip_of
from cyclorama.video.colour import Planes, as_planes, to_rgb
from cyclorama.video.effects import Frames, boomerang, looped, slowed
from cyclorama.video.encoder import encode
from cyclorama.video.fitting import framed, within
from cyclorama.video.format import FPS, frame_count
from cyclorama.video.motion import Motion, Move
from cyclorama.video.reel import look_at
from cyclorama.video.repeat import repeated

STOPS_AT = 0.4  # of the result: where time stands still
CYCLE_SECONDS = 5.0  # of a still that is made to loop
SILENT = "The sound of the clip was left out: it cannot follow this effect."
FADED = "The end of the clip was faded into its beginning, because it did not lead on to it."
STOPPED = {
    Effect.FREEZE: Motion(moves=(Move.PUSH_IN,), strength=0.5),
    Effect.BULLET_TIME: Motion(moves=(Move.ORBIT_RIGHT,), strength=1.0),
}
PROVENANCE = Provenance(source=DigitalSource.COMPOSITE, made_by=MADE_BY)


@dataclass(frozen=True)
class _Footage:
    """What the effect is laid on. count: its frames."""

    path: Path
    size: Size
    count: int
    has_sound: bool
    still: bool

    def frames(self) -> Iterator[Planes]:
        if self.still:
            moved = clip_of(frame_of(self.path), None, Motion(loop=True), self.size, self.count)
            return map(as_planes, moved.frames)
        reel = look_at(self.path)
        shown = reel.frames(Fraction(FPS), self.count)
        return (framed(pixels, reel.size, self.size) for pixels in shown)


def effect_file(request: EffectRequest) -> EffectResult:
    """Raises NotPlayable for a damaged clip, NotAPicture for a broken picture, InvalidInput for a
    clip that is too short to loop and TooLarge for one that is too long to play backwards."""
    footage = _footage(request)
    remarks = [SILENT] if footage.has_sound else []
    cycle: float | None = None
    match request.effect:
        case Effect.LOOP:
            frames, faded = looped(footage.frames, footage.count)
            remarks += [FADED] if faded else []
            cycle = _write_loop(frames, request, footage.size)
        case Effect.BOOMERANG:
            cycle = _write_loop(boomerang(footage.frames()), request, footage.size)
        case Effect.SLOW_MOTION:
            _write(_filling(slowed(footage.frames()), request.seconds), request, footage.size)
        case Effect.FREEZE | Effect.BULLET_TIME:
            stopped, said = _stopped(footage, request)
            remarks += said
            _write(stopped, request, footage.size)
    facts = measure(request.out)
    return EffectResult(
        width=footage.size.width,
        height=footage.size.height,
        seconds=facts.clip.seconds if facts.clip else 0.0,
        cycle=cycle,
        method=request.effect.value,
        remarks=tuple(remarks),
        facts=facts,
    )


def _footage(request: EffectRequest) -> _Footage:
    still = medium_of(request.source) is Medium.IMAGE
    if still:
        high, wide = frame_of(request.source).shape[:2]
        seconds = min(request.seconds, CYCLE_SECONDS)
        count, own, sound = frame_count(seconds), Size(wide, high), False
    else:
        reel = look_at(request.source)
        count, own, sound = reel.count(Fraction(FPS)), reel.size, reel.has_sound
    size = within(own, request.edge)
    if request.width is not None and request.height is not None:
        size = Size(request.width, request.height)
    return _Footage(request.source, size, count, sound, still)


def _write_loop(frames: Frames, request: EffectRequest, size: Size) -> float:
    """Whole cycles until the time is filled; gives the length of one, in seconds."""
    cycle = request.out.with_name("cycle.mp4")
    count = encode(frames, cycle, *size, PROVENANCE)
    times = max(1, ceil(frame_count(request.seconds) / count))
    repeated(cycle, request.out, times, PROVENANCE)
    cycle.unlink()
    return count / FPS


def _filling(frames: Frames, seconds: float) -> Frames:
    """As many frames as fill the time; the clip ends earlier where it has fewer."""
    return islice(frames, frame_count(seconds))


def _stopped(footage: _Footage, request: EffectRequest) -> tuple[Frames, list[str]]:
    """The clip until time stands still, and the moment then, looked at by a moving camera."""
    total = frame_count(request.seconds)
    first = max(1, min(footage.count, round(STOPS_AT * total)))
    shown = list(islice(footage.frames(), first))
    moment = to_rgb(shown[-1])
    held = clip_of(
        moment, None, STOPPED[request.effect], footage.size, max(2, total - len(shown) + 1)
    )
    still = map(as_planes, held.frames)
    next(still)  # the moment itself, which is shown already
    return chain(shown, still), list(held.remarks)


def _write(frames: Frames, request: EffectRequest, size: Size) -> None:
    total = frame_count(request.seconds)
    encode(
        frames, request.out, *size, PROVENANCE, done=lambda count: report(min(1.0, count / total))
    )
