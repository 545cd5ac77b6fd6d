"""`POST /ai-tool/packshot`: read the request in the contract's check order, compile a plan."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePosixPath
from typing import TypeVar
from urllib.parse import urlsplit

from pydantic import JsonValue, ValidationError

from cyclorama.credits.prices import Charge
from cyclorama.dialects.dreem.enums import (
    OutputAspectRatio,
    OutputFormat,
    OutputResolution,
    ProductType,
    ViewType,
    parse,
)
from cyclorama.dialects.dreem.errors import DreemError, ErrorCode
from cyclorama.errors import InvalidInput
from cyclorama.imaging.hint import Hint
from cyclorama.library.shots import PackshotShot, View
from cyclorama.production.plan import Output, Plan, StepRef, StepSpec, Value
from cyclorama.production.submit import Callback

MAX_IMAGES = 10
EXTENSIONS = (".jpg", ".jpeg", ".png", ".webp")
# A product fills at most this part of a photo's resolution, so a larger picture needs no
# larger cut-out than itself.
CUT_OUT_EDGES = {"1k": 2048, "2k": 2048, "4k": 4096}

E = TypeVar("E", bound=Enum)
CheckUrl = Callable[[str], None]
"""Raises InvalidInput for an address that the server would never fetch or call."""


@dataclass(frozen=True)
class ProductImage:
    url: str
    view: View
    is_main: bool
    hint: Hint | None


@dataclass(frozen=True)
class PackshotRequest:
    shots: tuple[PackshotShot, ...]
    images: tuple[ProductImage, ...]
    format: OutputFormat
    ratio: OutputAspectRatio
    resolution: OutputResolution
    callback: Callback | None
    state: Mapping[str, JsonValue] | None


def read_request(
    body: JsonValue,
    shots: Mapping[str, PackshotShot],
    check_image: CheckUrl,
    check_callback: CheckUrl,
) -> PackshotRequest:
    """Raises DreemError for the first thing that is wrong, in the contract's order."""
    if not isinstance(body, dict):
        raise DreemError(ErrorCode.InvalidInput, "The body must be a JSON object.")
    for field in ("shotCodes", "images"):
        if body.get(field) is None:
            raise DreemError(ErrorCode.InvalidInput, f"The field {field} is missing.")
    codes = _shot_codes(body["shotCodes"])
    images = _images(body["images"], check_image)
    request_format = _choice(
        body, "outputFormat", OutputFormat, OutputFormat.Png, ErrorCode.InvalidOutputFormat
    )
    ratio = _choice(
        body,
        "outputAspectRatio",
        OutputAspectRatio,
        OutputAspectRatio.Ratio1x1,
        ErrorCode.InvalidOutputAspectRatio,
    )
    resolution = _choice(
        body, "resolution", OutputResolution, OutputResolution.OneK, ErrorCode.InvalidResolution
    )
    callback = read_callback(body, check_callback)
    state = body.get("state")
    if state is not None and not isinstance(state, dict):
        raise DreemError(ErrorCode.InvalidInput, "state must be a JSON object.")
    request = PackshotRequest(
        shots=tuple(_shot(code, shots) for code in codes),
        images=images,
        format=request_format,
        ratio=ratio,
        resolution=resolution,
        callback=callback,
        state=state,
    )
    for shot in request.shots:
        _photo_for(shot, images)  # raises if there is none
    return request


def compile_plan(request: PackshotRequest) -> Plan:
    """One photo taken in and cut out per view that the shots ask for; one packshot per shot."""
    views = list(dict.fromkeys(shot.view for shot in request.shots))
    steps: list[StepSpec] = []
    resolution = request.resolution.resolution
    for view in views:
        photo = _photo_for(next(s for s in request.shots if s.view is view), request.images)
        steps.append(
            StepSpec(id=f"photo-{view}", type="ingest", params={"url": Value(value=photo.url)})
        )
        cut_out_params: dict[str, Value | StepRef] = {
            "photo": StepRef(step=f"photo-{view}", output="media"),
            "max_edge": Value(value=CUT_OUT_EDGES[resolution]),
        }
        if photo.hint is not None:
            cut_out_params["hint"] = Value(value=photo.hint.model_dump(mode="json"))
        steps.append(StepSpec(id=f"cut-out-{view}", type="cut_out", params=dict(cut_out_params)))
    for number, shot in enumerate(request.shots, 1):
        steps.append(
            StepSpec(
                id=f"shot-{number}",
                type="packshot",
                params={
                    "cut_out": StepRef(step=f"cut-out-{shot.view}", output="media"),
                    "name": Value(value=shot.code.lower()),
                    "composition": Value(value=shot.composition.model_dump(mode="json")),
                    "ratio": Value(value=request.ratio.ratio.value),
                    "resolution": Value(value=resolution.value),
                    "format": Value(value=request.format.format.value),
                },
                charge=Charge(item="packshot", tier=resolution.value),
            )
        )
    outputs = tuple(
        Output(name=shot.code, step=f"shot-{number}")
        for number, shot in enumerate(request.shots, 1)
    )
    return Plan(steps=tuple(steps), outputs=outputs)


