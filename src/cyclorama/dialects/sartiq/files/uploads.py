"""`/uploads`: where a client may put a file, and the URL by which its requests name it then."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, Field, field_validator

from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.body import described
from cyclorama.dialects.sartiq.answers.base import Answer
from cyclorama.dialects.sartiq.call import Call, calling
from cyclorama.dialects.sartiq.errors import invalid, refusals
from cyclorama.dialects.sartiq.route import PREFIX, SartiqRoute
from cyclorama.kit.rate_limits import CallClass
from cyclorama.media.kinds import ACCEPTED
from cyclorama.media.upload_desk import PUT_LIFETIME

router = APIRouter(prefix=f"{PREFIX}/uploads", tags=["Uploads"], route_class=SartiqRoute)

CanUpload = Annotated[Call, calling(Scope.MEDIA_WRITE, CallClass.WRITE)]

_ALSO_CALLED = {"image/jpg": "image/jpeg"}


class PresignedUploadRequest(BaseModel):
    """`size`: in bytes; where it is given, exactly so many have to be sent."""

    filename: Annotated[str, Field(min_length=1, max_length=255)]
    content_type: str
    size: Annotated[int, Field(gt=0)] | None = None

    @field_validator("content_type")
    @classmethod
    def _known(cls, sent: str) -> str:
        kind = sent.strip().lower()
        if _ALSO_CALLED.get(kind, kind) not in ACCEPTED:
            raise ValueError(f"Only these can be sent: {', '.join(ACCEPTED)}")
        return kind


class PresignedUpload(Answer):
    upload_url: str
    file_url: str
    upload_method: Literal["PUT"] = "PUT"
    expires_in_seconds: int
    max_file_size: int


@router.post(
    "/presigned-url",
    operation_id="create_presigned_url",
    openapi_extra=described(PresignedUploadRequest),
    responses=refusals(400, 401, 403, 413, 429),
)
async def create_presigned_url(
    call: CanUpload, organization_id: UUID | None = None
) -> PresignedUpload:
    """PUT the file to `upload_url`, with the same Content-Type, and name it by `file_url` in any
    request that takes the URL of a picture or clip. What no request has named within 24 hours is
    deleted."""
    scoped = await call.within(organization_id)
    wanted = await call.body(PresignedUploadRequest)
    desk = scoped.services.uploads
    if wanted.size is not None and wanted.size > desk.max_bytes:
        raise invalid(
            f"The file may have at most {desk.max_bytes} bytes", "size", kind="less_than_equal"
        )
    place = await desk.open(scoped.account_id, wanted.filename, wanted.content_type, wanted.size)
    return PresignedUpload(
        upload_url=place.put_url,
        file_url=place.file_url,
        expires_in_seconds=int(PUT_LIFETIME.total_seconds()),
        max_file_size=desk.max_bytes,
    )
