"""`/library`: what the catalogue looks like."""

from fastapi import APIRouter
from fastapi.responses import Response

from cyclorama.dialects.native.route import NativeRoute, refusals
from cyclorama.dialects.services import Given
from cyclorama.errors import NotFound

router = APIRouter(prefix="/library", tags=["Library"], route_class=NativeRoute)


@router.get(
    "/shots/{code}.png",
    operation_id="getShotThumbnail",
    response_class=Response,
    responses=refusals(404),
)
async def shot_thumbnail(code: str, services: Given) -> Response:
    """What a shot looks like, shown with a neutral product."""
    if code not in services.shots:
        raise NotFound(f"There is no shot {code!r}.")
    picture = await services.thumbnails.of_shot(services.shots[code])
    return Response(
        picture, media_type="image/png", headers={"Cache-Control": "public, max-age=86400"}
    )
