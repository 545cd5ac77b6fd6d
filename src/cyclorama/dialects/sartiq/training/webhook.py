"""`POST /training/webhook`: what an outside trainer reports of a training."""

import hmac
from typing import Annotated

from fastapi import APIRouter, Header, Request

from cyclorama.dialects.body import described, read_body
from cyclorama.dialects.sartiq.answers.message import Message
from cyclorama.dialects.sartiq.errors import BAD_CREDENTIALS, SartiqError, invalid, refusals
from cyclorama.dialects.sartiq.ids import id_of
from cyclorama.dialects.sartiq.route import PREFIX, SartiqRoute
from cyclorama.dialects.sartiq.training.bodies import TrainingEvent
from cyclorama.dialects.services import Given, Services
from cyclorama.training.receive import receive
from cyclorama.training.report import Report, TrainingState

router = APIRouter(prefix=f"{PREFIX}/training", tags=["training"], route_class=SartiqRoute)

EVENT = "training_status_update"
SECRET_HEADER = "X-Webhook-Secret"  # noqa: S105  a header's name

# What trainers call the states beside our own names.
_CALLED = {
    "queued": TrainingState.PENDING,
    "processing": TrainingState.RUNNING,
    "in_progress": TrainingState.RUNNING,
    "started": TrainingState.RUNNING,
    "succeeded": TrainingState.COMPLETED,
    "success": TrainingState.COMPLETED,
    "error": TrainingState.FAILED,
    "canceled": TrainingState.CANCELLED,
} | {state.value: state for state in TrainingState}


@router.post(
    "/webhook",
    operation_id="training_webhook",
    responses=refusals(400, 401, 404, 413),
    openapi_extra=described(TrainingEvent),
)
async def training_webhook(
    request: Request,
    services: Given,
    secret: Annotated[str | None, Header(alias=SECRET_HEADER)] = None,
) -> Message:
    """Take a report in. Reports that come twice, late or after the end change nothing."""
    _check(services, secret)
    event = await read_body(request, TrainingEvent, services.settings.max_body_bytes)
    if event.event_type != EVENT:
        return Message(message=f"Ignored: only {EVENT} is read here.")
    if event.task_id is None:
        raise invalid("Say which training it is about.", "task_id", kind="missing")
    training_id = id_of(event.task_id, "training")
    changed = await receive(services.database, services.clock, training_id, _report(event))
    return Message(message="Received" if changed else "Ignored: it changes nothing.")


def _check(services: Services, sent: str | None) -> None:
    """Raises SartiqError (401) unless the trainer knows the secret, or the route is open."""
    if "training-webhook" in services.settings.open_routes:
        return
    known = services.settings.training_webhook_secret
    if not known or sent is None or not hmac.compare_digest(known.encode(), sent.encode()):
        raise SartiqError(401, BAD_CREDENTIALS)


def _report(event: TrainingEvent) -> Report:
    """Raises RequestValidationError for a state of which nothing is known."""
    state = None if event.status is None else _CALLED.get(event.status.lower())
    if event.status is not None and state is None:
        known = ", ".join(TrainingState)
        raise invalid(f"{event.status[:60]!r} is no state; there are: {known}.", "status")
    return Report(
        at=event.timestamp,
        state=state,
        progress=event.progress,
        error_message=event.error_message,
        error_category=event.error_category,
        started_at=event.started_at,
        completed_at=event.completed_at,
        metadata=event.metadata or {},
    )
