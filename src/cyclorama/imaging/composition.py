"""How a product is set in its picture: framing, backdrop and shadow, as data.

A composition holds no pixels and no size: the same one serves every ratio and
resolution. Lengths are fractions of the frame's width (across) or height (down).
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]
"""An sRGB colour as `#RRGGBB`."""

Fraction = Annotated[float, Field(ge=0, le=1)]


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Whole(Part):
    """The whole product, inside margins.

    The product's box (alpha over one half) is scaled until it fills the frame less
    `margin` on every side, exactly to within 1 px on the axis that binds. On the other
    axis `across` and `down` share out what is left: 0 sets the product against the
    left or top margin, 0.5 in the middle, 1 against the right or bottom margin.

    Where the photo's border cuts the product off (a person from the waist up), there
    is no margin: the cut is laid on the frame's border, so that nothing floats.
    """

    kind: Literal["whole"] = "whole"
    margin: Annotated[float, Field(ge=0, lt=0.45)] = 0.10
    across: Fraction = 0.5
    down: Fraction = 0.5


class Detail(Part):
    """A window into the product that fills the frame, without margins.

    `share` is the window's long edge as a part of the product's longest edge; the
    window lies as near to the focus (fractions of the product's box) as it can while
    every pixel is product. It shrinks down to half of `share` to achieve that.
    """

    kind: Literal["detail"] = "detail"
    share: Annotated[float, Field(gt=0, le=1)] = 0.45
    focus_across: Fraction = 0.5
    focus_down: Fraction = 0.4


Framing = Annotated[Whole | Detail, Field(discriminator="kind")]


class Sweep(Part):
    """A studio's curved wall: `wall` above runs softly into `floor` below.

    The bend lies `rise` of the frame's height above the foot of the product, so the
    product always stands on the floor. `vignette` darkens the corners by that part.
    """

    kind: Literal["sweep"] = "sweep"
    wall: Colour = "#FAFAFA"
    floor: Colour = "#F1F1F1"
    rise: Fraction = 0.16
    softness: Annotated[float, Field(gt=0, le=0.5)] = 0.045
    vignette: Fraction = 0.07


class Plain(Part):
    """One colour, exactly, unless a vignette darkens the corners."""

    kind: Literal["plain"] = "plain"
    colour: Colour = "#FFFFFF"
    vignette: Fraction = 0.0


class Transparent(Part):
    """Nothing behind the product. A format without transparency shows white."""

    kind: Literal["transparent"] = "transparent"


Backdrop = Annotated[Sweep | Plain | Transparent, Field(discriminator="kind")]


class ShadowKind(StrEnum):
    """What the product rests on: a floor, a table seen from above, a wall, or nothing."""

    STANDING = "standing"
    FLAT_LAY = "flat_lay"
    HANGING = "hanging"
    NONE = "none"


class Shadow(Part):
    """`strength` scales the shadow's darkness; 1 is a softly lit studio."""

    kind: ShadowKind = ShadowKind.STANDING
    strength: Annotated[float, Field(ge=0, le=1.5)] = 1.0


class Composition(Part):
    framing: Framing = Whole()
    backdrop: Backdrop = Sweep()
    shadow: Shadow = Shadow()
