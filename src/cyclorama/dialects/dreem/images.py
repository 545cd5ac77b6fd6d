"""The pictures that a request brings: where each is, and what it shows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from pydantic import JsonValue, ValidationError

from cyclorama.dialects.dreem.enums import FrameType, ProductType, ViewType, parse
from cyclorama.dialects.dreem.errors import DreemError, ErrorCode
from cyclorama.dialects.dreem.fields import choice
from cyclorama.errors import InvalidInput
from cyclorama.imaging.hint import Hint
from cyclorama.library.shots import View

MAX_IMAGES = 10
MAX_FRAMES = 2
EXTENSIONS = (".jpg", ".jpeg", ".png", ".webp")

CheckUrl = Callable[[str], None]
"""Raises InvalidInput for an address that the server would never fetch or call."""


@dataclass(frozen=True)
class ProductImage:
    """`view` is None where the caller did not say which side the picture shows."""

    url: str
    view: View | None
    is_main: bool
    hint: Hint | None

    def shows(self, view: View) -> bool:
        """A picture of a side that nobody named is one of the front."""
        return (self.view or View.FRONT) is view


@dataclass(frozen=True)
class Frames:
    """Addresses of the pictures that a clip begins with and, perhaps, ends with."""

    first: str
    last: str | None


def read_product_images(value: JsonValue, check_url: CheckUrl) -> tuple[ProductImage, ...]:
    items = _listed(value, MAX_IMAGES)
    return tuple(_product_image(number, item, check_url) for number, item in enumerate(items))


def read_frames(value: JsonValue, check_url: CheckUrl) -> Frames:
    items = _listed(value, MAX_FRAMES)
    found: dict[FrameType, str] = {}
    for number, item in enumerate(items):
        url, kind = _frame(number, item, check_url)
        if kind in found:
            raise DreemError(ErrorCode.InvalidFrameType, f"images has two of {kind.name}.")
        found[kind] = url
    if FrameType.FirstFrame not in found:
        raise DreemError(
            ErrorCode.InvalidFrameType,
            "A clip needs a first frame: one of images must have the frameType 0 (FirstFrame).",
        )
    return Frames(found[FrameType.FirstFrame], found.get(FrameType.LastFrame))


def main_photo(images: Sequence[ProductImage], view: View, shot_code: str) -> ProductImage:
    """The product's photo for a shot that shows it from this side."""
    for image in images:
        if image.is_main and image.shows(view):
            return image
    raise DreemError(
        ErrorCode.InvalidImages,
        f"The shot {shot_code} shows the {view} of the product: images needs a Main image "
        f"whose viewType is {ViewType[view.name.title()].value} ({view.name.title()}).",
    )


def _listed(value: JsonValue, most: int) -> list[JsonValue]:
    if not isinstance(value, list) or not value:
        raise DreemError(ErrorCode.InvalidImages, "images must be a list with at least one image.")
    if len(value) > most:
        raise DreemError(ErrorCode.TooManyImages, f"At most {most} images, not {len(value)}.")
    return value


def _addressed(
    number: int, item: JsonValue, check_url: CheckUrl
) -> tuple[str, Mapping[str, JsonValue], str]:
    """Place, fields and address of an item of images."""
    place = f"images[{number}]"
    if not isinstance(item, dict) or not isinstance(item.get("url"), str):
        raise DreemError(ErrorCode.InvalidImages, f"{place} needs a url.")
    url = str(item["url"])
    try:
        check_url(url)
    except InvalidInput as error:
        raise DreemError(ErrorCode.InvalidImages, f"{place}: {error.public}") from error
    if PurePosixPath(urlsplit(url).path).suffix.lower() not in EXTENSIONS:
        raise DreemError(
            ErrorCode.InvalidImageFormat,
            f"{place}: the URL's path must end in {', '.join(EXTENSIONS)}.",
        )
    return place, item, url


def _product_image(number: int, item: JsonValue, check_url: CheckUrl) -> ProductImage:
    place, fields, url = _addressed(number, item, check_url)
    view = choice(fields, "viewType", ViewType, ViewType.Front, ErrorCode.InvalidInput, place)
    product = choice(
        fields, "productType", ProductType, ProductType.Main, ErrorCode.InvalidInput, place
    )
    return ProductImage(
        url=url,
        view=None if fields.get("viewType") is None else view.view,
        is_main=product is ProductType.Main,
        hint=_hint(place, fields),
    )


def _frame(number: int, item: JsonValue, check_url: CheckUrl) -> tuple[str, FrameType]:
    place, fields, url = _addressed(number, item, check_url)
    try:
        return url, parse(FrameType, fields.get("frameType"))
    except ValueError as error:
        raise DreemError(
            ErrorCode.InvalidFrameType,
            f"{place}.frameType must be 0 (FirstFrame) or 1 (LastFrame).",
        ) from error


def _hint(place: str, item: Mapping[str, JsonValue]) -> Hint | None:
    if item.get("hint") is None:
        return None
    try:
        return Hint.model_validate(item["hint"])
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in ("hint", *first["loc"]))
        raise DreemError(ErrorCode.InvalidInput, f"{place}.{where}: {first['msg']}.") from error
