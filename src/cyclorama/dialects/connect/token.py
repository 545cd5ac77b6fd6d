"""`/connect/token` and `/connect/revocation`: for programs, not for people."""

from collections.abc import Callable
from typing import Any

import structlog
from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from sqlalchemy.exc import SQLAlchemyError

from cyclorama.accounts.oauth.messages import Form, Reply
from cyclorama.accounts.oauth.server import Server
from cyclorama.dialects.connect.opened import open_server
from cyclorama.dialects.form import read_form
from cyclorama.dialects.services import Given, Services
from cyclorama.errors import InvalidInput

log = structlog.get_logger()

router = APIRouter(prefix="/connect", tags=["Connect"])

NOT_STORED = {"Cache-Control": "no-store", "Pragma": "no-cache"}


class Tokens(BaseModel):
    access_token: str
    token_type: str
    expires_in: int
    scope: str
    refresh_token: str | None = None


class OAuthError(BaseModel):
    error: str
    error_description: str | None = None


def _form_of(fields: dict[str, str], required: list[str]) -> dict[str, Any]:
    schema = {
        "type": "object",
        "required": required,
        "properties": {
            name: {"type": "string", "description": text} for name, text in fields.items()
        },
    }
    return {
        "requestBody": {
            "required": True,
            "content": {"application/x-www-form-urlencoded": {"schema": schema}},
        }
    }


REFUSALS: dict[int | str, dict[str, Any]] = {
    400: {"model": OAuthError},
    401: {"model": OAuthError},
    503: {"model": OAuthError},
}


@router.post(
    "/token",
    operation_id="getToken",
    response_model=Tokens,
    responses=REFUSALS,
    openapi_extra=_form_of(
        {
            "grant_type": "authorization_code or refresh_token",
            "client_id": "public_api, or another registered client",
            "code": "with authorization_code: the code",
            "redirect_uri": "with authorization_code: the same as in the authorization request",
            "code_verifier": "with authorization_code: the verifier of PKCE",
            "refresh_token": "with refresh_token: the latest one",
            "scope": "with refresh_token: fewer names than were granted",
        },
        ["grant_type", "client_id"],
    ),
)
async def token(request: Request, services: Given) -> JSONResponse:
    """Exchange a code, or a refresh token, for an access token (RFC 6749)."""
    return await _answer(request, services, lambda server, form: server.create_token_response(form))


@router.post(
    "/revocation",
    operation_id="revokeToken",
    responses=REFUSALS,
    openapi_extra=_form_of(
        {
            "token": "an access or a refresh token",
            "client_id": "as for the token",
            "token_type_hint": "not needed",
        },
        ["token", "client_id"],
    ),
)
async def revocation(request: Request, services: Given) -> JSONResponse:
    """Refuse a token from now on; with a refresh token, all that was granted (RFC 7009)."""
    return await _answer(
        request,
        services,
        lambda server, form: server.create_endpoint_response("revocation", form),
    )


async def _answer(
    request: Request, services: Services, call: Callable[[Server, Form], Reply]
) -> JSONResponse:
    try:
        fields = await read_form(request)
    except InvalidInput as error:
        return _refusal(400, "invalid_request", error.public)
    if len({name for name, _ in fields}) < len(fields):
        return _refusal(400, "invalid_request", "A parameter came more than once.")
    form = Form(request.method, fields, request.headers.get("Authorization", ""))
    try:
        async with services.database.write() as transaction:
            reply = await transaction.run_sync(
                lambda connection: call(open_server(services, connection), form)
            )
    except SQLAlchemyError:
        log.exception("database.failed", path=request.url.path)
        return _refusal(503, "temporarily_unavailable", "Try again in a moment.")
    return JSONResponse(reply.body, reply.status, {**reply.headers, **NOT_STORED})


def _refusal(status: int, error: str, description: str) -> JSONResponse:
    body = {"error": error, "error_description": description}
    return JSONResponse(body, status, NOT_STORED)
