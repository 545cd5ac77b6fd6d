"""What a good definition may have been meant to do, and does not."""

from cyclorama.templates.condition import Condition, every_test
from cyclorama.templates.definition import Template
from cyclorama.templates.findings import Code, Finding
from cyclorama.templates.placeholder import Placeholder, placeholders_of

DECIDES_THE_PRICE = "pipeline_mode"


def unused(template: Template) -> list[Finding]:
    """Options that nothing depends on."""
    used = {DECIDES_THE_PRICE}
    conditions: list[Condition] = [output.when for output in template.outputs]
    for step in template.steps:
        conditions.append(step.when)
        for one in placeholders_of(dict(step.params)):
            if isinstance(one.placeholder, Placeholder) and one.placeholder.source == "options":
                used.add(one.placeholder.name)
    for condition in conditions:
        used.update(test.name for test in every_test(condition) if test.source == "option")
    takes_inputs = any(
        isinstance(one.placeholder, Placeholder) and one.placeholder.source == "inputs"
        for step in template.steps
        for one in placeholders_of(dict(step.params))
    )
    return [
        Finding(
            f"available_options[{index}]",
            Code.UNUSED_OPTION,
            f"Nothing depends on the option {option.key!r}.",
        )
        for index, option in enumerate(template.available_options)
        if option.key not in used and not (takes_inputs and option.component.media)
    ]
