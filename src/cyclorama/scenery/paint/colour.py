"""Colours of paint: sRGB, as `#RRGGBB` or as three numbers 0..1."""

import re

import numpy as np
from numpy.typing import NDArray

from cyclorama import errors

Paint = NDArray[np.float32]
_HEX = re.compile(r"#[0-9a-fA-F]{6}")


def rgb(colour: str) -> Paint:
    """`#RRGGBB` as three numbers 0..1. Raises InvalidInput for anything else."""
    if not _HEX.fullmatch(colour):
        raise errors.InvalidInput(f"A colour is written #RRGGBB, not {colour!r}.")
    return np.asarray(np.array(list(bytes.fromhex(colour[1:]))) / 255, np.float32)


def code(paint: Paint) -> str:
    levels = np.clip(np.rint(np.asarray(paint) * 255), 0, 255).astype(int)
    return "#{:02x}{:02x}{:02x}".format(*levels)


def mix(one: str, other: str, share: float = 0.5) -> str:
    """`share` of the other colour in the one."""
    return code(rgb(one) * (1 - share) + rgb(other) * share)


def darker(colour: str, share: float = 0.3) -> str:
    return mix(colour, "#000000", share)


def lighter(colour: str, share: float = 0.3) -> str:
    return mix(colour, "#ffffff", share)


def ramp(colours: tuple[str, ...] | list[str], along: NDArray[np.floating]) -> Paint:
    """The colours in even steps from 0 to 1, read at `along` (any shape): (..., 3)."""
    stops = np.stack([rgb(colour) for colour in colours])
    at = np.linspace(0, 1, len(stops))
    channels = [np.interp(along, at, stops[:, channel]) for channel in range(3)]
    return np.stack(channels, axis=-1).astype(np.float32)
