"""What the things of the library look like. The catalogue's pictures are public; an account's
own are there for whoever has the signed link."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from cyclorama.dialects.native.byte_range import parse_range
from cyclorama.dialects.native.route import NativeRoute, refusals
from cyclorama.dialects.services import Given, Services
from cyclorama.library.library import Library

router = APIRouter(prefix="/library", tags=["Library"], route_class=NativeRoute)

PICTURE: dict[str, Any] = {
    "response_class": Response,
    "responses": {200: {"content": {"image/png": {}}}, **refusals(404)},
}
CLIP: dict[str, Any] = {
    "response_class": Response,
    "responses": {
        200: {"content": {"video/mp4": {}}},
        206: {"description": "The range that was asked for"},
        416: {"description": "There is nothing in that range"},
        **refusals(404),
    },
}


@router.get("/talents/{talent_id}.png", operation_id="getTalentThumbnail", **PICTURE)
async def talent_thumbnail(
    talent_id: str, services: Given, owner: str = "", exp: str = "", sig: str = ""
) -> Response:
    """A talent, head and shoulders."""
    library = await _library(services, f"talents/{talent_id}.png", owner, exp, sig)
    return _png(await services.thumbnails.of(library.talent(talent_id)), owner)


@router.get("/shots/{code}.png", operation_id="getShotThumbnail", **PICTURE)
async def shot_thumbnail(
    code: str, services: Given, owner: str = "", exp: str = "", sig: str = ""
) -> Response:
    """What a shot looks like, shown with a neutral product or figure."""
    library = await _library(services, f"shots/{code}.png", owner, exp, sig)
    return _png(await services.thumbnails.of(library.shot(code)), owner)


@router.get("/prompts/{prompt_id}.png", operation_id="getPromptPoster", **PICTURE)
async def prompt_poster(
    prompt_id: str, services: Given, owner: str = "", exp: str = "", sig: str = ""
) -> Response:
    """The first frame of a motion's preview."""
    library = await _library(services, f"prompts/{prompt_id}.png", owner, exp, sig)
    return _png(await services.thumbnails.of(library.prompt(prompt_id)), owner)


@router.get("/prompts/{prompt_id}.mp4", operation_id="getPromptPreview", **CLIP)
async def prompt_preview(
    prompt_id: str,
    request: Request,
    services: Given,
    owner: str = "",
    exp: str = "",
    sig: str = "",
) -> Response:
    """What a motion does, shown with a neutral product or figure. Takes `Range`."""
    library = await _library(services, f"prompts/{prompt_id}.mp4", owner, exp, sig)
    clip = await services.thumbnails.clip_of(library.prompt(prompt_id))
    headers = {**_caching(owner), "Accept-Ranges": "bytes"}
    wanted = parse_range(request.headers.get("Range"), len(clip))
    if wanted is None:
        return Response(status_code=416, headers={"Content-Range": f"bytes */{len(clip)}"})
    part = clip[wanted.start : wanted.stop]
    if len(part) < len(clip):
        headers["Content-Range"] = f"bytes {wanted.start}-{wanted.stop - 1}/{len(clip)}"
        return Response(part, 206, headers, "video/mp4")
    return Response(part, 200, headers, "video/mp4")


async def _library(services: Services, path: str, owner: str, exp: str, sig: str) -> Library:
    """The catalogue, or what is the owner's own if the link is signed."""
    if not owner:
        return services.library.catalogue
    services.library_links.check(path, owner, exp, sig)
    return (await services.library.of(owner)).own


def _png(picture: bytes, owner: str) -> Response:
    return Response(picture, 200, _caching(owner), "image/png")


def _caching(owner: str) -> dict[str, str]:
    return {
        "Cache-Control": f"{'private' if owner else 'public'}, max-age=86400",
        "X-Content-Type-Options": "nosniff",
    }
