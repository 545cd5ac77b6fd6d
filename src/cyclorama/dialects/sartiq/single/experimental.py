"""`/generations/experimental-task`: one app of this server's own, by its id."""

from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field, JsonValue

from cyclorama.dialects.body import as_body, described, read_json
from cyclorama.dialects.idempotency import idempotency, say_if_replayed
from cyclorama.dialects.sartiq.answers.experiment import ExperimentalTaskPublic
from cyclorama.dialects.sartiq.call import Call
from cyclorama.dialects.sartiq.errors import invalid, refusals
from cyclorama.dialects.sartiq.files.addresses import check_address
from cyclorama.dialects.sartiq.generations.callers import CanCreate, CanRead
from cyclorama.dialects.sartiq.ids import id_of
from cyclorama.dialects.sartiq.route import PREFIX, SartiqRoute
from cyclorama.dialects.sartiq.single.encoded_image import taken_in
from cyclorama.errors import InvalidInput, NotFound
from cyclorama.generations.apps import addresses_in, app_plan, find_app
from cyclorama.media.enclosed import adopt_media, discard_media
from cyclorama.media.repository import MediaRepository
from cyclorama.production.reading import Runs, RunView
from cyclorama.production.states import RunState
from cyclorama.production.submit import Submission
from cyclorama.store.database import Transaction

router = APIRouter(prefix=f"{PREFIX}/generations", tags=["generations"], route_class=SartiqRoute)


DIALECT, KIND = "sartiq", "experiment"
_STATUS = {
    RunState.QUEUED: "pending",
    RunState.RUNNING: "running",
    RunState.SUCCEEDED: "completed",
    RunState.PARTIAL: "completed",
    RunState.FAILED: "failed",
    RunState.CANCELLED: "cancelled",
}


class ExperimentalTaskCreate(BaseModel):
    """`image` in base64, alone or as a `data:` URL: what the payload's `image_url` would name."""

    fal_app_id: Annotated[str, Field(max_length=200)]
    payload: dict[str, JsonValue]
    image: str | None = None


@router.post(
    "/experimental-task",
    operation_id="create_experimental_task",
    responses=refusals(400, 401, 402, 403, 404, 409, 413, 429),
    openapi_extra=described(ExperimentalTaskCreate),
)
async def create_experimental_task(call: CanCreate, response: Response) -> ExperimentalTaskPublic:
    """Run one app with a payload of its own parameters."""
    services = call.services
    # Four characters of base64 are three bytes.
    largest = services.settings.max_body_bytes + services.settings.max_picture_bytes * 4 // 3
    body = await read_json(call.request, largest)
    asked = as_body(body, ExperimentalTaskCreate, say_input=False)
    app = find_app(asked.fal_app_id)
    scoped = await call.within(None)
    try:
        for name, url in addresses_in(app, asked.payload):
            check_address(services, url, "payload", name)
        app_plan(app, asked.payload, None if asked.image is None else KIND)
    except InvalidInput as error:
        raise invalid(error.public, "payload", kind=error.code) from error
    async with taken_in(scoped, asked.image) as image:

        async def record(transaction: Transaction, run_id: str) -> None:
            await adopt_media(transaction, run_id, [] if image is None else [image])

        done = await services.submitter.submit(
            Submission(
                account_id=scoped.account_id,
                dialect=DIALECT,
                kind=KIND,
                plan=app_plan(app, asked.payload, image),
                client_state={
                    "user_id": scoped.user_id,
                    "fal_app_id": asked.fal_app_id,
                    "payload": asked.payload,
                },
                idempotency=idempotency(call.request, "sartiq/experimental-task", body),
                record=record,
            )
        )
        if done.replayed and image is not None:  # the first request's has its own
            await discard_media(services.database, services.clock, [image])
    say_if_replayed(response, done)
    return await _read(call, done.made_id)


@router.get(
    "/experimental-task/{task_id}",
    operation_id="get_experimental_task",
    responses=refusals(401, 403, 404, 429),
)
async def get_experimental_task(task_id: str, call: CanRead) -> ExperimentalTaskPublic:
    """Poll an experimental task; `image_url` names its result, whatever it is."""
    return await _read(call, task_id)


async def _read(call: Call, task_id: str) -> ExperimentalTaskPublic:
    run_id = id_of(task_id, "experimental task")
    unknown = NotFound(f"There is no experimental task {task_id!r}.")
    services = call.services
    account_id = call.caller.account_id
    async with services.database.read() as connection:
        try:
            run = await Runs(connection, account_id).get(run_id)
        except NotFound as error:
            raise unknown from error
        if (run.dialect, run.kind) != (DIALECT, KIND):
            raise unknown
        made = _result_of(run)
        media = await MediaRepository(connection, account_id).among([made] if made else [])
    kept = run.client_state if isinstance(run.client_state, dict) else {}
    payload = kept.get("payload")
    return ExperimentalTaskPublic(
        id=run.id,
        fal_app_id=str(kept.get("fal_app_id", "")),
        payload=payload if isinstance(payload, dict) else {},
        image_url=services.links.sign(media[made]) if made in media else None,
        status=_STATUS[run.state],
    )


def _result_of(run: RunView) -> str | None:
    made = run.steps[run.plan.outputs[0].step].outputs.get("media")
    return made if isinstance(made, str) else None
