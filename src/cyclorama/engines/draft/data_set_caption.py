"""Captions by rule: the trigger, and what is measured in the photo.

Whatever a caption names, a model learns as apart from the trigger: so it names the framing, the
background and the light, and of a person never what makes them who they are.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from cyclorama.engines.data_set import Captions, Learned, PreparePhotoRequest

_DARK, _BRIGHT = 30.0, 78.0  # mean L* of a photo
# The height of a face's square within the photo's: a standing figure has 0.1.
_FRAMINGS = (
    (0.42, "close-up portrait"),
    (0.3, "head and shoulders"),
    (0.22, "upper body"),
    (0.14, "three-quarter length"),
    (0.0, "full body"),
)


@dataclass(frozen=True)
class Seen:
    """colours: names of what most of the subject has. framing, background: in words, empty where
    they are not known. lightness: mean L* of the photo, 0..100."""

    colours: tuple[str, ...]
    framing: str
    background: str
    lightness: float


def framing_of(face: float | None) -> str:
    """By the height of the face in the frame, 0..1; nothing where none is seen."""
    if face is None:
        return ""
    return next(name for least, name in _FRAMINGS if face >= least)


def caption(request: PreparePhotoRequest, seen: Seen) -> str:
    """At most a few dozen words; the same photo always has the same."""
    if request.captions is Captions.TRIGGER:
        return ", ".join(filter(None, (request.trigger, request.words)))
    return ", ".join(filter(None, (_opening(request, seen), request.words, *_rest(request, seen))))


def _opening(request: PreparePhotoRequest, seen: Seen) -> str:
    match request.learned:
        case Learned.SUBJECT:
            return f"photo of {request.trigger} person"
        case Learned.PRODUCT:
            colours = " and ".join(seen.colours)
            return f"product photo of {request.trigger}" + (f" in {colours}" if colours else "")
        case Learned.STYLE:
            return f"picture in the style of {request.trigger}"


def _rest(request: PreparePhotoRequest, seen: Seen) -> Iterator[str]:
    if request.learned is Learned.STYLE:
        return
    if request.learned is Learned.SUBJECT and seen.framing:
        yield seen.framing
        yield "facing the camera"
    if seen.background:
        yield seen.background
    if seen.lightness < _DARK:
        yield "low light"
    elif seen.lightness > _BRIGHT:
        yield "bright light"
