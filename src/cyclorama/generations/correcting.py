"""Corrections of one picture: what is behind its subject, its frame, its faces.

They are exact: every prediction of a batch is the same picture.
"""

from collections.abc import Iterator, Mapping

from pydantic import JsonValue

from cyclorama.credits.prices import Charge
from cyclorama.generations.sources import step_id
from cyclorama.production.plan import Param, StepSpec, Value

CORRECTION = Charge(item="correction", tier="1k")


def background_steps(image: Param, palette: Param, strategy: str, count: int) -> Iterator[StepSpec]:
    """Bring the background to the colours of `palette`."""
    params = {"image": image, "palette": palette, "strategy": Value(value=strategy)}
    yield from _steps("fix_background", params, count)


def adjust_steps(
    image: Param, reference: Param | None, how: Mapping[str, JsonValue], count: int
) -> Iterator[StepSpec]:
    """Resize, crop or pad. `how`: parameters of the step; those that are None are left out."""
    params: dict[str, Param] = {"image": image}
    if reference is not None:
        params["reference"] = reference
    params |= {name: Value(value=value) for name, value in how.items() if value is not None}
    yield from _steps("adjust_image", params, count)


def face_steps(image: Param, reference: Param | None) -> Iterator[StepSpec]:
    """Make the faces of a picture clearer; `reference` shows one of them as it is."""
    params = {"image": image}
    if reference is not None:
        params["reference"] = reference
    yield from _steps("fix_faces", params, 1)


def _steps(kind: str, params: Mapping[str, Param], count: int) -> Iterator[StepSpec]:
    for number in range(count):
        yield StepSpec(id=step_id(number), type=kind, params=dict(params), charge=CORRECTION)
