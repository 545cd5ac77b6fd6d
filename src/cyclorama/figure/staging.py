"""How a person is set in a picture: what of the figure shows, and before which backdrop."""

from typing import Annotated

from pydantic import Field

from cyclorama.imaging.composition import Backdrop, Part, Sweep

Heads = Annotated[float, Field(ge=-1, le=10)]


class Cropping(Part):
    """The frame holds the figure from `top` to `bottom`, in heads above the floor: 9 is the
    crown, 0 the floor. `margin` is left free above and below, in parts of the frame's height;
    `across` is where the figure's middle stands in the frame's width."""

    top: Heads = 9.0
    bottom: Heads = 0.0
    margin: Annotated[float, Field(ge=0, lt=0.4)] = 0.05
    across: Annotated[float, Field(ge=0, le=1)] = 0.5


class Staging(Part):
    cropping: Cropping = Cropping()
    backdrop: Backdrop = Sweep()
