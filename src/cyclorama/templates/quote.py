"""What a run of a template will cost, before it is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from cyclorama.credits.prices import PriceList
from cyclorama.templates.active import Activity, decide
from cyclorama.templates.compile import Sizes, compile_plan
from cyclorama.templates.definition import ListPrice, Step, Template
from cyclorama.templates.event import NO_EVENT, Event
from cyclorama.templates.known import Find, known, no_template
from cyclorama.templates.options import facts_of, settle
from cyclorama.templates.price import ChargeRule, Mode, mode_of


@dataclass(frozen=True)
class StepPrice:
    """`flow`: its type."""

    id: str
    flow: str
    credits: int


@dataclass(frozen=True)
class Quote:
    """`total` is what is held when such a run is accepted. `steps`: those that would be done, with
    what they cost each, whatever the rule."""

    template_id: str
    mode: Mode | None
    rule: ChargeRule
    list_price: ListPrice
    total: int
    steps: tuple[StepPrice, ...]


def quote(
    template: Template,
    options: Mapping[str, JsonValue],
    event: Event = NO_EVENT,
    rule: ChargeRule = ChargeRule.LIST,
    find: Find = no_template,
    image_urls: tuple[str, ...] = (),
) -> Quote:
    """Pictures and texts that are not there yet do not matter. Raises OptionsRefused for options
    that are wrong."""
    settled = settle(template, options, image_urls, complete=False)
    plan = compile_plan(template, settled, image_urls, event, rule, Sizes(), find, complete=False)
    return Quote(
        template_id=template.id,
        mode=mode_of(template, settled.options),
        rule=rule,
        list_price=template.credits,
        total=plan.price(PriceList({})),
        steps=step_prices(template, settled.options, event, find, image_urls),
    )


def step_prices(
    template: Template,
    options: Mapping[str, JsonValue],
    event: Event,
    find: Find,
    image_urls: tuple[str, ...] = (),
) -> tuple[StepPrice, ...]:
    """Of the active steps, with settled options."""
    activity = decide(template, facts_of(options, image_urls, event))
    return prices_of(template, activity, find)


def prices_of(template: Template, activity: Activity, find: Find) -> tuple[StepPrice, ...]:
    active = activity.active
    return tuple(
        StepPrice(step.id, step.type, step_credits(step, find))
        for step in template.steps
        if step.id in active
    )


def step_credits(step: Step, find: Find) -> int:
    """What a step costs by itself: its own price, or its type's, or for another template's run
    the sum of that template's steps."""
    if step.credits is not None:
        return step.credits
    kind = known(find).step_types.get(step.type)
    inner = find(str(step.params.get("template"))) if "template" in step.params else None
    if inner is not None:
        return sum(step_credits(one, find) for one in inner.steps)
    return kind.offer.credits if kind and kind.offer else 0
