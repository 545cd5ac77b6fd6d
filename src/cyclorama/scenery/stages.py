"""The sets, painted: any of them, at any ratio."""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from zlib import crc32

import cv2
import numpy as np

from cyclorama.imaging.canvas import Size
from cyclorama.scenery.backdrop import Backdrop
from cyclorama.scenery.brief import SetName
from cyclorama.scenery.paint.lights import finished
from cyclorama.scenery.paint.painting import Painting
from cyclorama.scenery.sets.look import Look

Paints = Callable[[Painting, tuple[str, ...]], Look]

LARGEST = 2048  # px: what is larger is enlarged; nothing in a set is finer, and memory is short
MODULES = "cyclorama.scenery.sets"
FAMILIES = {
    "arenas": (SetName.STADIUM, SetName.BALLPARK, SetName.BASKETBALL_COURT, SetName.ICE_RINK),
    "cities": (SetName.CITY_NIGHT, SetName.CITY_DAY),
    "cold": (SetName.ARCTIC, SetName.SNOW_VILLAGE),
    "fairs": (SetName.TRADE_SHOW, SetName.MALL),
    "feasts": (SetName.PARTY, SetName.NEW_YEAR, SetName.BIRTHDAY),
    "gyms": (SetName.GYM, SetName.LOCKER_ROOM),
    "halls": (SetName.PALACE, SetName.CHURCH),
    "homes": (SetName.BATHROOM, SetName.LIVING_ROOM),
    "lanterns": (SetName.LANTERN_STREET,),
    "meadows": (SetName.GARDEN, SetName.PARK, SetName.ROSES),
    "offices": (SetName.OFFICE,),
    "shores": (SetName.BEACH, SetName.RIVERSIDE),
    "shows": (SetName.FASHION_SHOW, SetName.FOLK_STAGE),
    "skies": (SetName.DEEP_SPACE, SetName.ANIME_SKY),
    "squares": (SetName.TIMES_SQUARE, SetName.STREET),
    "studios": (SetName.STUDIO, SetName.DESK),
    "temples": (SetName.TEMPLE,),
    "tracks": (SetName.RACE_TRACK,),
    "wilds": (SetName.JUNGLE, SetName.SAVANNA),
}
MODULE_OF = {name: module for module, names in FAMILIES.items() for name in names}


def stage(
    name: SetName, size: Size, *, variant: int = 0, colours: tuple[str, ...] = ()
) -> Backdrop:
    """Paint a set in width x height pixels. The same arguments paint the same picture.

    `variant`: others of the same place. `colours`: `#RRGGBB` for what has the colours of a team or
    a brand in it, such as seats, flags or a studio's wall. Raises InvalidInput for other colours.
    """
    paint: Paints = getattr(import_module(f"{MODULES}.{MODULE_OF[name]}"), name.value)
    return _painted(paint, name.value, size, variant, colours)


def seamless(size: Size, paper: str) -> Backdrop:
    """Paper of that colour without an end, and nothing else."""
    return _painted(import_module(f"{MODULES}.studios").seamless, "seamless", size, 0, (paper,))


def _painted(
    paint: Paints, name: str, size: Size, variant: int, colours: tuple[str, ...]
) -> Backdrop:
    share = min(1.0, LARGEST / max(size))
    small = Size(max(1, round(size.width * share)), max(1, round(size.height * share)))
    painting = Painting(small, crc32(f"{name} {variant}".encode()))
    look = paint(painting, colours)
    picture, light = finished(painting), look.light
    if small != size:
        picture = cv2.resize(picture, size, interpolation=cv2.INTER_CUBIC)
    if variant % 2 and not look.written:
        picture = np.ascontiguousarray(picture[:, ::-1])
        light = replace(light, across=-light.across)
    return Backdrop(picture, look.ground, look.horizon, light)
