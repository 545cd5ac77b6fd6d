"""What a set tells about itself beside its pixels."""

from dataclasses import dataclass

from cyclorama.imaging.linear import colour_to_linear
from cyclorama.scenery.backdrop import Light


@dataclass(frozen=True)
class Look:
    """ground, horizon and light as in a Backdrop. written: there are figures or letters in it,
    which would be wrong in a mirror."""

    light: Light
    ground: float = 0.94
    horizon: float = 0.5
    written: bool = False


def light(
    across: float,
    height: float,
    colour: str,
    ambient: str,
    hardness: float = 0.5,
    rim: str = "#000000",
) -> Light:
    """A Light whose colours are written as sRGB."""
    return Light(across, height, linear(colour), linear(ambient), hardness, linear(rim))


def linear(colour: str) -> tuple[float, float, float]:
    red, green, blue = (float(part) for part in colour_to_linear(colour))
    return red, green, blue


def pick(colours: tuple[str, ...], number: int, otherwise: str) -> str:
    """The colour of that number, where there are as many."""
    return colours[number] if number < len(colours) else otherwise
