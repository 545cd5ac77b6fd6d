"""`--box` and `--point`: where the product is, in fractions or pixels of the upright photo."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from cyclorama.errors import InvalidInput

if TYPE_CHECKING:
    from cyclorama.imaging.hint import Hint

BoxOption = Annotated[
    str | None,
    typer.Option(
        "--box",
        metavar="LEFT,TOP,RIGHT,BOTTOM",
        help="A box that holds the whole product: fractions (0 to 1) or pixels of the upright "
        "photo.",
    ),
]
PointOption = Annotated[
    list[str] | None,
    typer.Option(
        "--point", metavar="X,Y", help="A spot on the product, as for --box. Can be repeated."
    ),
]
OutsideOption = Annotated[
    list[str] | None,
    typer.Option("--outside", metavar="X,Y", help="A spot beside the product. Can be repeated."),
]


@dataclass(frozen=True)
class TypedHint:
    """A hint as it was typed, before the size of the photo is known."""

    box: tuple[float, ...] | None = None
    inside: tuple[tuple[float, ...], ...] = ()
    outside: tuple[tuple[float, ...], ...] = ()

    def within(self, width: int, height: int) -> "Hint | None":
        """The hint for a photo of that size, None if there is none.

        Raises InvalidInput for what does not lie in the photo.
        """
        from pydantic import ValidationError

        from cyclorama.imaging.hint import Box, Hint, Point

        if self == TypedHint():
            return None
        try:
            box = None
            if self.box is not None:
                left, top, right, bottom = _fractions(self.box, width, height)
                box = Box(left=left, top=top, right=right, bottom=bottom)
            points = [
                Point(x=x, y=y, inside=inside)
                for spots, inside in ((self.inside, True), (self.outside, False))
                for x, y in (_fractions(spot, width, height) for spot in spots)
            ]
            return Hint(box=box, points=tuple(points))
        except ValidationError as error:
            raise InvalidInput(
                f"The box or point does not fit in the photo of {width} x {height} pixels: give "
                "left,top,right,bottom or x,y, from its upper left corner."
            ) from error


def read_hint(
    box: str | None, points: list[str] | None = None, outside: list[str] | None = None
) -> TypedHint:
    """Raises BadParameter for what is not two or four numbers."""
    return TypedHint(
        box=None if box is None else _numbers(box, 4, "--box"),
        inside=tuple(_numbers(point, 2, "--point") for point in points or ()),
        outside=tuple(_numbers(point, 2, "--outside") for point in outside or ()),
    )


def _numbers(text: str, count: int, option: str) -> tuple[float, ...]:
    try:
        numbers = tuple(float(part) for part in text.split(","))
    except ValueError:
        numbers = ()
    if len(numbers) != count or not all(math.isfinite(number) for number in numbers):
        raise typer.BadParameter(f"{text!r} is not {count} numbers.", param_hint=option)
    return numbers


def _fractions(numbers: tuple[float, ...], width: int, height: int) -> tuple[float, ...]:
    """Numbers of which one is over 1 are pixels."""
    if max(numbers) <= 1:
        return numbers
    return tuple(
        number / (width if index % 2 == 0 else height) for index, number in enumerate(numbers)
    )