def read_callback(body: Mapping[str, JsonValue], check_url: CheckUrl) -> Callback | None:
    """An empty string means none: the vendor's own client sends it so."""
    url, secret = body.get("callbackUrl"), body.get("callbackSecret")
    if url is None or url == "":
        return None
    if not isinstance(url, str):
        raise DreemError(ErrorCode.InvalidCallbackUrl, "callbackUrl must be a URL.")
    try:
        check_url(url)
    except InvalidInput as error:
        raise DreemError(ErrorCode.InvalidCallbackUrl, f"callbackUrl: {error.public}") from error
    if secret is not None and not isinstance(secret, str):
        raise DreemError(ErrorCode.InvalidInput, "callbackSecret must be a string.")
    return Callback(url, secret or None)


def _shot_codes(value: JsonValue) -> Sequence[str]:
    if not isinstance(value, list) or not value:
        raise DreemError(
            ErrorCode.InvalidShotCodes, "shotCodes must be a list with at least one shot code."
        )
    codes = [code.strip() for code in value if isinstance(code, str) and code.strip()]
    if len(codes) != len(value):
        raise DreemError(ErrorCode.InvalidShotCodes, "Each of shotCodes must be a shot's code.")
    if len({code.casefold() for code in codes}) < len(codes):
        raise DreemError(ErrorCode.InvalidShotCodes, "shotCodes names a shot twice.")
    return codes


def _shot(code: str, shots: Mapping[str, PackshotShot]) -> PackshotShot:
    if code not in shots:
        raise DreemError(
            ErrorCode.ShotNotFound,
            f"There is no packshot with the code {code!r}. GET /studio/shots lists them.",
        )
    return shots[code]


def _images(value: JsonValue, check_url: CheckUrl) -> tuple[ProductImage, ...]:
    if not isinstance(value, list) or not value:
        raise DreemError(ErrorCode.InvalidImages, "images must be a list with at least one image.")
    if len(value) > MAX_IMAGES:
        raise DreemError(ErrorCode.TooManyImages, f"At most {MAX_IMAGES} images, not {len(value)}.")
    return tuple(_image(number, item, check_url) for number, item in enumerate(value))


def _image(number: int, item: JsonValue, check_url: CheckUrl) -> ProductImage:
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
    view = _choice(item, "viewType", ViewType, ViewType.Front, ErrorCode.InvalidInput, place)
    product = _choice(
        item, "productType", ProductType, ProductType.Main, ErrorCode.InvalidInput, place
    )
    return ProductImage(url, view.view, product is ProductType.Main, _hint(place, item))


def _hint(place: str, item: Mapping[str, JsonValue]) -> Hint | None:
    if item.get("hint") is None:
        return None
    try:
        return Hint.model_validate(item["hint"])
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in ("hint", *first["loc"]))
        raise DreemError(ErrorCode.InvalidInput, f"{place}.{where}: {first['msg']}.") from error


def _photo_for(shot: PackshotShot, images: Sequence[ProductImage]) -> ProductImage:
    for image in images:
        if image.is_main and image.view is shot.view:
            return image
    raise DreemError(
        ErrorCode.InvalidImages,
        f"The shot {shot.code} shows the {shot.view} of the product: images needs a Main image "
        f"whose viewType is {ViewType[shot.view.name.title()].value} ({shot.view.name.title()}).",
    )


def _choice(
    item: Mapping[str, JsonValue],
    field: str,
    kind: type[E],
    default: E,
    code: ErrorCode,
    place: str = "",
) -> E:
    value = item.get(field)
    if value is None:
        return default
    try:
        return parse(kind, value)
    except ValueError as error:
        choices = ", ".join(f"{member.value} ({member.name})" for member in kind)
        where = f"{place}.{field}" if place else field
        raise DreemError(code, f"{where} must be one of {choices}.") from error
