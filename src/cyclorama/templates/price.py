"""What a run of a template costs.

    list        the list price of what is made: a picture, a clip, a sound
    list_sum    for a clip of a template that makes pictures, too: both list prices
    metered     the sum of the steps that are active

A template without a list price is metered whatever the rule. What is quoted is what is held when
the run is accepted, so that no run ever costs more.
"""

from collections.abc import Mapping
from enum import StrEnum

from pydantic import JsonValue

from cyclorama.templates.definition import Template
from cyclorama.templates.findings import Code, Finding, OptionsRefused

MODE_OPTION = "pipeline_mode"


class ChargeRule(StrEnum):
    LIST = "list"
    LIST_SUM = "list_sum"
    METERED = "metered"


class Mode(StrEnum):
    """What a run makes, in the end."""

    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"


def mode_of(template: Template, options: Mapping[str, JsonValue]) -> Mode | None:
    """None: the template has no list price.

    Raises OptionsRefused where `pipeline_mode` asks for what has no price: the template does not
    make it.
    """
    priced = _prices(template)
    asked = options.get(MODE_OPTION) if MODE_OPTION in template.options else None
    if not priced:
        return None
    if asked is None:
        return next(mode for mode in (Mode.VIDEO, Mode.IMAGE, Mode.AUDIO) if mode in priced)
    if asked not in priced:
        there = " or ".join(sorted(priced))
        message = f"The template {template.id} has no price for {asked}: it makes {there}."
        raise OptionsRefused([Finding(f"options.{MODE_OPTION}", Code.NO_PRICE, message)])
    return Mode(str(asked))


def fee_of(template: Template, options: Mapping[str, JsonValue], rule: ChargeRule) -> int | None:
    """The price of the run as a whole; None: its steps are metered."""
    mode = mode_of(template, options)
    if mode is None or rule is ChargeRule.METERED:
        return None
    priced = _prices(template)
    if rule is ChargeRule.LIST_SUM and mode is Mode.VIDEO:
        return priced[mode] + priced.get(Mode.IMAGE, 0)
    return priced[mode]


def _prices(template: Template) -> dict[Mode, int]:
    listed = template.credits
    found = {
        Mode.IMAGE: listed.image,
        Mode.VIDEO: listed.video,
        Mode.AUDIO: listed.audio,
    }
    return {mode: price for mode, price in found.items() if price is not None}
