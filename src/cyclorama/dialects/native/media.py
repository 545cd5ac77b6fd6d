"""`/media`: send a picture, a clip or a sound in, and fetch files by their signed links."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import StreamingResponse
from pydantic import BaseModel

from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.callers import admit
from cyclorama.dialects.native.byte_range import parse_range
from cyclorama.dialects.native.route import NativeRoute, refusals
from cyclorama.dialects.services import Given
from cyclorama.kit.clock import iso
from cyclorama.kit.ids import new_id
from cyclorama.kit.rate_limits import CallClass
from cyclorama.media.ingest import Origin
from cyclorama.media.kinds import ACCEPTED, Medium
from cyclorama.media.repository import behind_link
from cyclorama.media.types import Facts

router = APIRouter(prefix="/media", tags=["Media"], route_class=NativeRoute)


class Uploaded(BaseModel):
    """`url` is a signed link that any request for such a file takes as its URL."""

    id: str
    url: str
    expires_at: str
    content_type: str
    size_bytes: int
    facts: Facts


@router.post(
    "",
    operation_id="uploadMedia",
    status_code=201,
    response_model=Uploaded,
    responses=refusals(400, 401, 403, 413, 429),
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                kind: {"schema": {"type": "string", "format": "binary"}} for kind in ACCEPTED
            },
        }
    },
)
async def upload(
    request: Request,
    services: Given,
    name: Annotated[str, Query(max_length=200)] = "",
) -> Uploaded:
    """Send the file as the body: a JPEG, PNG or WebP picture, an MP4, MOV or WebM clip, or an M4A,
    MP3, WAV, OGG or FLAC sound."""
    caller = await admit(request, services, Scope.MEDIA_WRITE, CallClass.WRITE)
    origin = Origin(caller.account_id, f"upload/{new_id()}", name.rsplit(".", 1)[0])
    media = await services.ingest.from_upload(request.stream(), origin, tuple(Medium))
    return Uploaded(
        id=media.id,
        url=services.links.sign(media),
        expires_at=iso(services.links.expiry()),
        content_type=media.content_type,
        size_bytes=media.size_bytes,
        facts=media.facts,
    )


@router.get(
    "/{media_id}/{file}",
    operation_id="getMedia",
    response_class=Response,
    responses={
        206: {"description": "The range that was asked for"},
        416: {"description": "There is nothing in that range"},
        **refusals(403, 404),
    },
)
async def get_media(
    media_id: str,
    file: str,
    services: Given,
    request: Request,
    exp: str = "",
    sig: str = "",
) -> Response:
    """A stored file, by its signed link. Takes `Range`."""
    services.links.check(media_id, file, exp, sig)
    async with services.database.read() as connection:
        media = await behind_link(connection, media_id)
    size = media.size_bytes
    headers = {
        "Accept-Ranges": "bytes",
        "Cache-Control": "private, max-age=3600, immutable",
        "Content-Disposition": f'inline; filename="{file}"',
        "ETag": f'"{media.facts.sha256}"',
        "X-Content-Type-Options": "nosniff",
    }
    wanted = parse_range(request.headers.get("Range"), size)
    if wanted is None:
        headers["Content-Range"] = f"bytes */{size}"
        return Response(status_code=416, headers=headers)
    headers["Content-Length"] = str(wanted.stop - wanted.start)
    if len(wanted) < size:
        headers["Content-Range"] = f"bytes {wanted.start}-{wanted.stop - 1}/{size}"
    return StreamingResponse(
        services.blobs.stream(media.blob_key, wanted.start, wanted.stop),
        status_code=206 if len(wanted) < size else 200,
        headers=headers,
        media_type=media.content_type,
    )
