"""A game show made of clips, in a child process: pictures and sound along one time line."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

from cyclorama.engines.draft.work import MADE_BY
from cyclorama.engines.game import MOST_EACH, Game, GameRequest
from cyclorama.imaging.canvas import Size
from cyclorama.imaging.provenance import DigitalSource, Provenance
from cyclorama.kit.pool import report
from cyclorama.media.clips import measure
from cyclorama.scenery.show.quiz import (
    Contestant,
    board,
    choice,
    contestants,
    countdown,
    title,
    turn,
)
from cyclorama.scenery.show.wipe import HALF, covered
from cyclorama.sound import file
from cyclorama.sound.effects import make_effect
from cyclorama.sound.loudness import levelled
from cyclorama.sound.music import compose
from cyclorama.sound.samples import RATE, Mono, Stereo, faded, laid_in
from cyclorama.video.colour import Drawn, Planes, Rgb, as_planes, to_rgb
from cyclorama.video.encoder import encode, note_of
from cyclorama.video.joining import strip
from cyclorama.video.reel import Reel, common_rate, look_at

TITLE, COUNT, CHOICE = 2.6, 0.75, 4.5  # seconds: of the title, of each number, of the choice
MUSIC = "playful disco game show, A minor"
LOUD, LOW = 0.55, 0.16  # of the music: alone, and under a clip with sound of its own
GLIDE = 0.3  # seconds in which it changes from one to the other
LONGEST_MUSIC = 60.0  # seconds; then it begins again


@dataclass
class _Part:
    """frames: as many as `count`, drawn when asked for. colour: of the band that hides its
    beginning, None for a cut."""

    count: int
    frames: Callable[[], Iterator[Drawn]]
    colour: str | None = None
    reel: Reel | None = None
    sounds: list[tuple[str, float, float]] = field(default_factory=list)


def game_file(request: GameRequest) -> Game:
    """Raises NotPlayable for a damaged clip."""
    reels = [look_at(clip) for clip in request.clips]
    rate = common_rate(reels)
    size = Size(max(2, reels[0].size.width & ~1), max(2, reels[0].size.height & ~1))
    cast = contestants(request.labels, len(reels))
    parts = _parts(request, reels, cast, size, rate)
    total = sum(part.count for part in parts)
    report(0.02)
    sound = _sound(parts, rate)
    report(0.08)
    notes = dict.fromkeys(note for clip in request.clips if (note := note_of(clip)))
    encode(
        _frames(parts, rate),
        request.out,
        *size,
        Provenance(source=DigitalSource.COMPOSITE, made_by=MADE_BY, note=" ".join(notes) or None),
        done=lambda count: report(0.08 + 0.92 * count / total),
        rate=rate,
        sound=iter([sound]),
    )
    return Game(seconds=float(total / rate), facts=measure(request.out))


def _parts(
    request: GameRequest,
    reels: Sequence[Reel],
    cast: Sequence[Contestant],
    size: Size,
    rate: Fraction,
) -> list[_Part]:
    fps, question = float(rate), request.question
    opening = round(TITLE * rate)
    parts = [
        _Part(
            opening,
            lambda: title(size, question, cast, fps, opening),
            sounds=[("pop", 0.1, 0.5), *(("pop", 0.55 + 0.14 * n, 0.4) for n in range(len(cast)))],
        )
    ]
    for number, (reel, one) in enumerate(zip(reels, cast, strict=True), 1):
        parts.append(_turn(request, reel, number, one, size, rate))
    each, ending = round(COUNT * rate), round(CHOICE * rate)
    plan = board(size, reels[0].size, len(reels))

    def chosen() -> Iterator[Planes]:
        tiles = [strip(reel, plan.tile, rate, ending) for reel in reels]
        return choice(tiles, plan, question, cast, fps, ending)

    def counted() -> Iterator[Drawn]:
        return countdown(_first_of(reels[-1], size, rate), fps, each)

    beeps = [("beep", index * COUNT, 0.6) for index in range(3)]
    parts.append(_Part(3 * each, counted, sounds=beeps))
    last = [("whoosh", -0.3, 0.8), ("ding", 0.05, 0.8)]
    parts.append(_Part(ending, chosen, cast[0].colour, sounds=last))
    return parts


def _turn(
    request: GameRequest, reel: Reel, number: int, one: Contestant, size: Size, rate: Fraction
) -> _Part:
    seconds = min(reel.seconds, request.seconds_each or MOST_EACH)
    count = max(2, round(seconds * rate))

    def frames() -> Iterator[Planes]:
        shown = strip(reel, size, rate, count)
        return turn(shown, size, number, one, float(rate), count)

    return _Part(count, frames, one.colour, reel, [("whoosh", -0.3, 0.8)])


def _first_of(reel: Reel, size: Size, rate: Fraction) -> Rgb:
    """The clip's first frame: what the countdown is seen before."""
    return to_rgb(next(strip(reel, size, rate, 1)))


def _frames(parts: Sequence[_Part], rate: Fraction) -> Iterator[Planes]:
    """All parts one after another, with the bands over their seams."""
    half = max(1, round(HALF * rate))
    for part, after in zip(parts, [*parts[1:], None], strict=True):
        for index, frame in enumerate(part.frames()):
            planes = as_planes(frame)
            rest = part.count - index
            if part.colour is not None and index < half:
                planes = covered(planes, part.colour, 1 + (index + 1) / (half + 1))
            elif after is not None and after.colour is not None and rest <= half:
                planes = covered(planes, after.colour, 1 - (rest - 1) / (half + 1))
            yield planes


def _sound(parts: Sequence[_Part], rate: Fraction) -> Stereo:
    total = round(sum(part.count for part in parts) / rate * RATE)
    made = _music(total) * _level(parts, rate, total)[:, None]
    begin = 0.0
    for part in parts:
        seconds = float(part.count / rate)
        if part.reel is not None and part.reel.has_sound:
            own = file.read(part.reel.path, seconds)
            laid_in(made, faded(own, 0.03, 0.1), round(begin * RATE))
        for name, late, gain in part.sounds:
            effect, _, _ = make_effect(name, 0.6 if name in ("whoosh", "pop") else 1.5)
            if name in ("beep", "pop"):
                effect = effect[: RATE // 3]
            laid_in(made, effect, round((begin + late) * RATE), gain)
        begin += seconds
    return levelled(faded(made, 0.01, 0.8))


def _music(length: int) -> Stereo:
    seconds = min(length / RATE, LONGEST_MUSIC)
    piece = compose(MUSIC, "playful", "", None, seconds).sound
    rounds = -(-length // len(piece))
    return np.concatenate([piece] * rounds)[:length]


def _level(parts: Sequence[_Part], rate: Fraction, total: int) -> Mono:
    """Of the music, for each sample: it glides where a clip with sound begins or ends."""
    times: list[float] = [0.0]
    levels: list[float] = []
    for part in parts:
        levels += 2 * [LOW if part.reel is not None and part.reel.has_sound else LOUD]
        end = times[-1] + float(part.count / rate)
        times += [end, end]
    knots = np.array(times[:-1]) * RATE
    knots[1:-1:2] -= GLIDE / 2 * RATE
    knots[2:-1:2] += GLIDE / 2 * RATE
    return np.interp(np.arange(total), knots, levels).astype(np.float32)
