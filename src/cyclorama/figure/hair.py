"""Hair: which strokes a style is drawn with, from the front and from behind."""

from collections.abc import Callable

from cyclorama.figure.appearance import Gender, HairStyle
from cyclorama.figure.hairdress import close, curls, falling, ropes, scarf, tied
from cyclorama.figure.hairdress.strokes import Hair
from cyclorama.figure.head import Head
from cyclorama.figure.palette import Tones, hair_tones
from cyclorama.figure.sheet import Sheets
from cyclorama.figure.skeleton import Layer

Style = tuple[Callable[[Hair], None], Callable[[Hair], None]]
"""The front and the back of a head of hair."""

_STYLES: dict[HairStyle, Style] = {
    HairStyle.CROPPED: (close.cropped, close.cropped_back),
    HairStyle.SHORT: (close.short, close.short_back),
    HairStyle.SIDE_PARTED: (close.side_parted, close.side_parted_back),
    HairStyle.CURLY: (curls.curly, curls.curly_back),
    HairStyle.AFRO: (curls.afro, curls.afro_back),
    HairStyle.BOB: (falling.bob, falling.bob_back),
    HairStyle.LONG: (falling.long, falling.long_back),
    HairStyle.WAVY: (falling.wavy, falling.wavy_back),
    HairStyle.BRAIDS: (ropes.braids, ropes.braids_back),
    HairStyle.BUN: (tied.bun, tied.bun_back),
    HairStyle.PONYTAIL: (tied.ponytail, tied.ponytail_back),
    HairStyle.LOCS: (ropes.locs, ropes.locs_back),
    HairStyle.SHAVED: (close.shaved, close.shaved_back),
    HairStyle.HEADSCARF: (scarf.headscarf, scarf.headscarf_back),
}


def draw_hair(sheets: Sheets, head: Head, skin: Tones, colour: str) -> None:
    """What falls down the back lies before the figure where it is seen from behind."""
    before = sheets[Layer.HAIR_BEFORE]
    hair = Hair(
        head=head,
        tones=hair_tones(colour),
        skin=skin,
        before=before,
        behind=before if head.from_behind else sheets[Layer.HAIR_BEHIND],
        man=head.appearance.gender is Gender.MALE,
    )
    front, back = _STYLES[head.appearance.hair]
    (back if head.from_behind else front)(hair)
