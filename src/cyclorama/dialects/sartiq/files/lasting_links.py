"""`/files/{path}`: lasting addresses of files, each of which leads to a link that works now."""

import re

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse

from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.sartiq.call import admit_call
from cyclorama.dialects.sartiq.errors import refusals
from cyclorama.dialects.sartiq.route import SartiqRoute
from cyclorama.dialects.services import Given, Services
from cyclorama.errors import NotFound
from cyclorama.kit.rate_limits import CallClass
from cyclorama.media.repository import in_one_of
from cyclorama.media.types import Media
from cyclorama.media.upload_links import upload_id_of

router = APIRouter(prefix="/files", tags=["Files"], route_class=SartiqRoute)

_MEDIA = re.compile(r"media/(?P<id>[0-9a-f-]{36})/[^/]{1,100}")


@router.get(
    "/{path:path}",
    operation_id="read_file",
    status_code=302,
    response_class=RedirectResponse,
    responses=refusals(400, 401, 403, 404, 413, 429),
)
async def read_file(
    path: str, request: Request, services: Given, exp: str = "", sig: str = ""
) -> RedirectResponse:
    """`temp/…` is an upload's `file_url` and needs its signature; `media/{id}/{name}` is a media
    resource and needs a token or key."""
    if path.startswith("temp/"):
        services.links.uploads.check_file(path, exp, sig)
        media = await services.ingest.from_sent(upload_id_of(path))
    else:
        media = await _stored(path, request, services)
    return RedirectResponse(services.links.sign(media), status_code=302)


async def _stored(path: str, request: Request, services: Services) -> Media:
    call = await admit_call(request, services, Scope.MEDIA_READ, CallClass.READ)
    matched = _MEDIA.fullmatch(path)
    if matched is None:
        raise NotFound("There is no such file, or it was deleted.")
    accounts = await call.anywhere()
    async with services.database.read() as connection:
        return await in_one_of(connection, accounts, matched["id"])
