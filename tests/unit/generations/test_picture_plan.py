"""What pictures are made of becomes steps."""

from collections.abc import Sequence

import pytest

from cyclorama.figure.appearance import Appearance, Gender
from cyclorama.generations.parts import Parts, Product
from cyclorama.generations.picture_plan import picture_steps, shared_steps
from cyclorama.production.plan import Output, Plan, StepSpec, Value
from cyclorama.steps.registry import step_type

WOMAN = Appearance(gender=Gender.FEMALE)
DRESS = Product(front=Value(value="dress"), back=Value(value="dress-back"), clothing=True)
MUG = Product(front=Value(value="mug"))
PHOTO = Value(value="photo")


def parts(**more: object) -> Parts:
    values = {"prompt": "A dress.", "width": 512, "height": 640, "seed": 5}
    return Parts(**(values | more))  # type: ignore[arg-type]


def steps_of(made: Parts, count: int = 1) -> Plan:
    """The plan of so many pictures, which the step types accept."""
    steps = list(shared_steps(made))
    for number in range(count):
        steps += picture_steps(made, number)
    plan = Plan(steps=tuple(steps), outputs=(Output(name="one", step="prediction-0"),))
    made_before = {step.id: {"media": "media"} for step in plan.steps}
    for step in plan.steps:
        step_type(step.type).check(plan.resolve(step.id, made_before))
    return plan


def types(steps: Sequence[StepSpec]) -> list[str]:
    return [step.type for step in steps]


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ({"person": WOMAN, "products": (DRESS,)}, ["cut_out", "dress"]),
        ({"person": WOMAN}, ["dress"]),
        (
            {"person": WOMAN, "products": (DRESS, MUG), "background": "a beach"},
            ["cut_out", "cut_out", "dress", "edit_photo"],
        ),
        ({"products": (MUG,)}, ["cut_out", "packshot"]),
        ({"products": (MUG,), "style": "street photography"}, ["cut_out", "edit_photo"]),
        ({"products": (MUG,), "base": PHOTO}, ["edit_photo"]),
        ({"references": (PHOTO, PHOTO)}, ["edit_photo"]),
        ({}, ["make_picture"]),
        ({"width": 3000, "height": 2000}, ["make_picture", "adjust_image"]),
    ],
)
def test_the_parts_decide_on_the_steps(what: dict[str, object], expected: list[str]):
    plan = steps_of(parts(**what))

    assert types(plan.steps) == expected
    assert [step.id for step in plan.steps if step.charge] == ["prediction-0"]


def test_the_seed_chooses_pose_and_variant_and_counts_up():
    worn = parts(person=WOMAN, products=(DRESS,))
    poses = [picture_steps(worn, number)[-1].params["pose"] for number in range(4)]
    assert len({str(pose) for pose in poses}) == 4
    assert poses[1] == picture_steps(parts(person=WOMAN, seed=6), 0)[-1].params["pose"]

    drawn = [picture_steps(parts(), number)[-1].params["brief"] for number in range(2)]
    assert drawn[0] != drawn[1]


def test_a_pose_that_is_named_is_held_in_every_picture():
    posed = parts(person=WOMAN, pose="relaxed")
    assert picture_steps(posed, 0)[-1].params["pose"] == picture_steps(posed, 1)[-1].params["pose"]


def test_from_behind_the_back_is_worn():
    plan = steps_of(parts(person=WOMAN, products=(DRESS, MUG), view="back"))
    cut_outs = {step.id: step.params["photo"] for step in plan.steps if step.type == "cut_out"}
    assert cut_outs == {
        "cut-out-0-back": Value(value="dress-back"),
        "cut-out-1": Value(value="mug"),
    }


def test_from_behind_products_are_set_in_a_place_as_they_were_cut_out():
    plan = steps_of(parts(products=(DRESS, DRESS, MUG), view="back", background="a beach"))
    params = plan.step("prediction-0").params
    shown = [params["image"], *params["references"].items]  # type: ignore[union-attr]
    assert [one.step for one in shown] == [  # type: ignore[union-attr]
        "cut-out-0-back",
        "cut-out-1-back",
        "cut-out-2",
    ]


def test_cut_outs_are_made_once_for_all_pictures():
    plan = steps_of(parts(person=WOMAN, products=(DRESS,)), count=3)
    assert types(plan.steps) == ["cut_out", "dress", "dress", "dress"]


@pytest.mark.parametrize(
    ("width", "height", "tier"), [(1024, 64, "1k"), (1025, 64, "2k"), (64, 4096, "4k")]
)
def test_pictures_are_charged_by_their_longer_side(width: int, height: int, tier: str):
    charge = picture_steps(parts(width=width, height=height), 0)[-1].charge
    assert charge is not None
    assert charge.tier == tier  # type: ignore[union-attr]
