"""`/ai-tool`: requests that make pictures and clips."""

from dataclasses import dataclass
from typing import Any

import structlog
from fastapi import APIRouter, Request, Response
from pydantic import JsonValue

from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.body import read_json
from cyclorama.dialects.callers import admit
from cyclorama.dialects.dreem import image_to_video, packshot, virtual_model
from cyclorama.dialects.dreem.answers import REFUSALS, GenerationAnswer
from cyclorama.dialects.dreem.bodies import (
    ImageToVideoBody,
    PackshotBody,
    VirtualModelBody,
    described,
)
from cyclorama.dialects.dreem.look_up import find_prompt, find_shots, find_talent
from cyclorama.dialects.dreem.return_address import ReturnAddress
from cyclorama.dialects.dreem.route import DreemRoute
from cyclorama.dialects.idempotency import idempotency, say_if_replayed
from cyclorama.dialects.services import Given, Services
from cyclorama.kit.addresses import refuse_visibly_private
from cyclorama.kit.rate_limits import CallClass
from cyclorama.library.shots import ModelShot, PackshotShot
from cyclorama.production.plan import Plan
from cyclorama.production.submit import Submission

log = structlog.get_logger()

router = APIRouter(prefix="/ai-tool", tags=["AI Tool"], route_class=DreemRoute)

ACCEPTED: dict[str, Any] = {
    "status_code": 202,
    "response_model": GenerationAnswer,
    "responses": {
        **REFUSALS,
        413: {"model": GenerationAnswer, "description": "The body is too large"},
        422: {"model": GenerationAnswer, "description": "The Idempotency-Key stands for another"},
    },
}
# The name that a route had before April 2026.
OLD_NAME: dict[str, Any] = {**ACCEPTED, "include_in_schema": False}


@router.post("/generation/virtual-model", **OLD_NAME)
@router.post(
    "/virtual-model",
    operation_id="virtualModel",
    summary="A garment on a talent, one picture per shot code",
    openapi_extra=described(VirtualModelBody),
    **ACCEPTED,
)
async def dress_model(request: Request, response: Response, services: Given) -> GenerationAnswer:
    call = await _Call.of(request, response, services)
    asked = virtual_model.read_request(call.body, call.check_image, call.check_callback)
    library = await services.library.of(call.account_id)
    talent = find_talent(library, asked.talent_id)
    shots = find_shots(library, asked.codes, ModelShot)
    plan = virtual_model.compile_plan(asked, talent, shots)
    return await call.accept("virtual_model", plan, asked.back)


@router.post("/generation/packshots", **OLD_NAME)
@router.post(
    "/packshot",
    operation_id="packshot",
    summary="Product stills, one per shot code",
    openapi_extra=described(PackshotBody),
    **ACCEPTED,
)
async def make_packshots(request: Request, response: Response, services: Given) -> GenerationAnswer:
    call = await _Call.of(request, response, services)
    asked = packshot.read_request(call.body, call.check_image, call.check_callback)
    library = await services.library.of(call.account_id)
    plan = packshot.compile_plan(asked, find_shots(library, asked.codes, PackshotShot))
    return await call.accept("packshot", plan, asked.back)


@router.post("/generation/image-to-video", **OLD_NAME)
@router.post(
    "/image-to-video",
    operation_id="imageToVideo",
    summary="A clip from its first and, perhaps, its last frame",
    openapi_extra=described(ImageToVideoBody),
    **ACCEPTED,
)
async def make_clip(request: Request, response: Response, services: Given) -> GenerationAnswer:
    call = await _Call.of(request, response, services)
    asked = image_to_video.read_request(call.body, call.check_image, call.check_callback)
    library = await services.library.of(call.account_id)
    prompt = find_prompt(library, asked.prompt_id) if asked.prompt_id else None
    plan = image_to_video.compile_plan(asked, prompt)
    return await call.accept("image_to_video", plan, asked.back)


@dataclass(frozen=True)
class _Call:
    """A request for work whose caller was admitted."""

    request: Request
    response: Response
    services: Services
    account_id: str
    body: JsonValue

    @classmethod
    async def of(cls, request: Request, response: Response, services: Services) -> "_Call":
        caller = await admit(request, services, Scope.GENERATIONS_WRITE, CallClass.GENERATION)
        body = await read_json(request, services.settings.max_body_bytes)
        return cls(request, response, services, caller.account_id, body)

    def check_callback(self, url: str) -> None:
        refuse_visibly_private(url, self.services.allow)

    def check_image(self, url: str) -> None:
        if self.services.links.own_media_id(url) is None:
            refuse_visibly_private(url, self.services.allow)

    async def accept(self, kind: str, plan: Plan, back: ReturnAddress) -> GenerationAnswer:
        accepted = await self.services.submitter.submit(
            Submission(
                account_id=self.account_id,
                dialect="dreem",
                kind=kind,
                plan=plan,
                client_state=dict(back.state) if back.state is not None else None,
                callback=back.callback,
                # By kind, not by path: a route may have two names.
                idempotency=idempotency(self.request, f"dreem/{kind}", self.body),
            )
        )
        log.info(
            "run.accepted",
            run=accepted.made_id,
            account=self.account_id,
            kind=kind,
            outputs=len(plan.outputs),
            replayed=accepted.replayed,
        )
        say_if_replayed(self.response, accepted)
        return GenerationAnswer(error_code=0, request_id=accepted.made_id, message=None)
