"""The templates that come with Cyclorama, from `catalogue/templates/`, one file each.

An option's `choices` may be the name of a list of `catalogue/choices.yaml`.
"""

from collections.abc import Mapping
from functools import cache
from importlib import resources

import structlog
from pydantic import JsonValue

from cyclorama.templates.check import Checked, check
from cyclorama.templates.definition import Template
from cyclorama.templates.findings import DefinitionRefused
from cyclorama.templates.known import known
from cyclorama.templates.yaml_text import read_definition

log = structlog.get_logger()


@cache
def system_templates() -> Mapping[str, Template]:
    """By id, in the order of their ids. What cannot be used on this server is left out, and the
    log says why."""
    checked = check_catalogue()
    for template_id, one in checked.items():
        if one.errors:
            first = one.errors[0]
            log.error(
                "template.unusable", template=template_id, path=first.path, message=first.message
            )
    return {
        template_id: one.template.model_copy(update={"user_designed": False})
        for template_id, one in sorted(checked.items())
        if one.template is not None
    }


def system_template(template_id: str) -> Template | None:
    """The hidden ones, too."""
    return system_templates().get(template_id)


@cache
def check_catalogue() -> Mapping[str, Checked]:
    """What is found about each file, by the template's id."""
    texts = _texts()
    checked: dict[str, Checked] = {}
    begun: set[str] = set()

    def find(template_id: str) -> Template | None:
        if template_id not in texts:
            return None
        if template_id not in checked:
            if template_id in begun:
                return None  # a circle, which is then reported as a template that is not there
            begun.add(template_id)
            checked[template_id] = _check(texts[template_id])
        return checked[template_id].template

    def _check(text: str) -> Checked:
        try:
            return check(with_choices(read_definition(text)), known(find))
        except DefinitionRefused as refused:
            return Checked(None, refused.findings)

    for template_id in texts:
        find(template_id)
    return checked


def with_choices(raw: JsonValue) -> JsonValue:
    """The definition with the named lists of choices put in."""
    if not isinstance(raw, dict) or not isinstance(raw.get("available_options"), list):
        return raw
    options: list[JsonValue] = []
    for option in raw["available_options"]:  # type: ignore[union-attr]
        if isinstance(option, dict) and isinstance(option.get("choices"), str):
            named = choice_lists().get(str(option["choices"]))
            option = {**option, "choices": named if named is not None else option["choices"]}
        options.append(option)
    return {**raw, "available_options": options}


@cache
def choice_lists() -> dict[str, list[JsonValue]]:
    """By name: label and value of each choice."""
    text = resources.files("cyclorama.catalogue").joinpath("choices.yaml").read_text("utf-8")
    raw = read_definition(text)
    assert isinstance(raw, dict)
    return {
        name: [{"label": str(label), "value": value} for value, label in choices.items()]
        for name, choices in raw.items()
        if isinstance(choices, dict)
    }


def _texts() -> dict[str, str]:
    folder = resources.files("cyclorama.catalogue").joinpath("templates")
    if not folder.is_dir():
        return {}
    files = [file for file in folder.iterdir() if file.name.endswith(".yaml")]
    return {
        file.name.removesuffix(".yaml"): file.read_text("utf-8")
        for file in sorted(files, key=lambda file: file.name)
    }
