"""Run another template. The compiler puts that template's steps into the plan; what is left for
this step is to pass on what they have made."""

from typing import Annotated, ClassVar

from pydantic import Field, JsonValue

from cyclorama.durable.lanes import Lane
from cyclorama.errors import InvalidInput
from cyclorama.steps.base import Makes, Offer, Params, StepContext, StepResult, StepType


class EachWorkflowParams(Params):
    """`made` is filled in when a run is made of a template: what the inner steps have made."""

    template: Annotated[
        str, Field(title="Template", description="The id of the template to run.", max_length=128)
    ]
    options: Annotated[
        dict[str, JsonValue],
        Field(
            default_factory=dict,
            title="Options",
            description="What the template's own options are set to.",
        ),
    ]
    made: Annotated[tuple[str, ...], Field(json_schema_extra={"x-internal": True})] = ()


class EachWorkflow(StepType[EachWorkflowParams]):
    name: ClassVar = "each_workflow"
    lane: ClassVar = Lane.IO
    seconds: ClassVar = 60
    offer: ClassVar = Offer(
        title="Run a template",
        summary="Do the steps of another template, and give what it gives.",
        makes=Makes.ANY,
    )
    params = EachWorkflowParams

    async def run(self, ctx: StepContext, params: EachWorkflowParams) -> StepResult:
        if not params.made:
            raise InvalidInput(f"The template {params.template!r} made nothing.")
        return StepResult({"media": params.made[0], "all": list(params.made)})
