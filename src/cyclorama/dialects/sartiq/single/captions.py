"""`/captions`: what a picture shows, in a sentence."""

import re
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field, JsonValue

from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.body import as_body, described, read_json
from cyclorama.dialects.idempotency import idempotency, say_if_replayed
from cyclorama.dialects.sartiq.answers.base import Answer
from cyclorama.dialects.sartiq.call import Call, Scoped, calling
from cyclorama.dialects.sartiq.errors import SartiqError, invalid, refusals
from cyclorama.dialects.sartiq.files.addresses import check_address
from cyclorama.dialects.sartiq.generations.studio_pictures import source_of
from cyclorama.dialects.sartiq.route import PREFIX, SartiqRoute
from cyclorama.engines.captioning import CaptionOf
from cyclorama.errors import InvalidInput, NotFound
from cyclorama.generations.captioning import KIND, caption_of, compile_caption
from cyclorama.generations.sources import Source
from cyclorama.kit.data_url import data_of
from cyclorama.kit.rate_limits import CallClass
from cyclorama.media.ingest import BY_CONTENT, Origin
from cyclorama.production.submit import Submission
from cyclorama.studio.bodies import Product
from cyclorama.studio.reading import StudioReader

router = APIRouter(prefix=f"{PREFIX}/captions", tags=["captions"], route_class=SartiqRoute)

MAX_WAIT = 60  # seconds that a call is kept open
SURE = 0.4
_WAIT = re.compile(r"\bwait\s*=\s*(\d{1,4})\b")
_NOT_YET = "The caption is not written yet. Ask again with the same Idempotency-Key."
_UNSURE = "What the picture shows was not made out with confidence."
_UNFOLLOWED = "Captions are measured: without a language model, extra_prompt is not followed."

CanCaption = Annotated[Call, calling(Scope.GENERATIONS_WRITE, CallClass.WRITE)]
REFUSED = refusals(400, 401, 402, 403, 404, 413, 429, 500)


class CaptionRequest(BaseModel):
    """`image_url`: an address, or a `data:` URL."""

    image_url: str = Field(min_length=1)
    preset: CaptionOf = CaptionOf.GARMENT
    extra_prompt: str | None = Field(default=None, max_length=4000)


class ProductCaptionRequest(BaseModel):
    preset: CaptionOf = CaptionOf.GARMENT
    extra_prompt: str | None = Field(default=None, max_length=4000)


class CaptionPublic(Answer):
    caption: str
    preset: CaptionOf
    remarks: list[str] = Field(default=[])


@router.post(
    "/image",
    operation_id="caption_image",
    response_model=CaptionPublic,
    responses=REFUSED,
    openapi_extra=described(CaptionRequest),
)
async def caption_image(
    call: CanCaption, response: Response, organization_id: UUID | None = None
) -> CaptionPublic:
    """Answers when the caption is written, within a minute; `Prefer: wait=5` waits no longer."""
    settings = call.services.settings
    largest = settings.max_body_bytes + settings.max_picture_bytes * 4 // 3
    sent = await read_json(call.request, largest)
    asked = as_body(sent, CaptionRequest)
    scoped = await call.within(organization_id)
    source = await _source(scoped, asked.image_url)
    return await _captioned(scoped, response, "image", sent, source, asked)


@router.post(
    "/product/{product_id}",
    operation_id="caption_product",
    response_model=CaptionPublic,
    responses=REFUSED,
    openapi_extra=described(ProductCaptionRequest),
)
async def caption_product(product_id: UUID, call: CanCaption, response: Response) -> CaptionPublic:
    """Of the product's cover image. The product itself is not changed."""
    services = call.services
    sent = await read_json(call.request, services.settings.max_body_bytes, empty=b"{}")
    asked = as_body(sent, ProductCaptionRequest)
    accounts = await call.anywhere()
    async with services.database.read() as connection:
        found = await StudioReader(connection, accounts).get(Product, str(product_id))
        if found is None:
            raise NotFound("Product not found")
        own = found.account_id in accounts
        scoped = call.acting_for(str(found.account_id) if own else call.caller.account_id)
        cover = found.pictures.get("cover")
        source = await source_of(connection, services.links, scoped.account_id, cover)
    if source is None:
        raise SartiqError(400, "The product has no cover image: give it one first.")
    return await _captioned(scoped, response, f"product/{product_id}", sent, source, asked)


async def _captioned(
    scoped: Scoped,
    response: Response,
    route: str,
    sent: JsonValue,
    source: Source,
    asked: CaptionRequest | ProductCaptionRequest,
) -> CaptionPublic:
    services = scoped.services
    done = await services.submitter.submit(
        Submission(
            account_id=scoped.account_id,
            dialect="sartiq",
            kind=KIND,
            plan=compile_caption(source, asked.preset),
            idempotency=idempotency(scoped.call.request, f"sartiq/captions/{route}", sent),
        )
    )
    say_if_replayed(response, done)
    found = await caption_of(
        services.database, scoped.account_id, done.made_id, _patience(scoped.call.request)
    )
    if found is None:
        raise SartiqError(503, _NOT_YET)
    text, sure = found
    remarks = [_UNSURE] if sure < SURE else []
    if asked.extra_prompt:
        remarks.append(_UNFOLLOWED)
    return CaptionPublic(caption=text, preset=asked.preset, remarks=remarks)


async def _source(scoped: Scoped, url: str) -> Source:
    services = scoped.services
    if not url.startswith("data:"):
        return Source(url=check_address(services, url, "image_url"))
    try:
        content = data_of(url)
        # By its content: a caption that is not written yet is asked for again, picture and all.
        origin = Origin(scoped.account_id, BY_CONTENT, "picture")
        media = await services.ingest.from_bytes(content, origin)
    except InvalidInput as error:
        raise invalid(error.public, "image_url", kind=error.code) from error
    return Source(media_id=media.id)


def _patience(request: Request) -> float:
    """In seconds: what the caller prefers (RFC 7240, section 4.3), within bounds."""
    asked: Any = _WAIT.search(request.headers.get("Prefer", ""))
    return min(float(asked[1]), MAX_WAIT) if asked else MAX_WAIT
