import pytest
from pydantic import ValidationError

from cyclorama.credits.prices import Charge, Price, PriceList
from cyclorama.errors import InvalidInput
from cyclorama.production.plan import (
    Fields,
    InputRef,
    Items,
    OptionRef,
    Output,
    Plan,
    StepRef,
    StepSpec,
    Text,
    Value,
    When,
)

PRICES = PriceList({"shot": Price(unit="shot", tiers={"1k": 6, "2k": 8})})


def step(step_id, *needs, params=None, **more):
    edges = {f"from_{need}": StepRef(step=need, output="media") for need in needs}
    return StepSpec(id=step_id, type="packshot", params={**edges, **(params or {})}, **more)


def plan(*steps, outputs="", **more):
    wanted = outputs.split() or [steps[-1].id]
    return Plan(steps=steps, outputs=[Output(name=name, step=name) for name in wanted], **more)


DIAMOND = (step("a"), step("b", "a"), step("c", "a"), step("d", "b", "c"))


def test_layers_hold_what_need_not_wait_for_each_other():
    layers = [[spec.id for spec in layer] for layer in plan(*DIAMOND).layers()]

    assert layers == [["a"], ["b", "c"], ["d"]]


def test_layers_do_not_depend_on_the_order_in_which_steps_are_written():
    layers = [[spec.id for spec in layer] for layer in plan(*reversed(DIAMOND)).layers()]

    assert layers == [["a"], ["c", "b"], ["d"]]


@pytest.mark.parametrize(
    ("steps", "complaint"),
    [
        pytest.param((step("a", "a"),), "wait for each other: a", id="needs itself"),
        pytest.param((step("a", "b"), step("b", "a")), "wait for each other: a, b", id="circle"),
        pytest.param((step("a", "x"),), "unknown step 'x'", id="unknown step"),
        pytest.param((step("a"), step("a")), "same id", id="same id twice"),
        pytest.param(
            (step("a", params={"p": InputRef(name="photo")}),), "unknown input 'photo'", id="input"
        ),
        pytest.param(
            (step("a", params={"p": OptionRef(name="size")}),), "unknown option 'size'", id="option"
        ),
        pytest.param((step("a", when=When(option="x")),), "unknown option 'x'", id="condition"),
        pytest.param(
            (step("a", params={"p": Items(items=[InputRef(name="deep")])}),),
            "unknown input 'deep'",
            id="input in a list",
        ),
    ],
)
def test_a_plan_that_cannot_be_carried_out_is_refused(steps, complaint):
    with pytest.raises(ValidationError, match=complaint):
        plan(*steps)


def test_an_output_of_an_unknown_step_is_refused():
    with pytest.raises(ValidationError, match="output x: unknown step 'x'"):
        plan(step("a"), outputs="x")


@pytest.mark.parametrize(
    ("options", "active"),
    [
        ({"logo": "yes", "size": "big"}, {"a", "logo", "stamp"}),
        ({"logo": "", "size": "big"}, {"a"}),
        ({"logo": "yes", "size": "small"}, {"a", "logo"}),
    ],
)
def test_a_step_applies_if_its_condition_and_those_of_what_it_needs_hold(options, active):
    conditional = plan(
        step("a"),
        step("logo", "a", when=When(option="logo")),
        step("stamp", "logo", when=When(option="size", among=("big",))),
        options=options,
    )

    assert conditional.active == active


def test_the_price_counts_active_steps_only():
    charge = Charge(item="shot", tier="2k")
    conditional = plan(
        step("a"),
        step("b", charge=charge),
        step("c", charge=charge, when=When(option="more")),
        options={"more": False},
    )

    assert conditional.price(PRICES) == 8
    assert conditional.price_of("a", PRICES) == 0


def test_references_are_replaced_by_what_they_stand_for():
    references = plan(
        step("a"),
        step(
            "b",
            "a",
            params={
                "literal": Value(value={"x": [1]}),
                "photo": InputRef(name="photo"),
                "size": OptionRef(name="size"),
            },
        ),
        inputs={"photo": "https://example.com/a.jpg"},
        options={"size": "2k"},
    )

    resolved = references.resolve("b", {"a": {"media": "m1", "confidence": 0.9}})

    assert resolved == {
        "literal": {"x": [1]},
        "photo": "https://example.com/a.jpg",
        "size": "2k",
        "from_a": "m1",
    }


