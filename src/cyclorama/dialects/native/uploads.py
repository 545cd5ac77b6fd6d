"""`/uploads/{id}`: takes one file by a signed link, where files are not put straight into S3."""

from typing import Annotated

from fastapi import APIRouter, Header, Request, Response

from cyclorama.dialects.native.route import NativeRoute, refusals
from cyclorama.dialects.services import Given
from cyclorama.media.kinds import ACCEPTED

router = APIRouter(prefix="/uploads", tags=["Media"], route_class=NativeRoute)


@router.put(
    "/{upload_id}",
    operation_id="putUpload",
    response_class=Response,
    responses=refusals(400, 403, 404, 409, 413),
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                kind: {"schema": {"type": "string", "format": "binary"}} for kind in ACCEPTED
            },
        }
    },
)
async def put_upload(
    upload_id: str,
    request: Request,
    services: Given,
    exp: str = "",
    sig: str = "",
    content_type: Annotated[str, Header(include_in_schema=False)] = "",
) -> Response:
    """Send the file as the body, with the Content-Type and the size that the link was made for."""
    upload = await services.uploads.admit(upload_id, exp, sig, content_type)
    await services.uploads.receive(upload, request.stream())
    return Response()
