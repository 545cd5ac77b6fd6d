"""`/ai-tool`: requests that make pictures."""

import structlog
from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field, JsonValue

from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.body import read_json
from cyclorama.dialects.callers import admit
from cyclorama.dialects.dreem.answers import REFUSALS, GenerationAnswer
from cyclorama.dialects.dreem.packshot import compile_plan, read_request
from cyclorama.dialects.dreem.route import DreemRoute
from cyclorama.dialects.services import Given
from cyclorama.imaging.hint import Hint
from cyclorama.kit.addresses import refuse_visibly_private
from cyclorama.kit.rate_limits import CallClass
from cyclorama.production.submit import Idempotency, Submission

log = structlog.get_logger()

router = APIRouter(prefix="/ai-tool", tags=["AI Tool"], route_class=DreemRoute)


class PackshotImage(BaseModel):
    """A photo of the product. `hint` is ours: it says where the product is in the photo."""

    url: str
    viewType: int | str = Field(0, description="0 Front, 1 Back")  # noqa: N815
    productType: int | str = Field(0, description="0 Main, 1 Outfit")  # noqa: N815
    hint: Hint | None = None


class PackshotBody(BaseModel):
    """Enums are taken as integer, digit string or name. This model describes the body; the
    contract's order of checks is kept by `packshot.read_request`."""

    model_config = ConfigDict(extra="allow")

    shotCodes: list[str] = Field(min_length=1)  # noqa: N815
    images: list[PackshotImage] = Field(min_length=1, max_length=10)
    outputFormat: int | str = Field(0, description="0 Png, 1 Jpeg; WebP by name")  # noqa: N815
    outputAspectRatio: int | str = Field(0, description="0 to 9: Ratio1x1 to Ratio21x9")  # noqa: N815
    resolution: int | str = Field(0, description="0 OneK, 1 TwoK, 2 FourK")
    callbackUrl: str | None = None  # noqa: N815
    callbackSecret: str | None = None  # noqa: N815
    state: dict[str, JsonValue] | None = None


@router.post(
    "/packshot",
    operation_id="packshot",
    summary="Product stills, one per shot code",
    status_code=202,
    response_model=GenerationAnswer,
    responses={
        **REFUSALS,
        413: {"model": GenerationAnswer, "description": "The body is too large"},
        422: {"model": GenerationAnswer, "description": "The Idempotency-Key stands for another"},
    },
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {
                    "schema": PackshotBody.model_json_schema(
                        ref_template="#/components/schemas/{model}"
                    )
                }
            },
        }
    },
)
async def packshot(request: Request, response: Response, services: Given) -> GenerationAnswer:
    caller = await admit(request, response, services, Scope.GENERATIONS_WRITE, CallClass.GENERATION)
    body = await read_json(request, services.settings.max_body_bytes)

    def check_image(url: str) -> None:
        if services.links.own_media_id(url) is None:
            refuse_visibly_private(url, services.allow)

    def check_callback(url: str) -> None:
        refuse_visibly_private(url, services.allow)

    asked = read_request(body, services.shots, check_image, check_callback)
    accepted = await services.submitter.submit(
        Submission(
            account_id=caller.account_id,
            dialect="dreem",
            kind="packshot",
            plan=compile_plan(asked),
            client_state=dict(asked.state) if asked.state is not None else None,
            callback=asked.callback,
            idempotency=_idempotency(request, body),
        )
    )
    log.info(
        "run.accepted",
        run=accepted.run_id,
        account=caller.account_id,
        shots=len(asked.shots),
        replayed=accepted.replayed,
    )
    if accepted.replayed:
        response.headers["Idempotency-Replayed"] = "true"
    return GenerationAnswer(error_code=0, request_id=accepted.run_id, message=None)


def _idempotency(request: Request, body: JsonValue) -> Idempotency | None:
    key = request.headers.get("Idempotency-Key")
    return Idempotency(request.url.path, key[:255], body) if key else None
