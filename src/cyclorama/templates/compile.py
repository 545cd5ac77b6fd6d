"""Compile a template and what it is to be run with into a plan of the steps that apply.

Media that come by their address are taken in by steps of their own, `in-…`. A step that runs
another template becomes that template's steps, `<step>--<inner step>`, and passes on what they
make.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import JsonValue

from cyclorama.errors import InvalidInput
from cyclorama.production.plan import Items, Output, Param, Pay, Plan, StepRef, StepSpec, Value
from cyclorama.steps.base import Makes, StepType
from cyclorama.templates.active import decide
from cyclorama.templates.assemble import is_open
from cyclorama.templates.bind import Binding, Scope
from cyclorama.templates.check_nested import MAX_NESTING
from cyclorama.templates.definition import Step, Template
from cyclorama.templates.event import Event
from cyclorama.templates.findings import Code, Finding, OptionsRefused
from cyclorama.templates.fitting import check_fit
from cyclorama.templates.ingests import Ingests
from cyclorama.templates.known import EACH_WORKFLOW, Find, Known, known
from cyclorama.templates.nested import inner_options
from cyclorama.templates.options import Settled, facts_of
from cyclorama.templates.price import ChargeRule, fee_of
from cyclorama.templates.shape import Shape, shape_of

EDGE = "edge"
"""A parameter that says how long a picture's longer edge is. Templates leave it to the server."""


@dataclass(frozen=True)
class Sizes:
    """The long edge of what templates make, in pixels."""

    picture: int = 1536
    clip: int = 1280


def compile_plan(
    template: Template,
    settled: Settled,
    image_urls: Sequence[str],
    event: Event,
    rule: ChargeRule,
    sizes: Sizes,
    find: Find,
    *,
    complete: bool = True,
) -> Plan:
    """`complete`: every parameter has to be good; else only the graph and its price are.

    Raises OptionsRefused.
    """
    assembly = _Assembly(sizes, known(find), event, complete)
    fee = fee_of(template, settled.options, rule)
    options: dict[str, Param] = {key: Value(value=value) for key, value in settled.options.items()}
    live = assembly.add(template, options, image_urls, metered=fee is None)
    if assembly.refused:
        raise OptionsRefused(assembly.refused)
    if not live:
        message = "With these options the template makes nothing: choose others."
        raise OptionsRefused([Finding("options", Code.NO_OUTPUT, message)])
    return Plan(
        steps=(*assembly.ingests.steps(), *assembly.steps),
        outputs=tuple(Output(name=step, step=step, output=output) for step, output in live),
        fee=fee or 0,
        pay=Pay.WHEN_DONE,
    )


@dataclass
class _Assembly:
    sizes: Sizes
    known: Known
    event: Event
    complete: bool
    ingests: Ingests = field(default_factory=Ingests)
    steps: list[StepSpec] = field(default_factory=list)
    refused: list[Finding] = field(default_factory=list)

    def add(
        self,
        template: Template,
        options: dict[str, Param],
        image_urls: Sequence[str],
        *,
        metered: bool,
        prefix: str = "",
    ) -> list[tuple[str, str]]:
        """Add the template's active steps; give the live outputs: step and output."""
        facts = facts_of(
            {key: _fact(param) for key, param in options.items()}, image_urls, self.event
        )
        activity = decide(template, facts)
        scope = Scope(template, options, image_urls, self.event, activity.active, prefix)
        for step in template.steps:
            if step.id in activity.active:
                self._add_step(step, scope, metered)
        return [
            (f"{prefix}{step}", self._output_of(template.step[step])) for step in activity.outputs
        ]

    def _add_step(self, step: Step, scope: Scope, metered: bool) -> None:
        kind = self._kind(step)
        shape = shape_of(kind)
        step_id = f"{scope.prefix}{step.id}"
        params = Binding(scope, shape, self.ingests, step_id).bind(step.params)
        if self.complete:
            self.refused += check_fit(step, params, kind, scope)
        own_price = metered and step.credits is not None
        if step.type == EACH_WORKFLOW:
            made = self._add_nested(step, params, scope, metered=metered and not own_price)
            params = {"template": params["template"], "made": made}
        elif EDGE in shape.names and EDGE not in step.params:
            params[EDGE] = Value(value=self._edge(kind, shape, params))
        price = (
            step.credits if step.credits is not None else (kind.offer.credits if kind.offer else 0)
        )
        self.steps.append(
            StepSpec(
                id=step_id,
                type=step.type,
                version=kind.version,
                params=params,
                after=tuple(f"{scope.prefix}{other}" for other in step.depends_on),
                charge=price if metered and price else None,
            )
        )

    def _add_nested(
        self, step: Step, params: dict[str, Param], scope: Scope, *, metered: bool
    ) -> Param:
        """Add the steps of the template that the step runs; give what they make."""
        name = str(step.params["template"])
        template = self.known.find(name)
        if template is None:
            raise InvalidInput(f"There is no template {name!r}, which the step {step.id!r} runs.")
        if scope.prefix.count("--") >= MAX_NESTING:  # it has changed since this one was checked
            raise InvalidInput(f"The template {name!r} ends in itself, or is nested too deep.")
        options = inner_options(template, params.get("options"), step.id, self.complete)
        live = self.add(template, options, (), metered=metered, prefix=f"{scope.prefix}{step.id}--")
        return Items(
            items=tuple(StepRef(step=inner, output="all") for inner, out in live if out == "media")
        )

    def _kind(self, step: Step) -> StepType[Any]:
        kind = self.known.step_types.get(step.type)
        if kind is None:
            raise InvalidInput(f"There is no step type {step.type!r} on this server any more.")
        return kind

    def _output_of(self, step: Step) -> str:
        offer = self._kind(step).offer
        return "text" if offer and offer.makes is Makes.TEXT else "media"

    def _edge(self, kind: StepType[Any], shape: Shape, params: dict[str, Param]) -> int:
        makes = kind.offer.makes if kind.offer else Makes.ANY
        if makes is Makes.ANY:
            makes = self._makes_like(shape, params)
        even = self.sizes.clip // 2 * 2  # as clips have to be
        return even if makes is Makes.VIDEO else self.sizes.picture

    def _makes_like(self, shape: Shape, params: dict[str, Param]) -> Makes:
        """What a step makes that changes what it is given."""
        by_id = {spec.id: spec for spec in (*self.ingests.steps(), *self.steps)}
        for name in shape.names:
            param = params.get(name)
            if isinstance(param, StepRef) and shape.media((name,)):
                source = by_id.get(param.step)
                if source is None:
                    continue
                if source.type in self.known.step_types:
                    offer = self.known.step_types[source.type].offer
                    return offer.makes if offer else Makes.IMAGE
                kinds = source.params.get("kinds")
                if isinstance(kinds, Value) and kinds.value == ["video"]:
                    return Makes.VIDEO
        return Makes.IMAGE


def _fact(param: Param) -> JsonValue:
    """What conditions see of it: of what is not known yet, that there is something."""
    return param.value if isinstance(param, Value) else "…" if is_open(param) else None
