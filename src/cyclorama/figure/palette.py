"""Shades of one colour, by eye: steps of lightness in OKLab (Ottosson, 2020).

Shadows of skin turn warmer and more saturated; scaling RGB would make them grey.
"""

from dataclasses import dataclass
from math import atan2, cos, hypot, sin

Lch = tuple[float, float, float]  # lightness 0..1, chroma, hue in radians


def shade(colour: str, lighter: float, richer: float = 1.0, warmer: float = 0.0) -> str:
    """The colour with `lighter` added to its lightness, its chroma times `richer` and its hue
    turned by `warmer` radians towards red."""
    lightness, chroma, hue = _lch(colour)
    return _hex((min(1.0, max(0.0, lightness + lighter)), chroma * richer, hue - warmer))


def mix(one: str, other: str, part: float) -> str:
    """`one` with that part of `other`."""
    pairs = zip(_oklab(one), _oklab(other), strict=True)
    lightness, a, b = (p + (q - p) * part for p, q in pairs)
    return _hex((lightness, hypot(a, b), atan2(b, a)))


def lightness(colour: str) -> float:
    return _oklab(colour)[0]


@dataclass(frozen=True)
class Tones:
    """A colour in even light, its shadow, its deep shadow, its light, and the ink around it."""

    base: str
    shadow: str
    deep: str
    light: str
    line: str


def skin_tones(skin: str) -> Tones:
    dark = 1 - lightness(skin)
    return Tones(
        base=skin,
        shadow=shade(skin, -0.055 - 0.015 * dark, 1.2 - 0.28 * dark, 0.05 * (1 - dark)),
        deep=shade(skin, -0.115 - 0.005 * dark, 1.3 - 0.55 * dark, 0.10 * (1 - dark)),
        light=shade(skin, 0.03 + 0.07 * dark, 0.85),
        line=shade(skin, -0.20 - 0.52 * (lightness(skin) - 0.35), 1.1 - 0.5 * dark, 0.10),
    )


def hair_tones(hair: str) -> Tones:
    light = lightness(hair)
    return Tones(
        base=hair,
        shadow=shade(hair, -0.05 - 0.05 * light, 1.05),
        deep=shade(hair, -0.09 - 0.10 * light, 1.0),
        light=shade(hair, 0.09, 1.05),
        line=shade(hair, -0.10 - 0.28 * light, 0.9),
    )


def cloth_tones(colour: str) -> Tones:
    return Tones(
        base=colour,
        shadow=shade(colour, -0.05, 1.05),
        deep=shade(colour, -0.10, 1.05),
        light=shade(colour, 0.025),
        line=shade(colour, -0.30, 1.0),
    )


def _lch(colour: str) -> Lch:
    light, a, b = _oklab(colour)
    return light, hypot(a, b), atan2(b, a)


def _oklab(colour: str) -> tuple[float, float, float]:
    r, g, b = (_decoded(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    medium = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _hex(colour: Lch) -> str:
    light, chroma, hue = colour
    a, b = chroma * cos(hue), chroma * sin(hue)
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    channels = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
    return "#" + "".join(f"{round(255 * _encoded(channel)):02X}" for channel in channels)


def _decoded(level: float) -> float:
    return level / 12.92 if level <= 0.04045 else ((level + 0.055) / 1.055) ** 2.4


def _encoded(light: float) -> float:
    light = min(1.0, max(0.0, light))
    return light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
