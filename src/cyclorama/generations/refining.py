"""The step that makes a picture larger and finer."""

from cyclorama.credits.prices import Charge
from cyclorama.generations.records import NewRefine
from cyclorama.production.plan import Param, StepSpec, Value

FACTORS = (2, 4, 8)


def refine_step(new: NewRefine, picture: Param) -> StepSpec:
    """`picture`: the media to be refined."""
    params: dict[str, Param] = {"image": picture, "prompt": Value(value=new.prompt or "")}
    if new.scale_factor is not None:
        params["factor"] = Value(value=int(new.scale_factor))
    else:
        params |= {"width": Value(value=new.width), "height": Value(value=new.height)}
    return StepSpec(
        id=new.step_id,
        type="upscale",
        params=params,
        charge=Charge(item="refine", tier="1k"),
    )
