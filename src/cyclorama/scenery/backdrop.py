"""A set as it was drawn: its pixels, where one stands on it and how it is lit."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Light:
    """The light that falls on whoever stands on a set.

    across: -1 from the left, 0 from the front, 1 from the right. height: 0 at the horizon, 1 from
    straight above. colour and ambient: linear RGB, 1 is white, of the light and of what the
    shadows get. hardness: 0 an overcast sky, 1 a bare lamp. rim: linear RGB of a light from
    behind, black for none.
    """

    across: float = -0.4
    height: float = 0.6
    colour: tuple[float, float, float] = (1.0, 1.0, 1.0)
    ambient: tuple[float, float, float] = (0.6, 0.6, 0.6)
    hardness: float = 0.5
    rim: tuple[float, float, float] = (0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Backdrop:
    """picture: uint8 (h, w, 3) sRGB. ground: how far down, 0..1, the feet of a person stand who
    is seen in full. horizon: how far down, 0..1, the camera's own height lies."""

    picture: NDArray[np.uint8]
    ground: float = 0.9
    horizon: float = 0.5
    light: Light = Light()
