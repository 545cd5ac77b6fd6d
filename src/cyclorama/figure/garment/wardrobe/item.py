"""What hangs in the wardrobe: garments of our own, for samples, thumbnails and tests."""

from enum import StrEnum


class Item(StrEnum):
    TEE = "tee"
    TEE_BACK = "tee_back"
    JUMPER = "jumper"
    BLAZER = "blazer"
    DRESS = "dress"
    DRESS_BACK = "dress_back"
    SKIRT = "skirt"
    JEANS = "jeans"
    SHORTS = "shorts"
    SNEAKERS = "sneakers"
    TOTE = "tote"
    HAT = "hat"
