"""Settle what a run is made with: what the caller chose, pictures by position, defaults.

What is given under an option's own key wins. Options for one picture then take the addresses of
`image_urls` in the template's order of options: by position, where there is one for each of them,
and else those that were not given take them in turn. Options for many pictures take all.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pydantic import JsonValue

from cyclorama.templates.condition import Facts, holds
from cyclorama.templates.definition import MAX_ITEMS, Component, Option, Template
from cyclorama.templates.event import NO_EVENT, Event
from cyclorama.templates.findings import Code, Finding, OptionsRefused
from cyclorama.templates.option_value import BadValue, is_address, read_value

STAND_IN = "https://stand-in.invalid/"
"""For the address of what is needed and not there yet, where only a price is asked."""


@dataclass(frozen=True)
class Settled:
    """Every option of the template, by its key; null for what is not given and has no default.
    Media are addresses."""

    options: dict[str, JsonValue]


def settle(
    template: Template,
    options: Mapping[str, JsonValue],
    image_urls: Sequence[str] = (),
    *,
    complete: bool = True,
    later: Collection[str] = (),
) -> Settled:
    """Unknown options are left out. `complete`: what is required has to be there; else something
    stands in for it. `later`: options that are known only when the run is under way, and are null
    until then. Raises OptionsRefused with all that is wrong."""
    found = _check_addresses(image_urls)
    given = {key: value for key, value in options.items() if not _is_nothing(value)}
    if not found:
        given = {**_by_position(template, given, image_urls), **_known(template, given)}
    settled: dict[str, JsonValue] = {}
    for key, option in template.options.items():
        value = None if key in later else given.get(key, option.default)
        try:
            settled[key] = None if value is None else read_value(option, value)
        except BadValue as error:
            settled[key] = None
            found.append(Finding(f"options.{key}", error.code, str(error)))
    refused = {finding.path for finding in found}
    for key, option in template.options.items():
        known = key not in later and f"options.{key}" not in refused
        if known and _is_missing(option, settled):
            if complete:
                found.append(Finding(f"options.{key}", Code.REQUIRED, _wanted(option)))
            else:
                settled[key] = _stand_in(option)
    if found:
        raise OptionsRefused(found)
    return Settled(settled)


def facts_of(options: Mapping[str, object], image_urls: Sequence[str], event: Event) -> Facts:
    """What conditions are decided by."""
    return Facts(options, {"image_urls": list(image_urls)}, event.fields)


def _known(template: Template, given: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    return {
        key: value
        for key, value in given.items()
        if key in template.options
        # An empty address is what a form sends for a picture that was not chosen.
        and not (template.options[key].component.media and value in ("", []))
    }


def _by_position(
    template: Template, given: Mapping[str, JsonValue], image_urls: Sequence[str]
) -> dict[str, JsonValue]:
    if not image_urls:
        return {}
    of_kind = template.available_options
    lists = [option.key for option in of_kind if option.component is Component.IMAGE_LIST]
    singles = [option.key for option in of_kind if option.component is Component.IMAGE]
    if len(image_urls) < len(singles):
        taken = _known(template, given)
        singles = [key for key in singles if key not in taken]
    found: dict[str, JsonValue] = dict(zip(singles, image_urls, strict=False))
    return {**found, **{key: list(image_urls) for key in lists}}


def _check_addresses(image_urls: Sequence[str]) -> list[Finding]:
    if len(image_urls) > MAX_ITEMS:
        message = f"These are {len(image_urls)} addresses, and at most {MAX_ITEMS} are taken."
        return [Finding("image_urls", Code.TOO_MANY, message)]
    return [
        Finding(
            f"image_urls[{index}]",
            Code.WRONG_KIND,
            "This is no address of a picture: it has to begin with https://.",
        )
        for index, address in enumerate(image_urls)
        if not is_address(address)
    ]


def _is_nothing(value: JsonValue) -> bool:
    """Null, also in the older form of a choice with its label."""
    return value is None or (isinstance(value, dict) and value.get("value", value) is None)


def _is_missing(option: Option, settled: Mapping[str, JsonValue]) -> bool:
    visible = holds(option.visible_when, facts_of(settled, (), NO_EVENT))
    return option.required and visible and settled[option.key] in (None, "", [])


def _wanted(option: Option) -> str:
    match option.component:
        case Component.IMAGE:
            return f"Give {option.key!r}, the address of a picture, here or in image_urls."
        case Component.IMAGE_LIST:
            return f"Give {option.key!r}, the addresses of pictures, here or in image_urls."
        case Component.VIDEO:
            return f"Give {option.key!r}, the address of a video."
        case Component.VIDEO_LIST:
            return f"Give {option.key!r}, the addresses of videos."
    return f"Give {option.key!r}."


def _stand_in(option: Option) -> JsonValue:
    if option.component.media:
        return [STAND_IN] if option.component.is_list else STAND_IN
    match option.component:
        case Component.SELECT:
            return option.choices[0].value
        case Component.NUMBER:
            return option.minimum or 0
    return "…"
