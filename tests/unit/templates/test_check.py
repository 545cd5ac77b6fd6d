"""Everything that is wrong with a definition is told: where, which rule, and what mends it."""

import pytest

from cyclorama.errors import InvalidInput
from cyclorama.templates.check import check
from cyclorama.templates.compile import Sizes, compile_plan
from cyclorama.templates.event import NO_EVENT
from cyclorama.templates.findings import DefinitionRefused
from cyclorama.templates.known import known
from cyclorama.templates.options import settle
from cyclorama.templates.price import ChargeRule
from templates_to_check import IMAGE_OPTION, changed, definition


def found(raw, find=None):
    checked = check(raw, known(find) if find else known())
    assert (checked.template is None) is bool(checked.errors)
    return [(finding.path, finding.code.value) for finding in checked.errors]


def test_a_good_definition_is_a_template():
    checked = check(definition(), known())

    assert checked.errors == ()
    assert checked.accepted().step["grid"].type == "tile_grid_images"


STEP = {"id": "more", "type": "chat", "params": {"prompt": "x"}}


@pytest.mark.parametrize(
    ("path", "value", "place", "code"),
    [
        ("id", "Acme Cells", "id", "bad_id"),
        ("id", "a", "id", "bad_id"),
        ("label", "x" * 201, "label", "too_long"),
        ("credits", {"image": -1}, "credits.image", "bad_value"),
        ("inputs", ["fax"], "inputs[0]", "bad_value"),
        ("steps", [], "steps", "missing_field"),
        ("steps", "many", "steps", "bad_value"),
        ("steps", [STEP] * 10_000, "steps", "too_many"),
        ("steps.2", "chat", "steps[2]", "not_an_object"),
        ("steps.2.id", "Text!", "steps[2].id", "bad_id"),
        ("steps.2.id", "cells", "steps[2].id", "duplicate_id"),
        ("steps.2.typ", "chat", "steps[2].typ", "unknown_field"),
        ("steps.2.type", "paint", "steps[2].type", "unknown_type"),
        ("steps.2.type", "ingest", "steps[2].type", "unknown_type"),
        ("steps.2.credits", -4, "steps[2].credits", "bad_value"),
        ("steps.2.depends_on", ["text"], "steps[2].depends_on[0]", "self_dependency"),
        ("steps.2.depends_on", ["nothing"], "steps[2].depends_on[0]", "unknown_dependency"),
        ("steps.2.params", {}, "steps[2].params.prompt", "missing_param"),
        ("steps.2.params.tone", "kind", "steps[2].params.tone", "unknown_param"),
        ("steps.2.params.lines", 21, "steps[2].params.lines", "bad_param"),
        ("steps.2.params.option", "Guess", "steps[2].params.option", "bad_param"),
        ("steps.1.params.grid_pattern", 3, "steps[1].params.grid_pattern", "bad_param"),
        ("steps.1.params.grid_pattern", "0x3", "steps[1].params.grid_pattern", "bad_param"),
        ("steps.1.params.grid_pattern", "9999x9999", "steps[1].params.grid_pattern", "bad_param"),
        ("steps.1.params.image_urls", [], "steps[1].params.image_urls", "bad_param"),
        ("steps.1.params.gap", -1, "steps[1].params.gap", "bad_param"),
        ("steps.0.params.image_url", "a word", "steps[0].params.image_url", "bad_param"),
        ("outputs", [], "outputs", "no_output"),
        ("outputs.0.step", "nothing", "outputs[0].step", "unknown_output"),
        ("available_options.2.key", "Words", "available_options[2].key", "bad_id"),
        ("available_options.2.key", "image_url", "available_options[2].key", "duplicate_id"),
        ("available_options.2.component", "slider", "available_options[2].component", "bad_value"),
        ("available_options.2.default", ["a"], "available_options[2].default", "bad_option"),
        ("available_options.2.default", "x" * 2001, "available_options[2].default", "bad_option"),
        ("available_options.2.pattern", "(a", "available_options[2].pattern", "bad_option"),
        ("available_options.2.pattern", r"(a)\1", "available_options[2].pattern", "bad_option"),
        ("available_options.2.minimum", 3, "available_options[2].minimum", "bad_option"),
        ("available_options.2.max_items", 3, "available_options[2].max_items", "bad_option"),
        ("available_options.0.default", "no address", "available_options[0].default", "bad_option"),
        ("available_options.2.component", "select", "available_options[2].choices", "bad_option"),
    ],
)
def test_each_fault_is_found_where_it_is(path, value, place, code):
    assert (place, code) in found(changed(path, value))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{options.colour}}", "unknown_option"),
        ("{{inputs.videos}}", "unknown_input"),
        ("{{event.owner}}", "bad_placeholder"),
        ("{{workflow.secret}}", "bad_placeholder"),
        ("{{steps.nothing.url}}", "unknown_dependency"),
        ("{{steps.text.text}}", "self_dependency"),
        ("{{steps.cells.text}}", "unknown_output"),
        ("{{steps.cells}}", "bad_placeholder"),
        ("{{steps.cells.url", "bad_placeholder"),
        ("{{ {{options.words}} }}", "bad_placeholder"),
        ("{{options}}", "bad_placeholder"),
        ("{{options.words.upper}}", "bad_placeholder"),
        ("{{options.words.upper()}}", "bad_placeholder"),
        ("{{options['words']}}", "bad_placeholder"),
        ("{{options.words | upper}}", "bad_placeholder"),
        ("{{options.__class__}}", "bad_placeholder"),
        ("{{options.{{options.words}}}}", "bad_placeholder"),
        ("{{1 + 1}}", "bad_placeholder"),
        ("{{config.SECRET}}", "bad_placeholder"),
        ("{{env.PATH}}", "bad_placeholder"),
        ("{{steps.cells.urls[-1]}}", "bad_placeholder"),
        ("{% for x in y %}{{x}}", "bad_placeholder"),
        ("{{options.image_url}}", "bad_reference"),
        ("Look at {{options.image_url}}", "bad_reference"),
        ("{{steps.grid.url}}", "bad_reference"),
    ],
)
def test_a_placeholder_names_what_there_is_and_nothing_else(text, code):
    assert found(changed("steps.2.params.prompt", text)) == [("steps[2].params.prompt", code)]


