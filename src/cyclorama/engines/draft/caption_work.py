"""Captions by rule, in a child process: what something is by its outline, its colours by name,
what is behind it. No model of language or of pictures has a part in it."""

import numpy as np
from numpy.typing import NDArray

from cyclorama.engines.captioning import Captioned, CaptionOf, CaptionRequest
from cyclorama.errors import ProductNotFound
from cyclorama.figure.garment.reading import read
from cyclorama.figure.worn import GarmentKind
from cyclorama.imaging import picture
from cyclorama.imaging.colour_names import name_of, shares
from cyclorama.imaging.cut_out import CONFIDENT, cut_out
from cyclorama.imaging.person_seen import see_person
from cyclorama.imaging.shot_type import Facing, Framing
from cyclorama.imaging.study import study, to_lab
from cyclorama.imaging.trim import SEEN

EDGE = 640  # px; what a thing is and its colours are seen as well in a small copy
SURE_OF_KIND = 0.4
MUCH, SOME = 0.25, 0.12  # of a thing's pixels
SEVERAL = 4  # colours that a thing has some of: then it has a pattern

_NOUNS = {
    GarmentKind.TOP: "top",
    GarmentKind.OUTERWEAR: "jacket that opens in front",
    GarmentKind.DRESS: "dress",
    GarmentKind.SKIRT: "skirt",
    GarmentKind.TROUSERS: "pair of trousers",
    GarmentKind.SHORTS: "pair of shorts",
    GarmentKind.JUMPSUIT: "jumpsuit",
    GarmentKind.SHOES: "pair of shoes",
    GarmentKind.BAG: "bag",
    GarmentKind.HAT: "hat",
    GarmentKind.OTHER: "garment",
}
_SHOWN = {
    Framing.FULL_BODY: "in full length",
    Framing.UPPER_THREE_QUARTERS: "from the knees up",
    Framing.UPPER_BODY: "from the hips up",
    Framing.LOWER_BODY: "from the waist down",
    Framing.LOWER_THREE_QUARTERS: "from the chest down",
    Framing.DETAIL: "in detail",
}
_SEEN = {
    Facing.FRONT: "seen from the front",
    Facing.BACK: "seen from behind",
    Facing.SIDE: "seen from the side",
}


def caption_file(request: CaptionRequest) -> Captioned:
    photo = picture.load(request.source, EDGE)
    behind = _behind(photo)
    if request.preset is CaptionOf.PERSON:
        return _person(photo, behind)
    found = _cut_out(photo)
    if found is None:
        noun = "garment" if request.preset is CaptionOf.GARMENT else "product"
        return Captioned(text=f"A {noun}{behind}.", sure=0.0)
    pixels, sure = found
    noun, colours = "product", colours_of(to_lab(pixels[..., :3])[pixels[..., 3] >= SEEN])
    if request.preset is CaptionOf.GARMENT:
        noun, sure = _garment(pixels, sure)
    words = " ".join(filter(None, (colours, noun)))
    return Captioned(text=f"{_article(words)} {words}{behind}.", sure=round(sure, 3))


def colours_of(lab: NDArray[np.float32]) -> str:
    """What people would call a thing with these pixels, float32 (n, 3): `navy blue`, `red and
    white`, `patterned ...`; nothing without pixels."""
    found = shares(lab)
    if not found:
        return ""
    main = [name for name, share in found.items() if share >= MUCH][:2] or [next(iter(found))]
    several = sum(share >= SOME for share in found.values()) >= SEVERAL
    return ("patterned " if several else "") + " and ".join(main)


def _garment(pixels: NDArray[np.uint8], sure: float) -> tuple[str, float]:
    try:
        reading = read(pixels)
    except ProductNotFound:
        return "garment", 0.0
    if reading.confidence < SURE_OF_KIND:
        return "garment", min(sure, reading.confidence)
    return _NOUNS[reading.kind], min(sure, reading.confidence)


def _person(photo: NDArray[np.uint8], behind: str) -> Captioned:
    seen = see_person(photo)
    if seen.shot_type is None:
        return Captioned(text=f"A picture in which no person is made out{behind}.", sure=0.0)
    shown = _SHOWN.get(seen.shot_type.framing) if seen.shot_type.framing else None
    side = _SEEN.get(seen.shot_type.facing) if seen.shot_type.facing else None
    words = " ".join(filter(None, ("A person", ", ".join(filter(None, (shown, side))))))
    return Captioned(text=f"{words}{behind}.", sure=1.0)


def _cut_out(photo: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], float] | None:
    """Straight alpha, uint8 (h, w, 4), and how sure it is; None where nothing is found."""
    if photo.shape[2] == 4 and (photo[..., 3] < SEEN).any() and (photo[..., 3] >= SEEN).any():
        return photo, 1.0
    found = cut_out(np.ascontiguousarray(photo[..., :3]))
    if found.confidence < CONFIDENT:
        return None
    return np.dstack([found.foreground, np.rint(found.alpha * 255).astype(np.uint8)]), float(
        found.confidence
    )


def _behind(photo: NDArray[np.uint8]) -> str:
    if photo.shape[2] == 4 and (photo[..., 3] < SEEN).any():
        return ""
    small = study(np.ascontiguousarray(photo[..., :3]))
    if not small.wall.plain:
        return ""
    return f" on a plain {name_of(np.median(to_lab(small.rgb)[small.wall.rim], axis=0))} background"


def _article(words: str) -> str:
    return "An" if words[:1] in "aeiou" else "A"