def test_a_plan_survives_being_stored():
    stored = plan(*DIAMOND, options={"o": 1}).model_dump_json()

    assert Plan.model_validate_json(stored) == plan(*DIAMOND, options={"o": 1})


def test_references_inside_lists_and_objects_are_edges_and_are_resolved():
    garments = Items(
        items=[
            Fields(fields={"cut_out": StepRef(step="a", output="media"), "main": Value(value=True)})
        ]
    )
    dressed = plan(step("a"), step("b", params={"garments": garments}))

    assert dressed.step("b").needs == {"a"}
    assert dressed.resolve("b", {"a": {"media": "m1"}}) == {
        "garments": [{"cut_out": "m1", "main": True}]
    }
    assert Plan.model_validate(dressed.model_dump(mode="json")) == dressed


def hoped(step_id, output="media", index=None):
    return StepRef(step=step_id, output=output, index=index, optional=True)


def test_what_is_only_hoped_for_is_awaited_but_not_needed():
    voice, clip = step("voice"), step("clip")
    mix = step("mix", "clip", params={"sound": hoped("voice")})

    assert mix.needs == {"clip"}
    assert mix.awaits == {"clip", "voice"}
    assert [{s.id for s in layer} for layer in plan(voice, clip, mix).layers()] == [
        {"voice", "clip"},
        {"mix"},
    ]


def test_a_step_waits_for_those_it_comes_after():
    late = step("late", after=("first",))

    assert [[s.id for s in layer] for layer in plan(late, step("first")).layers()] == [
        ["first"],
        ["late"],
    ]
    with pytest.raises(ValidationError, match="unknown step 'x'"):
        plan(step("a", after=("x",)))


@pytest.mark.parametrize(
    ("param", "expected"),
    [
        (
            Text(parts=[Value(value="a "), StepRef(step="t", output="text"), Value(value="!")]),
            "a fox!",
        ),
        (Text(parts=[hoped("gone"), Value(value=7), Value(value=None)]), "7"),
        (Text(parts=[Value(value=["x", "y"]), Value(value=True)]), "x, yyes"),
        (StepRef(step="t", output="lines", index=1), "two"),
        (hoped("t", "lines", 5), None),
        (hoped("t", "nothing"), None),
        (hoped("gone"), None),
        (Items(items=[StepRef(step="t", output="lines"), Value(value="z")]), ["one", "two", "z"]),
        (Items(items=[hoped("gone"), Value(value=None)]), [None]),
        (Items(items=[Value(value=["a"])]), [["a"]]),
        (Fields(fields={"at": StepRef(step="t", output="text")}), {"at": "fox"}),
    ],
)
def test_parameters_are_put_together_from_what_steps_gave(param, expected):
    whole = plan(step("t"), step("gone"), step("user", params={"p": param}))
    given = {"t": {"text": "fox", "lines": ["one", "two"]}}

    assert whole.resolve("user", given)["p"] == expected


@pytest.mark.parametrize(
    ("param", "sentence"),
    [
        (StepRef(step="t", output="lines", index=2), "made no lines[2]: it made 2"),
        (Text(parts=[Value(value={"a": 1})]), "cannot be put into a text"),
    ],
)
def test_what_cannot_be_put_together_is_bad_input(param, sentence):
    whole = plan(step("t"), step("user", params={"p": param}))

    with pytest.raises(InvalidInput) as refused:
        whole.resolve("user", {"t": {"lines": ["one", "two"]}})
    assert sentence in refused.value.public


def test_a_fee_and_prices_of_its_own_are_part_of_the_price():
    priced = plan(step("a", charge=4), step("b", charge=Charge(item="shot", tier="1k")), fee=20)

    assert priced.price(PRICES) == 30
    assert priced.price_of("a", PRICES) == 4