@pytest.mark.parametrize(
    ("value", "wrong"),
    [
        ("{{options.image_url}}", False),
        ("{{inputs.image_urls[0]}}", False),
        ("https://example.com/a.png", False),
        ("{{steps.cells.urls[1]}}", False),
        ("{{event.logo_url}}", False),
        ("{{options.video_url}}", True),  # a clip where a picture is wanted
        ("{{options.words}}", True),
        ("{{steps.text.text}}", True),
        ("{{steps.cells.urls}}", True),  # a list where one is wanted
        ("{{inputs.image_urls}}", True),
        ("{{steps.cells.url?}}", True),  # nothing where something is needed
    ],
)
def test_media_go_where_media_of_their_kind_are_wanted(value, wrong):
    raw = changed(
        "steps.3", {"id": "trim", "type": "crop_to_content", "params": {"image_url": value}}
    )

    assert [code for _, code in found(raw)] == (["bad_reference"] if wrong else [])


@pytest.mark.parametrize(
    ("when", "code"),
    [
        ({"option": "words", "equals": "x"}, None),
        (
            {
                "all": [
                    {"input": "image_urls", "present": True},
                    {"not": {"event": "id", "in": ["a"]}},
                ]
            },
            None,
        ),
        ({"option": "colour", "equals": "x"}, "unknown_option"),
        ({"input": "films", "present": True}, "unknown_input"),
        ({"event": "owner", "present": True}, "bad_when"),
        ({"option": "words"}, "bad_when"),
        ({"option": "words", "equals": "x", "present": True}, "bad_when"),
        ({"option": "words", "event": "id", "equals": "x"}, "bad_when"),
        ({"option": "words", "present": "yes"}, "bad_when"),
        ({"option": "words", "in": "x"}, "bad_when"),
        ({"option": "words", "matches": "x"}, "bad_when"),
        ({"all": []}, "bad_when"),
        ({"all": [None]}, "bad_when"),
        ({"any": [], "not": {}}, "bad_when"),
        ({"not": None}, "bad_when"),
        ("always", "bad_when"),
    ],
)
def test_conditions_ask_one_thing_of_one_thing(when, code):
    assert found(changed("steps.2.when", when)) == ([("steps[2].when", code)] if code else [])


