"""`/v2/image`, `/v2/video`, `/v2/audio`: files sent in by form. `/asset`: read them again."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Request

from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.body import described
from cyclorama.dialects.services import Given, Services
from cyclorama.dialects.vimmerse.answers import Asset, AssetEnvelope, ToolEstimate
from cyclorama.dialects.vimmerse.bodies import ToolEstimateRequest
from cyclorama.dialects.vimmerse.call import Call
from cyclorama.dialects.vimmerse.errors import ErrorCode, VimmerseError, invalid, refusals
from cyclorama.dialects.vimmerse.form import open_form
from cyclorama.dialects.vimmerse.moments import spoken
from cyclorama.dialects.vimmerse.route import VimmerseRoute
from cyclorama.dialects.vimmerse.tools import TOOLS, tool_credits
from cyclorama.dialects.vimmerse.uploads import take_in
from cyclorama.errors import NotFound
from cyclorama.kit.ids import is_uuid
from cyclorama.kit.rate_limits import CallClass
from cyclorama.media.kinds import Medium
from cyclorama.media.repository import MediaRepository
from cyclorama.media.types import Media

router = APIRouter(tags=["Assets"], route_class=VimmerseRoute)

UPLOAD = "upload-{}"
"""The name of the tool that a sent file was made with."""


def _form(field: str) -> dict[str, Any]:
    properties = {field: {"type": "string", "format": "binary"}}
    schema = {"type": "object", "properties": properties, "required": [field]}
    content = {"multipart/form-data": {"schema": schema}}
    return {"requestBody": {"required": True, "content": content}}


_ACCEPTED: dict[str, Any] = {
    "response_model": Asset,
    "responses": refusals(400, 401, 402, 403, 413, 429, 503),
}
_ESTIMATED: dict[str, Any] = {
    "response_model": ToolEstimate,
    "responses": refusals(401, 403, 413, 429, 503),
    "openapi_extra": described(ToolEstimateRequest),
}


@router.post(
    "/v2/image", operation_id="upload_image", openapi_extra=_form("image_file"), **_ACCEPTED
)
async def upload_image(request: Request, services: Given) -> Asset:
    """Send a JPEG, PNG or WebP picture."""
    return await _upload(request, services, Medium.IMAGE)


@router.post(
    "/v2/video", operation_id="upload_video", openapi_extra=_form("video_file"), **_ACCEPTED
)
async def upload_video(request: Request, services: Given) -> Asset:
    """Send an MP4, MOV or WebM clip."""
    return await _upload(request, services, Medium.VIDEO)


@router.post(
    "/v2/audio", operation_id="upload_audio", openapi_extra=_form("audio_file"), **_ACCEPTED
)
async def upload_audio(request: Request, services: Given) -> Asset:
    """Send an M4A, MP3, WAV, OGG or FLAC sound."""
    return await _upload(request, services, Medium.AUDIO)


@router.post("/v2/image/estimate-credits", operation_id="estimate_image_credits", **_ESTIMATED)
async def estimate_image(request: Request, services: Given) -> ToolEstimate:
    """What a tool for pictures costs, as a step of a workflow."""
    return await _estimate(request, services, Medium.IMAGE)


@router.post("/v2/video/estimate-credits", operation_id="estimate_video_credits", **_ESTIMATED)
async def estimate_video(request: Request, services: Given) -> ToolEstimate:
    """What a tool for clips costs, as a step of a workflow."""
    return await _estimate(request, services, Medium.VIDEO)


@router.post("/v2/audio/estimate-credits", operation_id="estimate_audio_credits", **_ESTIMATED)
async def estimate_audio(request: Request, services: Given) -> ToolEstimate:
    """What a tool for sounds costs, as a step of a workflow."""
    return await _estimate(request, services, Medium.AUDIO)


@router.get(
    "/asset/{asset_id}",
    operation_id="get_asset",
    response_model=AssetEnvelope,
    responses=refusals(401, 403, 404, 429, 503),
)
async def get_asset(
    asset_id: Annotated[str, Path(description="of a file of yours")],
    request: Request,
    services: Given,
) -> AssetEnvelope:
    """A file, with a fresh link."""
    call = await Call.admit(request, services, Scope.MEDIA_READ)
    if not is_uuid(asset_id):
        raise _unknown(asset_id)
    async with services.database.read() as connection:
        try:
            media = await MediaRepository(connection, call.account_id).get(asset_id.lower())
        except NotFound as error:
            raise _unknown(asset_id) from error
    return AssetEnvelope(data=_asset(call, media))


async def _upload(request: Request, services: Services, medium: Medium) -> Asset:
    call = await Call.admit(request, services, Scope.MEDIA_WRITE, CallClass.WRITE)
    field = f"{medium}_file"
    settings = services.settings
    most = settings.max_picture_bytes if medium is Medium.IMAGE else settings.max_clip_bytes
    async with open_form(request, most) as form:
        file = next(iter(form.files(field)), None)
        if file is None:
            raise invalid(f"The form has no file {field}.", field, kind="missing")
        media = await take_in(call, file, (field,), (medium,))
    return _asset(call, media)


async def _estimate(request: Request, services: Services, medium: Medium) -> ToolEstimate:
    call = await Call.admit(request, services, Scope.TEMPLATES_READ)
    body = await call.body(ToolEstimateRequest)
    each = tool_credits(medium, body.app_name)
    if each is None:
        known = ", ".join(TOOLS[medium])
        raise invalid(f"There is no tool {body.app_name[:60]!r}: there are {known}.", "app_name")
    return ToolEstimate(total_credits=each * body.quantity, credits=each, quantity=body.quantity)


def _asset(call: Call, media: Media) -> Asset:
    made = spoken(media.created_at)
    return Asset(
        id=media.id,
        customer_id=media.account_id,
        primary_user_id=call.caller.user_id,
        results=[call.services.links.sign(media)],
        mime_type=media.content_type,
        app_name=UPLOAD.format(media.content_type.partition("/")[0]),
        created_at=made,
        updated_at=made,
    )


def _unknown(asset_id: str) -> VimmerseError:
    return VimmerseError(ErrorCode.MEDIA_NOT_FOUND, f"There is no asset {asset_id[:60]!r}.")
