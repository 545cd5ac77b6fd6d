"""How a product that nobody wears is set in its picture."""

from cyclorama.generations.backdrops import WHITE, paper_in, studio_backdrop
from cyclorama.imaging.composition import Composition, Detail, Shadow, ShadowKind, Sweep, Whole

# As shops show goods. Lengths are parts of the frame.
_STANDING = (
    Composition(framing=Whole(margin=0.10, down=0.56)),
    Composition(framing=Whole(margin=0.17, down=0.62), shadow=Shadow(strength=1.2)),
    Composition(framing=Whole(margin=0.12, down=0.58), shadow=Shadow(strength=1.1)),
    Composition(framing=Whole(margin=0.08, down=0.54), shadow=Shadow(strength=0.9)),
)
_CLOTHING = (
    Composition(framing=Whole(margin=0.09), shadow=Shadow(kind=ShadowKind.FLAT_LAY)),
    Composition(framing=Whole(margin=0.08, down=0.3), shadow=Shadow(kind=ShadowKind.HANGING)),
    Composition(framing=Whole(margin=0.07, down=0.0), shadow=Shadow(kind=ShadowKind.NONE)),
    Composition(framing=Whole(margin=0.14), shadow=Shadow(kind=ShadowKind.FLAT_LAY)),
)
# Where nobody says what is behind: papers on which most products stand out.
_PAPERS = (WHITE, "#ECEBE9", "#E3E7EA", "#EFE9E0")
_DETAIL = Composition(
    framing=Detail(share=0.45, focus_across=0.5, focus_down=0.4),
    shadow=Shadow(kind=ShadowKind.NONE),
)


def composition_for(seed: int, *, clothing: bool, framing: str, words: str) -> Composition:
    """`seed` chooses among those that fit. `words`: for what is behind the product."""
    choices = _CLOTHING if clothing else _STANDING
    chosen = _DETAIL if framing == "detail" else choices[seed % len(choices)]
    if paper_in(words) is not None:
        backdrop = studio_backdrop(words)
    else:
        backdrop = studio_backdrop("").model_copy(update={"wall": _PAPERS[seed % len(_PAPERS)]})
    if clothing:  # it lies on a table or hangs on a wall: there is no bend behind it
        backdrop = Sweep(wall=backdrop.wall, floor=backdrop.wall, vignette=0.05)
    return chosen.model_copy(update={"backdrop": backdrop})
