"""The page for those who write templates says what there is, and its example works."""

import re
from pathlib import Path

import pytest

from cyclorama.templates.check import check
from cyclorama.templates.definition import Component, Template
from cyclorama.templates.findings import Code
from cyclorama.templates.graph_svg import as_svg
from cyclorama.templates.graph_text import as_text
from cyclorama.templates.known import known
from cyclorama.templates.placeholder import EVENT_FIELDS, pieces_of
from cyclorama.templates.preview import preview
from cyclorama.templates.yaml_text import read_definition

PAGE = (Path(__file__).parents[3] / "docs" / "templates.md").read_text("utf-8")


def test_the_example_is_a_good_template_in_both_of_its_modes():
    (block,) = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)

    checked = check(read_definition(block), known())

    assert (checked.errors, checked.warnings) == ((), ())
    template = checked.accepted()
    clip = preview(template, {}).activity
    assert (clip.outputs, set(clip.skipped)) == (("clip",), {"stamp"})
    still = preview(template, {"pipeline_mode": "image"}).activity
    assert still.outputs == ("scene",)
    assert "generic" not in as_text(template)
    assert as_svg(template).count("<rect") == 1 + len(template.steps)


@pytest.mark.parametrize("code", Code)
def test_every_code_is_named(code):
    assert f"`{code.value}`" in PAGE


@pytest.mark.parametrize("component", Component)
def test_every_component_is_named(component):
    assert f"`{component.value}`" in PAGE


@pytest.mark.parametrize("field", sorted(set(Template.model_fields) - {"steps"}))
def test_every_field_is_named(field):
    assert f"`{field}`" in PAGE


def test_every_form_of_a_placeholder_is_one():
    forms = re.findall(r"`(\{\{[^`]*\}\})`", PAGE)

    assert len(forms) >= 6
    for form in forms:
        if "<" not in form:
            assert not isinstance(pieces_of(form)[0], str)
    assert all(f"`{name}`" in PAGE for name in EVENT_FIELDS)
