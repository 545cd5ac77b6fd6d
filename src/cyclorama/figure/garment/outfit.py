"""Choose from a request's photos those that are worn together."""

from collections.abc import Sequence
from dataclasses import dataclass

from cyclorama.figure.worn import GarmentKind
from cyclorama.imaging.view import View

# What of a person each kind takes up: of two that take up the same, one is worn.
PLACES = {
    GarmentKind.TOP: {"chest"},
    GarmentKind.OUTERWEAR: {"over the chest"},
    GarmentKind.DRESS: {"chest", "legs"},
    GarmentKind.JUMPSUIT: {"chest", "legs"},
    GarmentKind.SKIRT: {"legs"},
    GarmentKind.TROUSERS: {"legs"},
    GarmentKind.SHORTS: {"legs"},
    GarmentKind.SHOES: {"feet"},
    GarmentKind.HAT: {"head"},
    GarmentKind.BAG: {"hand"},
    GarmentKind.OTHER: {"hand"},
}


@dataclass(frozen=True)
class Offered:
    """A photo: what it shows, from which side, and whether it is of the product itself."""

    kind: GarmentKind
    view: View
    main: bool


def worn_together(offered: Sequence[Offered], from_behind: bool) -> list[int]:
    """The indices of the photos that are worn, in their order.

    The product goes before what it is worn with, then a photo of the side that is seen, then the
    earlier one. So of the front and the back of one shirt the side that is seen is worn, and a
    dress leaves out trousers that came with it.
    """
    seen = View.BACK if from_behind else View.FRONT

    def rank(index: int) -> tuple[bool, bool, int]:
        return not offered[index].main, offered[index].view is not seen, index

    worn: list[int] = []
    taken: set[str] = set()
    for index in sorted(range(len(offered)), key=rank):
        places = PLACES[offered[index].kind]
        if not places & taken:
            worn.append(index)
            taken |= places
    return sorted(worn)