def test_conditions_are_not_endlessly_deep():
    condition = {"option": "words", "present": True}
    for _ in range(10):
        condition = {"not": condition}

    assert found(changed("steps.2.when", condition)) == [("steps[2].when", "bad_when")]


def test_a_definition_that_is_endlessly_deep_is_refused_at_once():
    deep = []
    for _ in range(5000):
        deep = [deep]

    assert found(changed("steps.2.params.values", deep)) == [("", "too_long")]


@pytest.mark.parametrize("raw", [None, [], "x", 3])
def test_a_definition_is_an_object(raw):
    assert found(raw) == [("", "not_an_object")]


def test_a_circle_is_told_with_its_steps():
    raw = changed("steps.0.params.image_url", "{{steps.grid.url}}")

    (finding,) = check(raw, known()).errors
    assert finding.code == "cycle"
    assert "cells → grid → cells" in finding.message


def test_a_circle_of_dependencies_is_one_too():
    raw = definition()
    raw["steps"][0]["depends_on"] = ["text"]
    raw["steps"][2]["depends_on"] = ["grid"]

    assert [code for _, code in found(raw)] == ["cycle"]


def test_everything_is_found_at_once():
    raw = changed("steps.2.params", {"tone": 1})
    raw["id"] = "!"
    raw["outputs"] = [{"step": "nowhere"}]
    raw["steps"][1]["type"] = "paint"

    assert found(raw) == [
        ("id", "bad_id"),
        ("steps[1].type", "unknown_type"),
        ("steps[2].params.prompt", "missing_param"),
        ("steps[2].params.tone", "unknown_param"),
        ("outputs[0].step", "unknown_output"),
    ]


def test_what_is_broken_itself_is_not_missed_by_what_refers_to_it():
    raw = changed("steps.0.params.grid_pattern", "0x0")
    raw["steps"][0]["colour"] = "red"
    raw["available_options"][2]["component"] = "slider"

    assert [code for _, code in found(raw)] == ["bad_value", "unknown_field"]


def test_a_field_that_nobody_knows_is_left_out_with_a_warning():
    checked = check(definition(template_id="acme_cells", owner="me"), known())

    assert checked.valid
    assert [finding.path for finding in checked.warnings if finding.code == "unknown_field"] == [
        "template_id",
        "owner",
    ]


def test_an_option_without_effect_is_warned_of():
    checked = check(definition(), known())

    assert [finding.path for finding in checked.warnings] == ["available_options[1]"]


def test_a_definition_that_is_refused_says_how_much_is_wrong():
    raw = changed("steps.2.params", {"tone": 1})

    with pytest.raises(DefinitionRefused, match=r"needs 'prompt'\. \(1 more\)"):
        check(raw, known()).accepted()


def nesting(template, options=None, id_="acme_outer"):
    return definition(
        id=id_,
        available_options=[dict(IMAGE_OPTION)],
        steps=[
            {
                "id": "inner",
                "type": "each_workflow",
                "params": {"template": template, "options": options or {}},
            }
        ],
        outputs=[{"step": "inner"}],
    )


