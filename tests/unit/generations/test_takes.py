"""Several ways to make one picture become one step that tries them in turn."""

from cyclorama.credits.prices import Charge, load_prices
from cyclorama.generations.takes import STRIDE, Taking, in_takes, picture_in_takes
from cyclorama.production.plan import Items, Output, Plan, StepRef, StepSpec, Value

TAKING = Taking(attempts=3, threshold=0.8, judge="mock", shot_type="front_full_body")
CUT = StepSpec(id="cut", type="cut_out", params={"photo": Value(value="photo")})


def row(seed: int) -> tuple[StepSpec, ...]:
    """A figure in what was cut out, and then made smaller."""
    cut, figure = StepRef(step="cut", output="media"), StepRef(step="figure", output="media")
    return (
        StepSpec(id="figure", type="dress", params={"of": Items(items=(cut,)), "pose": _v(seed)}),
        StepSpec(
            id="prediction-0",
            type="adjust_image",
            params={"image": figure},
            charge=Charge(item="packshot", tier="1k"),
        ),
    )


def _v(value: int) -> Value:
    return Value(value=value)


def plan() -> Plan:
    step = picture_in_takes(row, 5, TAKING)
    return Plan(steps=(CUT, step), outputs=(Output(name="picture", step=step.id),))


def test_each_take_has_its_own_seed_and_fills_in_its_own_steps():
    params = plan().resolve("prediction-0", {"cut": {"media": "the cut-out"}})

    assert [one["seed"] for one in params["tries"]] == [5, 5 + STRIDE, 5 + 2 * STRIDE]
    assert params["tries"][1]["work"] == [
        {
            "step": "figure",
            "make": "dress",
            "params": {"of": ["the cut-out"], "pose": 5 + STRIDE},
        },
        {
            "step": "prediction-0",
            "make": "adjust_image",
            "params": {"image": {"made_by": ["figure", "media"]}},
        },
    ]
    assert params["shot_type"] == "front_full_body"
    assert params["threshold"] == 0.8
    assert params["judge"] == "mock"


def test_only_the_picture_that_is_judged_keeps_its_layers():
    edit = StepSpec(id="edit", type="edit_photo", params={"image": _v(1)})
    tries = in_takes([(edit,), (edit, row(1)[-1])], [1, 2], TAKING).params["tries"].items

    kept = [
        ["layers" in one.fields["params"].fields for one in each.fields["work"].items]
        for each in tries
    ]
    assert kept == [[True], [False, False]]


def test_it_needs_what_its_takes_need_and_may_cost_as_much_as_all_of_them():
    assert plan().step("prediction-0").needs == {"cut"}
    assert plan().price(load_prices()) == 18


def test_a_price_of_its_own_counts_for_every_take():
    step = StepSpec(id="a", type="packshot", charge=7)

    assert in_takes([(step,)] * 2, [1, 2], TAKING).charge == 14
    assert in_takes([(CUT,)] * 2, [1, 2], TAKING).charge is None


def test_no_two_takes_of_a_batch_have_the_same_seed():
    seeds = [number + STRIDE * take for number in range(16) for take in range(20)]

    assert len(set(seeds)) == 320
    assert all(STRIDE % variants for variants in range(2, 100))


def test_what_was_asked_for_is_read_back_from_a_generations_details():
    assert Taking.read({"other": 1, **TAKING.kept()}) == TAKING
    assert Taking.read({"other": 1}) is None
