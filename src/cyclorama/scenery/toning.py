"""What words say of a photo's light and colours. Loads no pixels."""

import re
from dataclasses import dataclass

from cyclorama.scenery.tints import darker, lighter

PALER, DEEPER = 0.55, 0.4  # of the way to white or black

_BRIGHTER = r"bright\w*|lighte[rn]\w*|more light|over ?expos\w*|high key|airy|luminous"
_DARKER = r"dark\w*|dim(?:mer|med)?|moody|low key|under ?expos\w*|shadowy"
_WARMER = r"warm\w*|golden|sunset|sunrise|sunlit|sunny|autumn\w*|candle\w*|cosy|cozy"
_COOLER = r"cool\w*|cold\w*|icy|bluish|blueish|wint(?:er|ry)\w*|moonlit|moonlight"
_HARDER = r"contrast\w*|punch\w*|dramatic\w*|crisp\w*|bold\w*"
_SOFTER = r"soft\w*|faded|matte?|flat light\w*|hazy|dreamy|gentle"
_VIVID = r"vivid\w*|vibran\w*|saturated|colou?rful|intense colou?rs?|rich colou?rs?"
_MUTED = r"muted|desaturat\w*|pastel\w*|subdued|washed"
_GREY = r"black (?:and|&) white|b ?& ?w|monochrom\w*|gr[ae]y ?scale"
_SEPIA = r"sepia|vintage|antique|old photo\w*"
_BLURRED = (
    r"blur\w*(?: \w+){0,2} background|background(?: \w+){0,2} blur\w*|bokeh|shallow depth"
    r"|background out of focus"
)
_COLOURS = {
    "off-white": "#F4F1EA", "white": "#FAFAF9", "ivory": "#F4EEDF", "cream": "#F3EBDA",
    "beige": "#E3D5C3", "brown": "#8A6A4F", "pink": "#ECC6CF", "red": "#B8322F",
    "orange": "#E58B3C", "yellow": "#F0D36E", "olive": "#8A8F5C", "green": "#5F9B6A",
    "teal": "#4E9A98", "turquoise": "#6CC2BC", "navy": "#243453", "blue": "#5B86B8",
    "purple": "#7E63A6", "lilac": "#CFC6E2", "black": "#1D1E20", "silver": "#CFD2D5",
    "grey": "#B9BABB", "gray": "#B9BABB",
}  # fmt: skip
_NAMED = "|".join(sorted(_COLOURS, key=len, reverse=True))
_SHADE = "light|pale|soft|dark|deep"
_BEHIND = "background|backdrop|wall"
_WALL = (
    rf"(?:(?P<shade>{_SHADE}) )?(?P<one>{_NAMED})(?: \w+){{0,2}} (?:{_BEHIND})"
    rf"|(?:{_BEHIND})(?: \w+){{0,3}}? (?:(?P<its_shade>{_SHADE}) )?(?P<other>{_NAMED})"
)
_NOT = r"(?:not|no|without|less|avoid|never)(?: \w+)? "


@dataclass(frozen=True)
class Tone:
    """-1 to 1 each, 0 leaves things as they are. `grey`: black and white. `blurred`: what is
    behind the subject; `wall`: what colour it gets, as `#rrggbb`."""

    light: float = 0.0
    warmth: float = 0.0
    contrast: float = 0.0
    saturation: float = 0.0
    grey: bool = False
    sepia: bool = False
    blurred: bool = False
    wall: str | None = None


AS_IT_IS = Tone()


def read_tone(words: str) -> Tone:
    told = " ".join(words.lower().split())
    text = re.sub(_WALL, "", told)  # a dark wall is no darker photo
    return Tone(
        light=_balance(text, _BRIGHTER, _DARKER),
        warmth=_balance(text, _WARMER, _COOLER),
        contrast=_balance(text, _HARDER, _SOFTER),
        saturation=_balance(text, _VIVID, _MUTED),
        grey=_says(text, _GREY),
        sepia=_says(text, _SEPIA),
        blurred=_says(text, _BLURRED),
        wall=_wall(told),
    )


def _balance(text: str, more: str, less: str) -> float:
    return float(_says(text, more)) - float(_says(text, less))


def _says(text: str, pattern: str) -> bool:
    """Whether it is said without being refused."""
    found = re.search(rf"(?<!\w)(?P<not>{_NOT})?(?:{pattern})(?!\w)", text)
    return found is not None and found["not"] is None


def _wall(text: str) -> str | None:
    found = re.search(_WALL, text)
    if found is None:
        return None
    colour = _COLOURS[found["one"] or found["other"]]
    match found["shade"] or found["its_shade"]:
        case "light" | "pale" | "soft":
            return lighter(colour, PALER)
        case "dark" | "deep":
            return darker(colour, DEEPER)
    return colour