@pytest.mark.parametrize(
    ("template", "options", "place", "code"),
    [
        ("acme_cells", {"image_url": "{{options.image_url}}", "words": "hi"}, None, None),
        ("acme_cells", {"image_url": "https://example.com/a.png"}, None, None),
        ("acme_dots", {}, "template", "unknown_template"),
        ("{{options.image_url}}", {}, "template", "bad_reference"),
        ("acme_outer", {}, "template", "cycle"),
        ("acme_cells", {}, "options.image_url", "missing_param"),
        ("acme_cells", {"image_url": "x"}, "options.image_url", "bad_param"),
        (
            "acme_cells",
            {"image_url": "{{options.image_url}}", "x": 1},
            "options.x",
            "unknown_option",
        ),
    ],
)
def test_a_template_that_is_run_is_there_and_gets_what_it_needs(template, options, place, code):
    inner = check(definition(), known()).accepted()

    errors = found(nesting(template, options), {"acme_cells": inner}.get)
    assert errors == ([(f"steps[0].params.{place}", code)] if code else [])


def test_templates_that_run_each_other_in_a_circle_are_refused():
    there = {}
    one = check(
        nesting("acme_cells", {"image_url": "{{options.image_url}}"}, "acme_one"),
        known({"acme_cells": check(definition(), known()).accepted()}.get),
    ).accepted()
    back = one.model_copy(
        update={"steps": (one.steps[0].model_copy(update={"params": {"template": "acme_outer"}}),)}
    )
    there = {"acme_one": back}

    options = {"image_url": "{{options.image_url}}"}
    assert found(nesting("acme_one", options), there.get) == []  # acme_outer is not there yet
    there["acme_outer"] = back.model_copy(update={"id": "acme_outer"})
    errors = found(nesting("acme_one", options), there.get)
    assert [code for _, code in errors] == ["cycle"]


def test_few_words_do_not_stand_for_a_million_steps():
    def twenty(template, id_):
        raw = nesting(template, {"image_url": "{{options.image_url}}"}, id_)
        steps = [{**raw["steps"][0], "id": f"s{index}"} for index in range(20)]
        return {**raw, "steps": steps, "outputs": [{"step": "s0"}]}

    there = {"acme_cells": check(definition(), known()).accepted()}
    there["acme_c"] = check(twenty("acme_cells", "acme_c"), known(there.get)).accepted()
    many = twenty("acme_c", "acme_outer")

    (finding,) = check(many, known(there.get)).errors
    assert finding.code == "too_many"
    assert "1620 steps" in finding.message


def test_few_words_do_not_stand_for_a_gigabyte():
    raw = changed("steps.2.params.prompt", "{{options.words}}" * 2001)

    assert found(raw) == [("steps", "too_many")]


def test_the_ids_of_steps_within_steps_are_not_endlessly_long():
    inner = definition()
    inner["steps"][2]["id"] = "t" * 40
    there = {"acme_cells": check(inner, known()).accepted()}
    outer = nesting("acme_cells", {"image_url": "{{options.image_url}}"})
    outer["steps"][0]["id"] = outer["outputs"][0]["step"] = "i" * 23

    assert found(outer, there.get) == [("steps", "too_long")]
    outer["steps"][0]["id"] = outer["outputs"][0]["step"] = "i" * 22
    assert found(outer, there.get) == []


def test_a_template_that_has_come_to_run_itself_is_refused_when_it_is_run():
    outer = check(
        nesting("acme_cells", {"image_url": "{{options.image_url}}"}),
        known({"acme_cells": check(definition(), known()).accepted()}.get),
    ).accepted()
    there = {"acme_cells": outer.model_copy(update={"id": "acme_cells"})}
    address = "https://example.com/a.png"

    with pytest.raises(InvalidInput, match="ends in itself"):
        compile_plan(
            outer,
            settle(outer, {"image_url": address}),
            [],
            NO_EVENT,
            ChargeRule.LIST,
            Sizes(),
            there.get,
        )
