"""What a drawn person looks like, as data."""

from enum import StrEnum

from cyclorama.imaging.composition import Colour, Part


class Gender(StrEnum):
    FEMALE = "female"
    MALE = "male"


class AgeGroup(StrEnum):
    TEEN = "Teen"
    YOUNG_ADULT = "Young Adult"
    ADULT = "Adult"
    MATURE = "Mature"
    SENIOR = "Senior"


class BodyBuild(StrEnum):
    VERY_SLIM = "Very Slim"
    SLIM = "Slim"
    LEAN = "Lean"
    AVERAGE = "Average"
    ATHLETIC = "Athletic"
    PLUS = "Plus"


class HairStyle(StrEnum):
    CROPPED = "cropped"
    SHORT = "short"
    SIDE_PARTED = "side_parted"
    CURLY = "curly"
    AFRO = "afro"
    BOB = "bob"
    LONG = "long"
    WAVY = "wavy"
    BRAIDS = "braids"
    BUN = "bun"
    PONYTAIL = "ponytail"
    LOCS = "locs"
    SHAVED = "shaved"
    HEADSCARF = "headscarf"


class Appearance(Part):
    """The traits that a figure is drawn from. `skin` and `hair_colour` are sRGB colours in even
    light; shades of them are the drawing's business."""

    gender: Gender
    age_group: AgeGroup = AgeGroup.ADULT
    body_build: BodyBuild = BodyBuild.AVERAGE
    skin: Colour = "#D8A583"
    hair_colour: Colour = "#3B2A20"
    hair: HairStyle = HairStyle.SHORT
    beard: bool = False
    glasses: bool = False
