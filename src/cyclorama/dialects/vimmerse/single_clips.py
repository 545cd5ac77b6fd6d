"""`/v2/media`: one clip, without a template. It is a run of one step that makes it."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field, JsonValue

from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.body import as_body, described
from cyclorama.dialects.idempotency import idempotency, say_if_replayed
from cyclorama.dialects.services import Given
from cyclorama.dialects.vimmerse.answers import SingleClip
from cyclorama.dialects.vimmerse.bodies import Address, Prose, Title
from cyclorama.dialects.vimmerse.call import Call
from cyclorama.dialects.vimmerse.create import callback_of
from cyclorama.dialects.vimmerse.errors import ErrorCode, VimmerseError, invalid, refusals
from cyclorama.dialects.vimmerse.moments import spoken
from cyclorama.dialects.vimmerse.read_back import error_of, kept_of, output_ids, progress_of
from cyclorama.dialects.vimmerse.route import VimmerseRoute
from cyclorama.dialects.vimmerse.statuses import NEW, status_of
from cyclorama.errors import NotFound
from cyclorama.imaging.canvas import Ratio
from cyclorama.kit.ids import is_uuid
from cyclorama.kit.rate_limits import CallClass
from cyclorama.media.repository import MediaRepository
from cyclorama.production.plan import Output, Param, Pay, Plan, StepRef, StepSpec, Value
from cyclorama.production.reading import Runs
from cyclorama.production.submit import Submission
from cyclorama.steps.registry import step_type

router = APIRouter(prefix="/v2/media", tags=["Single clips"], route_class=VimmerseRoute)

KIND = "media"
"""Of the runs that are read here."""

CREATE_VIDEO = "create_video"
_FRAMES = {"First": "first_frame", "Last": "last_frame"}


class ClipFrame(BaseModel):
    type: Literal["image", "video"]
    url: Address
    position: Literal["First", "Last"] = "First"


class MediaCreate(BaseModel):
    """A clip from words, or from its first frame and, perhaps, its last."""

    title: Title = ""
    description: Prose = ""
    prompt: Prose = ""
    media_items: Annotated[list[ClipFrame], Field(max_length=2)] | None = None
    video_tool: str = Field("Auto", max_length=100)
    duration: int = Field(5, ge=1, le=10)
    aspect_ratio: Ratio = Ratio.R16X9
    webhook_url: Address | None = None
    webhook_secret: str | None = Field(None, max_length=255)


@router.post(
    "",
    operation_id="create_media",
    response_model=SingleClip,
    responses=refusals(401, 402, 403, 404, 413, 429, 503),
    openapi_extra=described(MediaCreate),
)
async def create_media(request: Request, response: Response, services: Given) -> SingleClip:
    """Make one clip."""
    call = await Call.admit(request, services, Scope.GENERATIONS_WRITE, CallClass.GENERATION)
    body = await call.json()
    asked = as_body(body, MediaCreate)
    done = await services.submitter.submit(
        Submission(
            account_id=call.account_id,
            dialect="vimmerse",
            kind=KIND,
            plan=_plan(asked, services.settings.template_clip_edge),
            client_state={
                "user_id": call.caller.user_id,
                "asked": asked.model_dump(mode="json", exclude={"webhook_secret"}),
            },
            callback=callback_of(call, asked.webhook_url, asked.webhook_secret),
            idempotency=idempotency(request, "vimmerse/media", body),
        )
    )
    say_if_replayed(response, done)
    made = await _read(call, done.made_id)
    return made if done.replayed else made.model_copy(update={"processing_status": NEW})


@router.get(
    "/{media_id}",
    operation_id="get_media",
    response_model=SingleClip,
    responses=refusals(401, 403, 404, 429, 503),
)
async def get_media(media_id: str, request: Request, services: Given) -> SingleClip:
    """Status and result of a clip; links are signed anew at every reading."""
    call = await Call.admit(request, services, Scope.REQUESTS_READ)
    return await _read(call, media_id)


def _plan(asked: MediaCreate, edge: int) -> Plan:
    frames = dict(_frames(asked))
    if not frames and not asked.prompt.strip():
        raise invalid("Send a prompt, or a first frame in media_items.", "prompt", kind="missing")
    if "last_frame" in frames and "first_frame" not in frames:
        raise invalid("A last frame needs a first one.", "media_items")
    taken = tuple(
        StepSpec(id=f"in-{name}", type="ingest", params={"url": Value(value=url)})
        for name, url in frames.items()
    )
    params: dict[str, Param] = {
        **{name: StepRef(step=f"in-{name}", output="media") for name in frames},
        "prompt": Value(value=asked.prompt),
        "duration": Value(value=asked.duration),
        "aspect_ratio": Value(value=asked.aspect_ratio.value),
        "motion_type": Value(value=asked.video_tool),
        "edge": Value(value=edge),
    }
    kind = step_type(CREATE_VIDEO)
    clip = StepSpec(
        id="clip",
        type=CREATE_VIDEO,
        version=kind.version,
        params=params,
        charge=kind.offer.credits if kind.offer else None,
    )
    return Plan(
        steps=(*taken, clip), outputs=(Output(name="clip", step="clip"),), pay=Pay.WHEN_DONE
    )


def _frames(asked: MediaCreate) -> Iterator[tuple[str, str]]:
    for index, item in enumerate(asked.media_items or ()):
        if item.type != "image":
            raise invalid("A clip is made from pictures: send one.", "media_items", index, "type")
        yield _FRAMES[item.position], item.url


async def _read(call: Call, media_id: str) -> SingleClip:
    unknown = VimmerseError(ErrorCode.MEDIA_NOT_FOUND, f"There is no media {media_id[:60]!r}.")
    if not is_uuid(media_id):
        raise unknown
    async with call.services.database.read() as connection:
        try:
            run = await Runs(connection, call.account_id).get(media_id.lower())
        except NotFound as error:
            raise unknown from error
        if (run.dialect, run.kind) != ("vimmerse", KIND):
            raise unknown
        media = await MediaRepository(connection, call.account_id).among(output_ids(run))
    kept = kept_of(run.client_state)
    asked: dict[str, Any] = dict(_object(kept.get("asked")))
    return SingleClip(
        id=run.id,
        title=str(asked.get("title", "")),
        description=str(asked.get("description", "")),
        customer_id=run.account_id,
        primary_user_id=str(kept.get("user_id", "")),
        processing_status=status_of(run.state),
        progress_percentage=progress_of(run),
        used_credits=run.credits_charged,
        pose_preset={
            "motion_type": asked.get("video_tool"),
            "prompt": asked.get("prompt"),
            "quantity": 1,
            "motion_length": asked.get("duration"),
            "loop": 1,
        },
        submit_params=asked,
        result=[call.services.links.sign(media[one]) for one in output_ids(run) if one in media],
        error=error_of(run),
        created_at=spoken(run.created_at),
        updated_at=spoken(run.finished_at or run.started_at or run.created_at),
    )


def _object(value: JsonValue) -> dict[str, JsonValue]:
    return value if isinstance(value, dict) else {}
