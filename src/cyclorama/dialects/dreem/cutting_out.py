"""The steps that take a photo in and cut its product out."""

from cyclorama.dialects.dreem.enums import OutputResolution
from cyclorama.dialects.dreem.images import ProductImage
from cyclorama.imaging.canvas import Resolution
from cyclorama.production.plan import Param, StepRef, StepSpec, Value

# A product fills at most this part of a photo's resolution, so a larger picture needs no
# larger cut-out than itself.
MAX_EDGES = {Resolution.ONE_K: 2048, Resolution.TWO_K: 2048, Resolution.FOUR_K: 4096}


def cutting_out(
    name: str, photo: ProductImage, resolution: OutputResolution
) -> tuple[StepSpec, StepSpec]:
    """Steps `photo-{name}` and `cut-out-{name}`; `media` of the latter is the cut-out."""
    params: dict[str, Param] = {
        "photo": StepRef(step=f"photo-{name}", output="media"),
        "max_edge": Value(value=MAX_EDGES[resolution.resolution]),
    }
    if photo.hint is not None:
        params["hint"] = Value(value=photo.hint.model_dump(mode="json"))
    return (
        StepSpec(id=f"photo-{name}", type="ingest", params={"url": Value(value=photo.url)}),
        StepSpec(id=f"cut-out-{name}", type="cut_out", params=params),
    )


def cut_out_of(name: str) -> StepRef:
    return StepRef(step=f"cut-out-{name}", output="media")
