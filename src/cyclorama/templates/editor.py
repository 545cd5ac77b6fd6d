"""What an editor of templates needs to know: step types, components, placeholders, conditions."""

from typing import Any

from pydantic import JsonValue

from cyclorama.steps.base import StepType
from cyclorama.templates.condition import GROUPS, MAX_DEPTH, QUESTIONS, SOURCES
from cyclorama.templates.definition import (
    MAX_CHOICES,
    MAX_ITEMS,
    MAX_OPTIONS,
    MAX_OUTPUTS,
    MAX_STEPS,
    TEXT_LENGTH,
    TEXTAREA_LENGTH,
    Component,
    Template,
)
from cyclorama.templates.known import Known
from cyclorama.templates.placeholder import EVENT_FIELDS
from cyclorama.templates.shape import shape_of

INTERNAL = "x-internal"
"""In a parameter's JSON Schema: the server fills it in, and templates do not."""

_COMPONENTS: dict[Component, tuple[str, str]] = {
    Component.SELECT: ("One of `choices`; compared in any case.", "text or number"),
    Component.TEXT: ("A line of text.", "text"),
    Component.TEXTAREA: ("A longer text.", "text"),
    Component.NUMBER: ("A number from `minimum` to `maximum`.", "number"),
    Component.IMAGE: ("The address of a picture.", "image"),
    Component.IMAGE_LIST: ("Addresses of pictures, at most `max_items`.", "images"),
    Component.VIDEO: ("The address of a clip.", "video"),
    Component.VIDEO_LIST: ("Addresses of clips, at most `max_items`.", "videos"),
    Component.HIDDEN: ("A value that no form shows.", "text"),
}
_USES: dict[Component, tuple[str, ...]] = {
    Component.SELECT: ("choices", "open"),
    Component.TEXT: ("max_length", "pattern"),
    Component.TEXTAREA: ("max_length", "pattern"),
    Component.NUMBER: ("minimum", "maximum"),
    Component.IMAGE_LIST: ("max_items",),
    Component.VIDEO_LIST: ("max_items",),
    Component.HIDDEN: ("max_length", "pattern"),
}


def editor_metadata(known: Known) -> dict[str, JsonValue]:
    """All of it is JSON."""
    return {
        "step_types": [_step_type(kind) for kind in known.step_types.values()],
        "option_components": [
            {
                "component": component.value,
                "description": _COMPONENTS[component][0],
                "value": _COMPONENTS[component][1],
                "uses": ["required", "default", "visible_when", *_USES.get(component, ())],
            }
            for component in Component
        ],
        "substitution_rules": _rules(),
        "conditions": {
            "sources": list(SOURCES),
            "tests": list(QUESTIONS),
            "groups": list(GROUPS),
            "max_depth": MAX_DEPTH,
            "examples": [
                {"option": "pipeline_mode", "equals": "video"},
                {"all": [{"event": "logo_url", "present": True}, {"not": {"option": "plain"}}]},
            ],
        },
        "limits": {
            "steps": MAX_STEPS,
            "available_options": MAX_OPTIONS,
            "outputs": MAX_OUTPUTS,
            "choices": MAX_CHOICES,
            "list_items": MAX_ITEMS,
            "text_characters": TEXT_LENGTH,
            "textarea_characters": TEXTAREA_LENGTH,
        },
        "definition_schema": Template.model_json_schema(),
    }


def _step_type(kind: StepType[Any]) -> dict[str, JsonValue]:
    offer = kind.offer
    assert offer is not None
    schema: dict[str, Any] = dict(shape_of(kind).schema)
    schema["properties"] = {
        name: field
        for name, field in schema.get("properties", {}).items()
        if not field.get(INTERNAL)
    }
    return {
        "type": kind.name,
        "version": kind.version,
        "label": offer.title,
        "description": offer.summary,
        "makes": offer.makes.value,
        "outputs": list(offer.outputs),
        "credits": offer.credits,
        "params": schema,
    }


def _rules() -> list[JsonValue]:
    rules = [
        ("{{options.KEY}}", "What was chosen; of a list also {{options.KEY[0]}}."),
        ("{{inputs.image_urls[0]}}", "A picture sent beside the options; without [0] all of them."),
        ("{{steps.ID.url}}", "What another step made; that step is done first."),
        ("{{steps.ID.urls}}", "All that it made, where there may be several."),
        ("{{steps.ID.OUTPUT}}", "Another output of its step type, such as text or subject."),
        (
            "{{steps.ID.url?}}",
            "With a question mark the step may also fail or be skipped: then it is null.",
        ),
        *(
            (f"{{{{event.{name}}}}}", "Of the event; null where it has none.")
            for name in EVENT_FIELDS
        ),
        ("{{workflow.id}}", "The id of the run."),
    ]
    general = [
        "A value that is one single placeholder keeps its type.",
        "A list within a list is put in with its items.",
        "Null is left out of lists, objects and parameters, and is empty in texts.",
        "Nothing is called, looked up or computed; two opening braces always begin a placeholder.",
    ]
    found: list[JsonValue] = [{"form": form, "description": text} for form, text in rules]
    return found + [{"form": "", "description": text} for text in general]
