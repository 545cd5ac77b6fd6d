"""The neutral products that thumbnails show; `specimen` draws them."""

from enum import StrEnum


class SpecimenKind(StrEnum):
    T_SHIRT = "t_shirt"
    T_SHIRT_BACK = "t_shirt_back"
    HUNG_T_SHIRT = "hung_t_shirt"
    BOTTLE = "bottle"
    BOX = "box"
    MUG = "mug"
