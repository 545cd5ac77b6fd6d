"""The last step of a picture: in exactly the size that was asked for, and with the charge."""

from cyclorama.generations.charges import picture_charge
from cyclorama.generations.drawn_size import drawn_size
from cyclorama.generations.sources import step_id
from cyclorama.production.plan import Param, StepRef, StepSpec, Value
from cyclorama.steps.edit_photo import LONGEST


def finished(
    drawn: StepSpec, number: int, width: int | None, height: int | None
) -> tuple[StepSpec, ...]:
    """`drawn` makes prediction `number`, from 0, in its drawn size: by itself where that is the
    one that was asked for, else another step crops it to that. Width and height in pixels; None:
    as it is drawn."""
    charge = picture_charge(width or LONGEST, height or LONGEST)
    asked = {
        name: pixels
        for name, pixels in (("target_width", width), ("target_height", height))
        if pixels is not None
    }
    if not asked or (width and height and drawn_size(width, height) == (width, height)):
        return (drawn.model_copy(update={"id": step_id(number), "charge": charge}),)
    drawn = drawn.model_copy(update={"id": f"drawn-{number}"})
    params: dict[str, Param] = {
        "image": StepRef(step=drawn.id, output="media"),
        "mode": Value(value="crop"),
        **{name: Value(value=pixels) for name, pixels in asked.items()},
    }
    last = StepSpec(id=step_id(number), type="adjust_image", params=params, charge=charge)
    return drawn, last
