"""What is behind a subject, read from words: a place, or a studio's paper."""

import re

from cyclorama.imaging.composition import Sweep
from cyclorama.scenery.brief import SetName
from cyclorama.scenery.places import read_place
from cyclorama.scenery.tints import darker, lighter

WHITE = "#FAFAF9"
_FLOOR = 0.045  # the floor of a sweep is darker than its wall by this share

# Papers as studios have them: muted, so that products stand out.
_PAPERS = {
    "off-white": "#F4F1EA",
    "off white": "#F4F1EA",
    "white": WHITE,
    "ivory": "#F4EEDF",
    "cream": "#F3EBDA",
    "beige": "#E3D5C3",
    "sand": "#E2D2B6",
    "taupe": "#C9BCAF",
    "brown": "#B59A80",
    "terracotta": "#D39A7C",
    "peach": "#F0CDB4",
    "blush": "#EBCFD0",
    "pink": "#ECC6CF",
    "red": "#C9605A",
    "burgundy": "#8A4450",
    "orange": "#EAB083",
    "yellow": "#F0DE9E",
    "sage": "#B9C7B0",
    "olive": "#A9AC86",
    "mint": "#C9E2D5",
    "green": "#AFC9AE",
    "teal": "#8FBDBB",
    "turquoise": "#9CD0CC",
    "sky": "#C6DCEA",
    "navy": "#3C4A66",
    "blue": "#B3C8DE",
    "lilac": "#CFC6E2",
    "purple": "#B7A8D0",
    "charcoal": "#54565A",
    "black": "#2B2C2F",
    "silver": "#CFD2D5",
    "grey": "#CBCCCD",
    "gray": "#CBCCCD",
}
_NAMED = re.compile(
    r"(?<!\w)(?P<shade>light|pale|soft|dark|deep)?\s*(?P<name>"
    + "|".join(sorted(_PAPERS, key=len, reverse=True))
    + r")(?!\w)"
)


def place_in(words: str) -> SetName | None:
    """The place that the words name; None for a studio, and where they name none."""
    found = read_place(words)
    return None if found is SetName.STUDIO else found


def paper_in(words: str) -> str | None:
    """The colour of the first paper that the words name, as `#rrggbb`."""
    found = _NAMED.search(" ".join(words.lower().split()))
    if found is None:
        return None
    colour = _PAPERS[found["name"]]
    match found["shade"]:
        case "light" | "pale" | "soft":
            return lighter(colour, 0.45)
        case "dark" | "deep":
            return darker(colour, 0.35)
    return colour


def studio_backdrop(words: str) -> Sweep:
    """A sweep of the paper that the words name, white where they name none."""
    wall = paper_in(words) or WHITE
    return Sweep(wall=wall, floor=darker(wall, _FLOOR))
