"""What a caller says of a workflow, changed after it was made."""

from pydantic import JsonValue

from cyclorama.dialects.body import as_body
from cyclorama.dialects.vimmerse.bodies import WorkflowUpdate
from cyclorama.dialects.vimmerse.call import Call
from cyclorama.dialects.vimmerse.errors import ErrorCode, VimmerseError
from cyclorama.dialects.vimmerse.look_up import no_workflow
from cyclorama.dialects.vimmerse.moments import spoken
from cyclorama.errors import NotFound
from cyclorama.templates.runs import TemplateRuns

# Fields of a body, and what the core calls them.
_NAMES = {
    "title": "title",
    "description": "description",
    "visibility_status": "visibility",
    "rating": "rating",
    "delivered_at": "delivered_at",
}


async def change(call: Call, run_id: str, body: JsonValue) -> None:
    """Raises VimmerseError where there is nothing to change, or no such workflow."""
    asked = as_body(body, WorkflowUpdate)
    values = {
        column: getattr(asked, name)
        for name, column in _NAMES.items()
        if name in asked.model_fields_set and getattr(asked, name) is not None
    }
    clock = call.services.clock
    if "delivered_at" in asked.model_fields_set and asked.delivered_at is None:
        values["delivered_at"] = spoken(clock())
    if not values:
        raise VimmerseError(
            ErrorCode.BAD_REQUEST, f"There is nothing to change: send one of {', '.join(_NAMES)}."
        )
    async with call.services.database.write() as transaction:
        try:
            await TemplateRuns(transaction, call.account_id, clock).change(run_id, values)
        except NotFound as error:
            raise no_workflow(run_id) from error
