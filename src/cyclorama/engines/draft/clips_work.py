"""Clips joined, tiled and laid upon each other, file by file, in a child process."""

from collections.abc import Sequence
from fractions import Fraction

from cyclorama.engines.clips import (
    Filmed,
    JoinRequest,
    OverlayRequest,
    OverlaySound,
    TileClipsRequest,
    TileSound,
)
from cyclorama.engines.draft.film import Film, samples, written
from cyclorama.imaging import picture
from cyclorama.imaging.canvas import Size, fit_size
from cyclorama.imaging.grid import Grid, check_fits
from cyclorama.sound.laying import Laid
from cyclorama.video.format import Transition
from cyclorama.video.joining import Span, joined, length, spans
from cyclorama.video.layout import spot
from cyclorama.video.mux import can_be_copied
from cyclorama.video.overlaying import content, overlaid
from cyclorama.video.reel import Reel, common_rate, look_at
from cyclorama.video.splicing import alike
from cyclorama.video.stamping import stamped
from cyclorama.video.tiling import cell_size, frames_of_grid, tiled

LOGO_EDGE = 2048
AS_ONE = 0.7  # of their loudness: where two clips are heard at once, they stay below full scale


def join_file(request: JoinRequest) -> Filmed:
    """Raises NotPlayable for a damaged clip, TooLarge for more than 20 minutes."""
    reels = [look_at(source) for source in request.sources]
    rate, size = common_rate(reels), _frame(reels[0], request)
    if _stays(request, reels, size):
        return _unchanged(reels[0], rate)
    placed = spans([reel.count(rate) for reel in reels], request.transition, rate)
    total = length(placed)
    heard = [_heard(reel, span, rate) for reel, span in zip(reels, placed, strict=True)]
    sound = [laid for laid, reel in zip(heard, reels, strict=True) if reel.has_sound]
    if _copied(request, reels, size, rate):
        film = Film(reels, total, size, rate, sound)
        return written(film, request.sources, request.out)
    frames = joined(reels, size, rate, request.transition)
    if request.logo is not None:
        frames = stamped(frames, picture.load(request.logo, LOGO_EDGE), request.look, size)
    film = Film(frames, total, size, rate, sound, _levelled(reels, size))
    return written(film, request.sources, request.out)


def tile_file(request: TileClipsRequest) -> Filmed:
    """Raises InvalidInput for more clips than cells, NotPlayable for a damaged clip."""
    grid = Grid(request.columns, request.rows)
    remark = check_fits(grid, len(request.sources), "clips")
    reels = [look_at(source) for source in request.sources]
    rate = common_rate(reels)
    cell = cell_size(reels[0].size, grid, request.edge)
    total = frames_of_grid(reels, rate, request.length)
    sounding = [reel for reel in reels if reel.has_sound and request.sound is not TileSound.NONE]
    if request.sound is TileSound.FIRST:
        sounding = sounding[:1]
    gain = 1 / max(1, len(sounding)) ** 0.5
    sound = [Laid(reel.path, 0, samples(reel.count(rate), rate), gain=gain) for reel in sounding]
    remarks = (remark,) if remark else ()
    frames = tiled(reels, grid, cell, rate, total)
    film = Film(frames, total, grid.around(cell), rate, sound, remarks)
    return written(film, request.sources, request.out)


def overlay_file(request: OverlayRequest) -> Filmed:
    """Raises NotPlayable for a damaged clip, TooLarge for more than 20 minutes."""
    reels, over = [look_at(source) for source in request.sources], look_at(request.overlay)
    rate, size = common_rate(reels), _even(reels[0].size)
    placed = spans([reel.count(rate) for reel in reels], Transition.CUT, rate)
    total = length(placed)
    box = content(over)
    place = spot(size, _shown(over, box.size), request.layout, cut_out=over.transparent)
    once = min(total, over.count(rate))
    shown = over.again(rate) if request.repeat else over.frames(rate, once)
    frames = overlaid(joined(reels, size, rate), shown, box, place)
    sound: list[Laid] = []
    both = AS_ONE if request.sound is OverlaySound.BOTH and over.has_sound else 1.0
    if request.sound in (OverlaySound.BASE, OverlaySound.BOTH):
        heard = zip(reels, placed, strict=True)
        sound += [_heard(reel, span, rate, both) for reel, span in heard if reel.has_sound]
    if request.sound in (OverlaySound.OVERLAY, OverlaySound.BOTH) and over.has_sound:
        both = both if sound else 1.0
        begins = range(0, total, once) if request.repeat else (0,)
        for begin in begins:
            frames_left = min(once, total - begin)
            sound.append(
                Laid(over.path, samples(begin, rate), samples(frames_left, rate), gain=both)
            )
    film = Film(frames, total, size, rate, sound, _levelled(reels, size))
    return written(film, (*request.sources, request.overlay), request.out)


def _frame(first: Reel, request: JoinRequest) -> Size:
    if request.ratio is None:
        return _even(first.size)
    return fit_size(request.ratio, max(_even(first.size)))


def _even(size: Size) -> Size:
    return Size(max(2, size.width & ~1), max(2, size.height & ~1))


def _shown(reel: Reel, part: Size) -> Size:
    """Of a part of the stored frame, in square pixels. The stored frame of a transparent clip has
    square ones."""
    return part if reel.transparent else reel.size


def _stays(request: JoinRequest, reels: Sequence[Reel], size: Size) -> bool:
    """Whether the only clip is already what is asked for, as a browser plays it."""
    return (
        len(reels) == 1
        and request.logo is None
        and reels[0].size == size
        and reels[0].path.suffix == ".mp4"
        and can_be_copied(reels[0].path)
    )


def _copied(request: JoinRequest, reels: Sequence[Reel], size: Size, rate: Fraction) -> bool:
    """Whether nothing about any frame has to change."""
    return (
        request.transition is Transition.CUT
        and request.logo is None
        and all(reel.size == size for reel in reels)
        and alike(reels, rate)
    )


def _unchanged(reel: Reel, rate: Fraction) -> Filmed:
    return Filmed(
        width=reel.size.width,
        height=reel.size.height,
        frames=reel.count(rate),
        fps=float(rate),
        seconds=reel.seconds,
        unchanged=True,
    )


def _levelled(reels: Sequence[Reel], size: Size) -> tuple[str, ...]:
    others = sum(1 for reel in reels if _even(reel.size) != size)
    if not others:
        return ()
    return (f"{others} of {len(reels)} clips had another size and were fitted into the frame.",)


def _heard(reel: Reel, span: Span, rate: Fraction, gain: float = 1.0) -> Laid:
    return Laid(
        reel.path,
        samples(span.begin, rate),
        samples(span.begin + span.frames, rate) - samples(span.begin, rate),
        rise=samples(span.before, rate),
        fall=samples(span.after, rate),
        gain=gain,
    )
