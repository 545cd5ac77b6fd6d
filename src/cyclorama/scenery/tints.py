"""Colours as `#rrggbb`: mixed, and told apart."""

import colorsys
from typing import cast


def rgb(colour: str) -> tuple[int, int, int]:
    return cast(tuple[int, int, int], tuple(bytes.fromhex(colour[1:])))


def mixed(one: str, other: str, share: float) -> str:
    """So much of the other, 0..1."""
    pairs = zip(rgb(one), rgb(other), strict=True)
    return _hex(*(a + (b - a) * share for a, b in pairs))


def darker(colour: str, share: float) -> str:
    return mixed(colour, "#000000", share)


def lighter(colour: str, share: float) -> str:
    return mixed(colour, "#ffffff", share)


def luminance(colour: str) -> float:
    """0 black to 1 white, as WCAG 2 has it."""
    red, green, blue = (
        level / 12.92 if level <= 0.03928 else ((level + 0.055) / 1.055) ** 2.4
        for level in (value / 255 for value in rgb(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """1 (alike) to 21 (black on white)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def readable_on(ground: str, *wanted: str) -> str:
    """The first of the wanted colours that can be read on that ground, else white or black."""
    for colour in wanted:
        if contrast(colour, ground) >= 4.0:
            return colour
    return max(("#ffffff", "#101216"), key=lambda colour: contrast(colour, ground))


def vivid(colour: str, least: float = 0.45) -> str:
    """Neither near black nor near white, so that it shows as a colour."""
    red, green, blue = (value / 255 for value in rgb(colour))
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    if full < 0.08:
        return colour
    light = min(max(light, 0.32), 0.68)
    return _hex(*(255 * part for part in colorsys.hls_to_rgb(hue, light, max(full, least))))


def _hex(red: float, green: float, blue: float) -> str:
    return "#" + "".join(f"{min(255, max(0, round(level))):02x}" for level in (red, green, blue))
