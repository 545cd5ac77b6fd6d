"""What a caller may say about where the product is.

Pure data: the API process imports this module, so it stays free of picture
libraries. Everything is measured in fractions of the upright picture (after
its EXIF turn), so a hint holds for any size the picture is worked on.
"""

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Fraction = Annotated[float, Field(ge=0.0, le=1.0, allow_inf_nan=False)]

MAX_POINTS = 64


class Box(BaseModel):
    """A rectangle that holds the whole product; the product may touch its sides."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    left: Fraction
    top: Fraction
    right: Fraction
    bottom: Fraction

    @model_validator(mode="after")
    def _spans_an_area(self) -> Self:
        if self.left >= self.right or self.top >= self.bottom:
            raise ValueError("a box needs left < right and top < bottom")
        return self


class Point(BaseModel):
    """A spot that belongs to the product (`inside`) or to what lies around it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    x: Fraction
    y: Fraction
    inside: bool = True


class Hint(BaseModel):
    """A box, points, or both."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    box: Box | None = None
    points: tuple[Point, ...] = Field(default=(), max_length=MAX_POINTS)

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.box is None and not self.points:
            raise ValueError("a hint needs a box or at least one point")
        return self
