"""Check the steps of a template as a whole: no circle, and not more than a run may be."""

from collections.abc import Collection, Mapping

from cyclorama.templates.check_nested import MAX_ALL_STEPS, count_steps, longest_id
from cyclorama.templates.definition import Step
from cyclorama.templates.findings import Code, Finding
from cyclorama.templates.graph import circle_in, layers_of
from cyclorama.templates.ingests import MAX_ID
from cyclorama.templates.known import Known

MAX_PLACEHOLDERS = 2_000


def check_size(steps: Collection[Step], known: Known) -> list[Finding]:
    """What a few kilobytes may stand for: a run is of a limited size."""
    if (count := sum(len(step.placeholders) for step in steps)) > MAX_PLACEHOLDERS:
        message = f"There are {count} placeholders, and at most {MAX_PLACEHOLDERS} are allowed."
        return [Finding("steps", Code.TOO_MANY, message)]
    if (count := count_steps(steps, known.find)) > MAX_ALL_STEPS:
        message = (
            f"With the templates that are run there are {count} steps, and at most "
            f"{MAX_ALL_STEPS} are allowed."
        )
        return [Finding("steps", Code.TOO_MANY, message)]
    if (length := longest_id(steps, known.find)) > MAX_ID:
        message = (
            f"With the templates that are run the id of a step has {length} characters, and at "
            f"most {MAX_ID} are allowed: shorten the ids of the steps that run them."
        )
        return [Finding("steps", Code.TOO_LONG, message)]
    return []


def find_circle(steps: Mapping[int, Step]) -> list[Finding]:
    """`steps` by their place in the list."""
    index_of = {step.id: index for index, step in steps.items()}
    waits = {step.id: step.waits_for - {step.id} for step in steps.values()}
    _, stuck = layers_of(waits)
    if not stuck:
        return []
    circle = circle_in(waits, stuck)
    way = " → ".join((*circle, circle[0]))
    message = f"These steps wait for each other in a circle: {way}."
    return [Finding(f"steps[{index_of[circle[0]]}]", Code.CYCLE, message)]
