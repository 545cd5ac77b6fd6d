"""Apps: what the engines can do, each verb by an id, for those who try one out on its own.

An app takes the parameters of its step. Where a step takes a picture, the app takes its address.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from cyclorama.credits.prices import Charge
from cyclorama.errors import InvalidInput, NotFound
from cyclorama.production.plan import Items, Output, Param, Plan, StepRef, StepSpec, Value
from cyclorama.steps.registry import step_type
from cyclorama.templates.shape import shape_of

MAKE = "make"
IMAGE_URL = "image_url"
"""Another name for the parameter of an app that takes its one picture."""

MAX_MEDIA = 10


@dataclass(frozen=True)
class App:
    """`image`: the parameter that takes its one picture. `fixed`: what the payload may not say.
    `dearest`: what one use can cost at most, which is its price."""

    id: str
    step: str
    dearest: Charge
    image: str | None = None
    fixed: Mapping[str, JsonValue] | None = None


_PICTURE = Charge(item="picture", tier="4k")
_CORRECTION = Charge(item="correction", tier="1k")

APPS: Mapping[str, App] = {
    app.id: app
    for app in (
        App("cyclorama/adjust-image", "adjust_image", _CORRECTION, "image"),
        App("cyclorama/create-image", "create_image", _PICTURE, fixed={"quantity": 1}),
        App("cyclorama/cut-out", "cut_out", _CORRECTION, "photo"),
        App("cyclorama/edit-image", "edit_photo", _PICTURE, "image"),
        App("cyclorama/fix-background", "fix_background", _CORRECTION, "image"),
        App("cyclorama/fix-faces", "fix_faces", _CORRECTION, "image"),
        App(
            "cyclorama/image-to-image",
            "image_2_image",
            _PICTURE,
            IMAGE_URL,
            fixed={"quantity": 1},
        ),
        App(
            "cyclorama/make-video",
            "animate_photo",
            Charge(item="video", tier="1k", quantity=10),
            "image",
        ),
        App("cyclorama/upscale", "upscale", Charge(item="refine", tier="1k"), "image"),
    )
}


def find_app(app_id: str) -> App:
    """Raises NotFound."""
    if app_id not in APPS:
        known = ", ".join(APPS)
        raise NotFound(f"There is no app {app_id[:100]!r} on this server. There are: {known}.")
    return APPS[app_id]


def addresses_in(app: App, payload: Mapping[str, JsonValue]) -> Iterator[tuple[str, str]]:
    """Of the pictures that the payload names, each with its parameter. Raises InvalidInput."""
    media = _media_params(app)
    for name, value in payload.items():
        if _own_name(app, name) in media:
            for url in value if isinstance(value, list) else [value]:
                if not isinstance(url, str):
                    raise InvalidInput(f"{name} takes the address of a picture.")
                yield name, url


def app_plan(app: App, payload: Mapping[str, JsonValue], image: str | None = None) -> Plan:
    """`image`: a media that was sent with the request, in place of an address.

    Raises InvalidInput with a sentence that names the first parameter that does not fit.
    """
    if image is not None and app.image is None:
        raise InvalidInput(f"The app {app.id} takes no image.")
    params: dict[str, Param] = {}
    ingests: list[StepSpec] = []

    def taken_in(url: JsonValue) -> Param:
        step = StepSpec(id=f"in-{len(ingests)}", type="ingest", params={"url": Value(value=url)})
        ingests.append(step)
        return StepRef(step=step.id, output="media")

    media = _media_params(app)
    for name, value in payload.items():
        own = _own_name(app, name)
        if own in (app.fixed or {}):
            raise InvalidInput(f"The app {app.id} does not take {name}.")
        if own not in media or value is None:
            params[own] = Value(value=value)
        elif isinstance(value, list):
            params[own] = Items(items=tuple(map(taken_in, value)))
        else:
            params[own] = taken_in(value)
    if image is not None and app.image is not None:
        params[app.image] = Value(value=image)
    params |= {name: Value(value=value) for name, value in (app.fixed or {}).items()}
    if len(ingests) > MAX_MEDIA:
        raise InvalidInput(f"An app takes at most {MAX_MEDIA} pictures.")
    step_type(app.step).check({name: _stand_in(param) for name, param in params.items()})
    step = StepSpec(id=MAKE, type=app.step, params=params, charge=app.dearest)
    return Plan(steps=(*ingests, step), outputs=(Output(name="result", step=MAKE),))


def _own_name(app: App, name: str) -> str:
    return app.image if name == IMAGE_URL and app.image is not None else name


def _media_params(app: App) -> frozenset[str]:
    """The parameters of its step that hold media."""
    shape = shape_of(step_type(app.step))
    return frozenset(name for name in shape.names if name == app.image or shape.media((name,)))


def _stand_in(param: Param) -> JsonValue:
    """Something of the same kind, for what only the run can tell."""
    match param:
        case Value(value=value):
            return value
        case Items(items=items):
            return ["media" for _ in items]
    return "media"
