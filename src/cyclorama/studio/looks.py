"""What a subject is drawn as, when its owner has said it in words only."""

import re
from collections.abc import Mapping
from typing import TypeVar
from uuid import UUID

from cyclorama.figure.appearance import AgeGroup, Appearance, BodyBuild, Gender, HairStyle
from cyclorama.studio.ages import group_of, plain

T = TypeVar("T")

# The first that is found counts; plural and other endings do not matter.
_HAIR = {
    r"\bheadscarf|\bhijab": HairStyle.HEADSCARF,
    r"\bbald\b|\bshaved\b": HairStyle.SHAVED,
    r"\bafro\b": HairStyle.AFRO,
    r"\bdreadlocks?\b|\blocs\b": HairStyle.LOCS,
    r"\bbraid": HairStyle.BRAIDS,
    r"\bponytail": HairStyle.PONYTAIL,
    r"\bbun\b": HairStyle.BUN,
    r"\bbob\b": HairStyle.BOB,
    r"\bcurl": HairStyle.CURLY,
    r"\bwav(?:y|es)\b": HairStyle.WAVY,
    r"\bcropped\b|\bcrew cut\b|\bbuzz": HairStyle.CROPPED,
    r"\blong\b[\w ,-]{0,20}\bhair|\bhair\b[\w ,-]{0,12}\blong\b": HairStyle.LONG,
    r"\bshort\b[\w ,-]{0,20}\bhair": HairStyle.SHORT,
}
_HAIR_COLOUR = {
    r"\bblonde?\b": "#D9B777",
    r"\bredhead|\bred[- ]hair|\bginger\b|\bauburn\b": "#8E4526",
    r"\bbrunette\b|\bbrown\b[\w ,-]{0,20}\b(?:hair|beard)": "#4A3022",
    r"\bgr[ea]y\b[\w ,-]{0,20}\b(?:hair|beard)": "#A9A6A2",
    r"\bwhite\b[\w ,-]{0,20}\b(?:hair|beard)": "#E6E3DE",
    r"\bblack\b[\w ,-]{0,20}\b(?:hair|beard)": "#17120F",
}
_SKIN = {
    r"\bafrican\b|\bblack (?:wo)?man\b|\bdark[- ]skin|\bdeep[- ]skin": "#6B4329",
    r"\b(?:south asian|indian|brown[- ]skin)": "#A5713F",
    r"\b(?:latin[oax]?|hispanic|middle[- ]eastern|arab|mediterranean|olive[- ]skin)": "#C08A5E",
    r"\b(?:east asian|chinese|japanese|korean)\b": "#EBCBAE",
    r"\b(?:southeast asian|filipino|vietnamese|thai|indonesian)\b": "#D7AD85",
    r"\b(?:caucasian|european|fair[- ]skin|pale)\b": "#EBC4A6",
}
_BUILD = {
    "very slim": BodyBuild.VERY_SLIM,
    "petite": BodyBuild.VERY_SLIM,
    "thin": BodyBuild.VERY_SLIM,
    "slim": BodyBuild.SLIM,
    "slender": BodyBuild.SLIM,
    "lean": BodyBuild.LEAN,
    "regular": BodyBuild.AVERAGE,
    "average": BodyBuild.AVERAGE,
    "athletic": BodyBuild.ATHLETIC,
    "muscular": BodyBuild.ATHLETIC,
    "plus": BodyBuild.PLUS,
    "plus size": BodyBuild.PLUS,
    "curvy": BodyBuild.PLUS,
    "large": BodyBuild.PLUS,
}
_SKINS = ("#6B4329", "#A5713F", "#C08A5E", "#D8A583", "#EBC4A6")


def appearance_of(
    item_id: str,
    *,
    gender: str | None,
    age_class: str | None,
    body_type: str | None,
    words: str,
) -> Appearance:
    """`words`: what is said of the person elsewhere. What nothing is said of is chosen by the id,
    so that the same subject always looks the same."""
    chance = UUID(item_id).int
    text = words.casefold()
    sex, age = _gender(gender, text, chance), group_of(age_class)
    usual = HairStyle.SHORT if sex is Gender.MALE else (HairStyle.LONG, HairStyle.BOB)[chance % 2]
    return Appearance(
        gender=sex,
        age_group=age,
        body_build=_BUILD.get(plain(body_type), BodyBuild.AVERAGE),
        skin=_said(_SKIN, text) or _SKINS[chance // 7 % len(_SKINS)],
        hair_colour=_said(_HAIR_COLOUR, text)
        or ("#A9A6A2" if age is AgeGroup.SENIOR else "#3B2A20"),
        hair=_said(_HAIR, text) or usual,
        beard=sex is Gender.MALE and re.search(r"\bbeard", text) is not None,
        glasses=re.search(r"\bglasses\b|\bspectacles\b", text) is not None,
    )


def _gender(gender: str | None, text: str, chance: int) -> Gender:
    said = f"{gender or ''} {text}".casefold()
    if re.search(r"\b(?:female|wom[ae]n|girl|lady)\b", said):
        return Gender.FEMALE
    if re.search(r"\b(?:male|m[ae]n|boy|gentleman)\b", said):
        return Gender.MALE
    return (Gender.FEMALE, Gender.MALE)[chance % 2]


def _said(words: Mapping[str, T], text: str) -> T | None:
    return next((value for pattern, value in words.items() if re.search(pattern, text)), None)
