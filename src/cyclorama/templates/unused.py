"""What a good definition may have been meant to do, and does not."""

from cyclorama.templates.condition import Condition, every_test
from cyclorama.templates.definition import Template
from cyclorama.templates.findings import Code, Finding

DECIDES_THE_PRICE = "pipeline_mode"


def unused(template: Template) -> list[Finding]:
    """Options that nothing depends on."""
    named = {one for step in template.steps for one in step.placeholders}
    conditions: list[Condition] = [
        *(output.when for output in template.outputs),
        *(step.when for step in template.steps),
    ]
    tests = [test for condition in conditions for test in every_test(condition)]
    used = {
        DECIDES_THE_PRICE,
        *(one.name for one in named if one.source == "options"),
        *(test.name for test in tests if test.source == "option"),
    }
    takes_inputs = any(one.source == "inputs" for one in named)
    return [
        Finding(
            f"available_options[{index}]",
            Code.UNUSED_OPTION,
            f"Nothing depends on the option {option.key!r}.",
        )
        for index, option in enumerate(template.available_options)
        if option.key not in used and not (takes_inputs and option.component.media)
    ]
