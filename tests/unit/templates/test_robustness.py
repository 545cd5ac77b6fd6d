"""Whatever is handed in as a definition is answered, never a crash."""

import copy
from contextlib import suppress

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cyclorama.errors import InvalidInput
from cyclorama.templates.check import check
from cyclorama.templates.compile import Sizes, compile_plan
from cyclorama.templates.event import NO_EVENT
from cyclorama.templates.known import known, no_template
from cyclorama.templates.options import settle
from cyclorama.templates.preview import preview
from cyclorama.templates.price import ChargeRule
from templates_to_check import definition

TEXTS = st.sampled_from(
    [
        "",
        "x",
        "cells",
        "chat",
        "each_workflow",
        "create_video",
        "image",
        "2x2",
        "https://example.com/a.png",
        "{{options.words}}",
        "{{options.image_url}} x",
        "{{steps.cells.urls}}",
        "{{steps.grid.url?}}",
        "{{inputs.image_urls[3]}}",
        "{{event.logo_url}}",
        "{{workflow.id}}",
        "{{",
        "\x00",
    ]
)
SCALARS = st.none() | st.booleans() | st.integers(-5, 10**20) | st.floats() | TEXTS
KEYS = st.sampled_from(["id", "when", "params", "option", "equals", "not", "all", "template"])
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner), max_leaves=5
)


def places(value, place=()):
    if place:
        yield place
    if isinstance(value, dict | list):
        for key, below in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(below, (*place, key))


PLACES = list(places(definition()))


@given(st.lists(st.tuples(st.sampled_from(PLACES), VALUES), min_size=1, max_size=3), VALUES)
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_definition_that_was_tampered_with_is_refused_or_runs(changes, word):
    raw = copy.deepcopy(definition())
    for place, value in changes:
        target = raw
        for key in place[:-1]:
            is_there = isinstance(target, dict) and key in target
            is_there = is_there or (isinstance(target, list) and key in range(len(target)))
            target = target[key] if is_there else {}
        if isinstance(target, dict) or (
            isinstance(target, list) and place[-1] in range(len(target))
        ):
            target[place[-1]] = value

    checked = check(raw, known())
    assert bool(checked.errors) is (checked.template is None)
    if checked.template is None:
        return
    options = {"words": word, "image_url": "https://example.com/a.png"}
    preview(checked.template, options)
    with suppress(InvalidInput):
        settled = settle(checked.template, options, [])
        rule, find = ChargeRule.METERED, no_template
        plan = compile_plan(checked.template, settled, [], NO_EVENT, rule, Sizes(), find)
        assert plan.outputs
