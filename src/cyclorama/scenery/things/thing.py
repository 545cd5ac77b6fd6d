"""The things there are drawings of, and the words that name them. Loads no pixels."""

import re
from enum import StrEnum
from functools import cache

COLOURS = {
    "#d8222c": "red, crimson, scarlet",
    "#f07a1c": "orange",
    "#f2bf24": "yellow, gold, golden",
    "#2f9a4c": "green, emerald",
    "#1fa6a0": "teal, turquoise, mint",
    "#2464d0": "blue, navy, azure",
    "#7a44c8": "purple, violet, lilac",
    "#ee6fa4": "pink, rose, magenta",
    "#7a4a2c": "brown, leather, wooden",
    "#f4f4f2": "white, ivory, cream",
    "#22242a": "black",
    "#a4abb4": "silver, grey, gray, chrome",
}


class Thing(StrEnum):
    BURGER = "burger"
    PIZZA = "pizza"
    CUP = "cup"
    ICE_CREAM = "ice_cream"
    CAKE = "cake"
    SNEAKER = "sneaker"
    BAG = "bag"
    WATCH = "watch"
    PERFUME = "perfume"
    BOTTLE = "bottle"
    LIPSTICK = "lipstick"
    SUNGLASSES = "sunglasses"
    T_SHIRT = "t_shirt"
    PHONE = "phone"
    LAPTOP = "laptop"
    HEADPHONES = "headphones"
    CAMERA = "camera"
    CAR = "car"
    ROCKET = "rocket"
    FOOTBALL = "football"
    CHAIR = "chair"
    BOOK = "book"
    GIFT = "gift"


WORDS = {
    Thing.BURGER: "burger, hamburger, cheeseburger, sandwich, fast food",
    Thing.PIZZA: "pizza, margherita",
    Thing.CUP: "cup, coffee, tea, mug, espresso, cappuccino, latte, hot chocolate",
    Thing.ICE_CREAM: "ice cream, gelato, sundae, ice cone",
    Thing.CAKE: "cake, birthday cake, tart, dessert, cupcake",
    Thing.SNEAKER: "sneaker, shoe, trainer, running shoe, footwear, boot",
    Thing.BAG: "handbag, bag, purse, tote, backpack, suitcase",
    Thing.WATCH: "watch, wristwatch, smartwatch, chronograph",
    Thing.PERFUME: "perfume, fragrance, cologne, eau de parfum, scent",
    Thing.BOTTLE: "bottle, drink, soda, lemonade, wine, beer, juice, shampoo, lotion, serum",
    Thing.LIPSTICK: "lipstick, make-up, makeup, cosmetics, cosmetic",
    Thing.SUNGLASSES: "sunglasses, glasses, eyewear, shades",
    Thing.T_SHIRT: "t-shirt, tshirt, tee, shirt, jersey",
    Thing.PHONE: "phone, smartphone, mobile phone, cell phone",
    Thing.LAPTOP: "laptop, notebook computer, computer",
    Thing.HEADPHONES: "headphones, headphone, headset, earphones, earbuds",
    Thing.CAMERA: "photo camera, digital camera, film camera, vintage camera, dslr, camera",
    Thing.CAR: "car, automobile, sports car, suv, vehicle, taxi",
    Thing.ROCKET: "rocket, spaceship, space ship, startup launch",
    Thing.FOOTBALL: "football, soccer ball, ball",
    Thing.CHAIR: "chair, armchair, furniture, stool",
    Thing.BOOK: "book, novel, magazine",
    Thing.GIFT: "gift, gift box, present, parcel",
}


@cache
def _pattern(table: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    named = {word.strip(): key for key, words in table for word in words.split(",")}
    longest_first = sorted(named, key=len, reverse=True)
    pattern = r"(?<!\w)(" + "|".join(map(re.escape, longest_first)) + r")(?:s|es)?(?!\w)"
    return re.compile(pattern), named


def _first(words: str, table: tuple[tuple[str, str], ...]) -> str | None:
    pattern, named = _pattern(table)
    found = pattern.search(" ".join(words.lower().replace("_", " ").split()))
    return named[found.group(1)] if found else None


def read_thing(words: str) -> Thing | None:
    """The first thing that the words name, of those there are drawings of."""
    named = _first(words, tuple((thing.value, names) for thing, names in WORDS.items()))
    return Thing(named) if named else None


def read_colour(words: str) -> str | None:
    """The first colour that the words name, as `#rrggbb`."""
    return _first(words, tuple(COLOURS.items()))
