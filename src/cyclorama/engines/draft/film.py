"""A finished clip from frames and sounds, or from clips whose packets are copied."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from cyclorama.engines.clips import Filmed
from cyclorama.engines.draft.work import MADE_BY
from cyclorama.errors import TooLarge
from cyclorama.imaging.canvas import Size
from cyclorama.imaging.provenance import DigitalSource, Provenance
from cyclorama.kit.pool import report
from cyclorama.media.clips import measure
from cyclorama.sound.laying import Laid, mixed
from cyclorama.sound.samples import RATE
from cyclorama.video.colour import Planes
from cyclorama.video.encoder import encode, note_of
from cyclorama.video.reel import Reel
from cyclorama.video.splicing import splice

MOST_SECONDS = 1200  # of a result


@dataclass(frozen=True)
class Film:
    """`total` frames of that size and rate, and what is heard with them. frames: drawn one by one
    when asked for, or the clips that they are copied from."""

    frames: Iterator[Planes] | Sequence[Reel]
    total: int
    size: Size
    rate: Fraction
    sound: Sequence[Laid]
    remarks: tuple[str, ...] = ()


def samples(frames: int, rate: Fraction) -> int:
    """Of sound, for so many frames."""
    return round(frames * RATE / rate)


def written(film: Film, sources: Sequence[Path], out: Path) -> Filmed:
    """Write an MP4 that says what its sources say of themselves. Raises TooLarge for more than 20
    minutes."""
    seconds = float(film.total / film.rate)
    if seconds > MOST_SECONDS:
        raise TooLarge(
            f"The clips last {seconds:.0f} seconds in all; at most {MOST_SECONDS} are made into"
            " one."
        )
    count = _written(film, _provenance(sources), out)
    return Filmed(
        width=film.size.width,
        height=film.size.height,
        frames=count,
        fps=float(film.rate),
        seconds=float(count / film.rate),
        remarks=film.remarks,
        facts=measure(out),
    )


def _written(film: Film, provenance: Provenance, out: Path) -> int:
    def done(count: int) -> None:
        report(count / film.total)

    sound = mixed(film.sound, samples(film.total, film.rate)) if film.sound else None
    if isinstance(film.frames, Sequence):
        return splice(film.frames, out, film.rate, provenance, done, sound)
    return encode(film.frames, out, *film.size, provenance, done=done, rate=film.rate, sound=sound)


def _provenance(sources: Sequence[Path]) -> Provenance:
    notes = dict.fromkeys(note for source in sources if (note := note_of(source)))
    return Provenance(source=DigitalSource.COMPOSITE, made_by=MADE_BY, note=" ".join(notes) or None)
