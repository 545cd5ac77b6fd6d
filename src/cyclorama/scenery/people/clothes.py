"""What a drawn person wears, as data."""

from dataclasses import dataclass
from enum import StrEnum


class Neckline(StrEnum):
    CREW = "crew"
    V = "v"
    HIGH = "high"
    WIDE = "wide"  # bare shoulders


class Below(StrEnum):
    TROUSERS = "trousers"
    SHORTS = "shorts"
    SKIRT = "skirt"  # to the knee
    GOWN = "gown"  # to the floor


class Detail(StrEnum):
    """What is drawn on the clothes, from back to front."""

    SIDES = "sides"  # panels along the flanks
    STRIPES = "stripes"
    SHOULDERS = "shoulders"  # the yoke in the second colour
    HOOPS = "hoops"  # bands around the trunk and the sleeves
    COLLAR = "collar"
    CUFFS = "cuffs"
    BUTTONS = "buttons"
    PLACKET = "placket"  # an open front edge in the second colour
    LAPELS = "lapels"
    SHIRT = "shirt"  # a white shirt and a tie between lapels
    BOW_TIE = "bow_tie"
    ZIP = "zip"
    POCKETS = "pockets"
    BELT = "belt"
    SASH = "sash"
    WRAP = "wrap"  # one side laid over the other
    KNOTS = "knots"  # cloth buttons of a tang suit
    FUR = "fur"  # along hem and cuffs
    LACE = "lace"
    EMBLEM = "emblem"  # a star on the chest
    NUMBER = "number"
    NAME = "name"  # of the team, above the number
    PACK = "pack"  # a life-support pack with hoses
    EMBROIDERY = "embroidery"
    QUILTING = "quilting"
    PIPING = "piping"  # a line down sleeve and leg


@dataclass(frozen=True)
class Clothes:
    """Colours are `#RRGGBB`. sleeves: how far down the arm, 0 none, 1 elbow, 2 wrist. ease: how
    far the cloth stands off the body, in heads. hem: 0 at the waist, 1 at the hip."""

    top: str
    second: str = "#FFFFFF"
    third: str = "#222222"
    sleeve: str | None = None  # None: of the top's colour
    sleeves: float = 0.55
    neckline: Neckline = Neckline.CREW
    ease: float = 0.05
    hem: float = 1.0
    below: Below = Below.TROUSERS
    legs: str = "#2B2F3A"
    shoes: str = "#20222A"
    boots: bool = False
    gloves: str | None = None
    cape: str | None = None
    details: tuple[Detail, ...] = ()
    number: str = ""
    name: str = ""
