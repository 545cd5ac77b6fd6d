"""How a picture is brought to a size: cropped, padded or scaled. Sizes and places, no pixels.

Everything is exact and deterministic: a size is rounded half up, and what is asked for is what
comes out, to the pixel.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from cyclorama.errors import InvalidInput, TooLarge
from cyclorama.imaging.canvas import Size

TOLERANCE = 0.1
MAX_PIXELS = 100_000_000
MAX_SIDE = 30_000


class Mode(StrEnum):
    """`crop` fills the frame and cuts off what is over; `pad` shows the whole picture and adds
    what is missing; `scale` only resizes; `auto` crops where the shapes nearly agree, or pads."""

    AUTO = "auto"
    CROP = "crop"
    PAD = "pad"
    SCALE = "scale"


class Proportions(StrEnum):
    """Of `scale`: the picture fits into the frame, and the result is no larger than the picture
    in it; or it is stretched to the frame."""

    PRESERVE = "preserve"
    STRETCH = "stretch"


class Resampling(StrEnum):
    NEAREST = "nearest"
    BILINEAR = "bilinear"
    BICUBIC = "bicubic"
    LANCZOS = "lanczos"


class Position(StrEnum):
    """The part of a picture that a crop keeps."""

    CENTER = "center"
    TOP = "top"
    BOTTOM = "bottom"
    LEFT = "left"
    RIGHT = "right"
    TOP_LEFT = "top_left"
    TOP_RIGHT = "top_right"
    BOTTOM_LEFT = "bottom_left"
    BOTTOM_RIGHT = "bottom_right"

    @property
    def shares(self) -> tuple[float, float]:
        """Of what is over, how much is cut off at the left and at the top: 0, a half or all."""
        across = 0.0 if "left" in self else 1.0 if "right" in self else 0.5
        down = 0.0 if "top" in self else 1.0 if "bottom" in self else 0.5
        return across, down


class Margins(NamedTuple):
    """Room kept free inside the frame. Below 1 it is a share of the frame's height (top, bottom)
    or width (left, right), from 1 on it is in pixels."""

    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    left: float = 0.0


class Wish(NamedTuple):
    """What is asked for; see `lay_out`. `aspect_ratio` is width to height."""

    width: int | None = None
    height: int | None = None
    aspect_ratio: float | None = None
    mode: Mode = Mode.AUTO
    tolerance: float = TOLERANCE
    proportions: Proportions = Proportions.PRESERVE
    position: Position = Position.CENTER
    margins: Margins = Margins()


@dataclass(frozen=True)
class Layout:
    """The picture is resized to `scaled`; from there its window at `window`, as large as `seen`,
    is laid into the `frame` at `place`. Windows and places are left and top, in pixels. `added`:
    whether the frame shows more than the picture."""

    mode: Mode
    scaled: Size
    window: tuple[int, int]
    seen: Size
    frame: Size
    place: tuple[int, int]

    @property
    def added(self) -> bool:
        return self.seen != self.frame


def check_wish(wish: Wish, has_reference: bool) -> None:
    """Whether it can be fulfilled, as far as that is to be seen without the picture.

    Raises InvalidInput and TooLarge with a sentence that says what to mend.
    """
    width, height, ratio = wish.width, wish.height, wish.aspect_ratio
    if (width, height, ratio) == (None, None, None) and not (has_reference or any(wish.margins)):
        raise InvalidInput(
            "Say what to adjust the picture to: a target width or height, an aspect ratio, a"
            " reference picture, or margins."
        )
    _check_size(Size(width or 1, height or 1))
    if width and height and ratio and not _is_near(width / height, ratio, 1 / min(width, height)):
        raise InvalidInput(
            f"{width} x {height} has the aspect ratio {width / height:.4g}, not {ratio:g}: leave"
            " out one of the three."
        )


def lay_out(source: Size, wish: Wish, reference: Size | None = None) -> Layout:
    """How a picture of that size becomes what is asked for.

    The frame is `width` x `height`. Where one side is missing, it follows from the aspect ratio:
    the one asked for, else the reference's, else the picture's own. With an aspect ratio alone,
    a crop takes the largest part of the picture, and padding the smallest frame around it; with
    a reference alone the frame is as large as that; with margins alone they are added around the
    picture. `auto` crops where the aspect ratios of the picture and of its room in the frame
    differ by at most `tolerance` (0.1 is a tenth), and pads otherwise.

    Raises InvalidInput for margins that leave no room, TooLarge over 100 megapixels.
    """
    check_wish(wish, reference is not None)
    frame = _frame(source, wish, reference)
    room, place = _room(frame, wish.margins)
    mode = _decided(source, room, wish)
    match mode:
        case Mode.CROP:
            layout = _cropped(source, room, place, frame, wish.position)
        case Mode.PAD:
            scaled = _within(source, room)
            centred = (
                place[0] + (room.width - scaled.width) // 2,
                place[1] + (room.height - scaled.height) // 2,
            )
            layout = Layout(mode, scaled, (0, 0), scaled, frame, centred)
        case _:
            stretched = wish.proportions is Proportions.STRETCH
            scaled = room if stretched else _within(source, room)
            around = frame.width - room.width, frame.height - room.height
            held = Size(scaled.width + around[0], scaled.height + around[1])
            layout = Layout(mode, scaled, (0, 0), scaled, held, place)
    _check_size(layout.frame)
    return layout


def _frame(source: Size, wish: Wish, reference: Size | None) -> Size:
    width, height = wish.width, wish.height
    if width and height:
        return Size(width, height)
    shape = reference or source
    ratio = wish.aspect_ratio or shape.width / shape.height
    if width or height:
        frame = Size(width or _rounded(height * ratio), height or _rounded(width / ratio))  # type: ignore[operator]
    elif wish.aspect_ratio:
        frame = _of_ratio(source, ratio, _decided(source, None, wish))
    elif reference:
        frame = reference
    else:
        frame = _around(source, wish.margins)
    _check_size(frame)
    return frame


def _of_ratio(source: Size, ratio: float, mode: Mode) -> Size:
    """The frame of that ratio that keeps the size of what is seen of the picture."""
    wider = ratio > source.width / source.height
    keep_width = wider if mode is Mode.CROP else not wider
    if keep_width:
        return Size(source.width, _rounded(source.width / ratio))
    return Size(_rounded(source.height * ratio), source.height)


def _around(source: Size, margins: Margins) -> Size:
    def with_room(side: int, first: float, second: float) -> int:
        pixels = sum(margin for margin in (first, second) if margin >= 1)
        share = sum(margin for margin in (first, second) if margin < 1)
        if share >= 1:
            raise _no_room()
        return _rounded((side + pixels) / (1 - share))

    return Size(
        with_room(source.width, margins.left, margins.right),
        with_room(source.height, margins.top, margins.bottom),
    )


def _room(frame: Size, margins: Margins) -> tuple[Size, tuple[int, int]]:
    """What the margins leave of the frame, and where."""

    def pixels(margin: float, side: int) -> int:
        return _rounded(margin * side if margin < 1 else margin, least=0)

    top, bottom = (pixels(margin, frame.height) for margin in (margins.top, margins.bottom))
    left, right = (pixels(margin, frame.width) for margin in (margins.left, margins.right))
    room = Size(frame.width - left - right, frame.height - top - bottom)
    if min(room) < 1:
        raise _no_room()
    return room, (left, top)


def _decided(source: Size, room: Size | None, wish: Wish) -> Mode:
    if wish.mode is not Mode.AUTO:
        return wish.mode
    ratio = room.width / room.height if room is not None else wish.aspect_ratio
    assert ratio is not None
    near = _is_near(source.width / source.height, ratio, wish.tolerance)
    return Mode.CROP if near else Mode.PAD


def _cropped(
    source: Size, room: Size, place: tuple[int, int], frame: Size, position: Position
) -> Layout:
    factor = max(room.width / source.width, room.height / source.height)
    scaled = Size(
        max(room.width, _rounded(source.width * factor)),
        max(room.height, _rounded(source.height * factor)),
    )
    across, down = position.shares
    window = (
        _rounded((scaled.width - room.width) * across, least=0),
        _rounded((scaled.height - room.height) * down, least=0),
    )
    return Layout(Mode.CROP, scaled, window, room, frame, place)


def _within(source: Size, room: Size) -> Size:
    factor = min(room.width / source.width, room.height / source.height)
    return Size(
        min(room.width, _rounded(source.width * factor)),
        min(room.height, _rounded(source.height * factor)),
    )


def _is_near(ratio: float, other: float, tolerance: float) -> bool:
    return max(ratio / other, other / ratio) - 1 <= tolerance + 1e-9


def _rounded(length: float, least: int = 1) -> int:
    return max(least, int(length + 0.5))


def _check_size(size: Size) -> None:
    if max(size) > MAX_SIDE or size.width * size.height > MAX_PIXELS:
        raise TooLarge(
            f"The picture would measure {size.width} x {size.height} pixels; at most"
            f" {MAX_PIXELS // 1_000_000} megapixels and {MAX_SIDE} on a side are made."
        )


def _no_room() -> InvalidInput:
    return InvalidInput("The margins leave no room for the picture: make them smaller.")
