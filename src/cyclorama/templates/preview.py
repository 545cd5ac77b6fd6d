"""A dry run: which steps would be done in which order, which not and why, and what it costs."""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from cyclorama.templates.active import Activity, decide
from cyclorama.templates.definition import Template
from cyclorama.templates.event import NO_EVENT, Event
from cyclorama.templates.findings import Finding, OptionsRefused
from cyclorama.templates.known import Find, no_template
from cyclorama.templates.options import facts_of, settle
from cyclorama.templates.quote import StepPrice, prices_of


@dataclass(frozen=True)
class Preview:
    """`errors`: of the options; the template itself was checked before."""

    errors: tuple[Finding, ...]
    activity: Activity
    steps: tuple[StepPrice, ...]

    @property
    def total(self) -> int:
        """Credits of the steps. What a run costs is `quote`'s, and depends on the charge rule."""
        return sum(step.credits for step in self.steps)


def preview(
    template: Template,
    options: Mapping[str, JsonValue],
    event: Event = NO_EVENT,
    find: Find = no_template,
    image_urls: tuple[str, ...] = (),
) -> Preview:
    """Options that are wrong are reported, and their defaults taken instead."""
    errors: tuple[Finding, ...] = ()
    try:
        settled = settle(template, options, image_urls, complete=False)
    except OptionsRefused as refused:
        errors = refused.findings
        wrong = {finding.path.removeprefix("options.") for finding in errors}
        good = {key: value for key, value in options.items() if key not in wrong}
        settled = settle(template, good, (), complete=False)
    activity = decide(template, facts_of(settled.options, image_urls, event))
    return Preview(errors, activity, prices_of(template, activity, find))
