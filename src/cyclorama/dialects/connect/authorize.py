"""`/connect/authorize`: a client sends its user here, who signs in and says yes or no.

The request stays in the page's address from beginning to end and is read anew at every step, so
nothing has to be kept on our side; the forms are tied to it by their CSRF token.
"""

from typing import Any

import structlog
from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from cyclorama.accounts.oauth.messages import Asked, Form, Reply
from cyclorama.accounts.oauth.records import Truster
from cyclorama.accounts.sign_in import User, accounts_of, find_user
from cyclorama.dialects.callers import address_of
from cyclorama.dialects.connect.opened import has_tls, open_server
from cyclorama.dialects.connect.page import consent_page, problem_page, sign_in_page
from cyclorama.dialects.connect.route import PageRoute
from cyclorama.dialects.connect.visit import Visit, forget
from cyclorama.dialects.form import parse, read_form
from cyclorama.dialects.services import Given, Services
from cyclorama.errors import InvalidInput, RateLimited, Unauthorized

log = structlog.get_logger()

router = APIRouter(prefix="/connect", tags=["Connect"], route_class=PageRoute)

STALE = "This page was open for too long. Please try again."


def _pages(*statuses: int) -> dict[int | str, dict[str, Any]]:
    return {status: {"content": {"text/html": {}}, "description": "A page"} for status in statuses}


RESPONSES = {
    303: {"description": "On to the next page, or back to the client with `code` and `state`"},
    **_pages(200, 400, 403, 413, 429, 500, 503),
}
PARAMETERS = {
    "parameters": [
        {"name": name, "in": "query", "schema": {"type": "string"}, "description": text}
        for name, text in {
            "response_type": "code",
            "client_id": "public_api, or another registered client",
            "redirect_uri": "one that is registered for the client",
            "scope": "names separated by blanks",
            "state": "comes back with the answer",
            "code_challenge": "of PKCE",
            "code_challenge_method": "S256",
        }.items()
    ]
}


@router.get(
    "/authorize",
    operation_id="authorize",
    response_class=HTMLResponse,
    responses=RESPONSES,
    openapi_extra=PARAMETERS,
)
async def show(request: Request, services: Given) -> Response:
    """Where a client sends its user (RFC 6749 with PKCE, RFC 7636)."""
    asked = await _asked(request, services)
    if isinstance(asked, Reply):
        return _go_back(asked)
    now, secret, tls = services.clock(), services.settings.secret, has_tls(services)
    visit = Visit.read(request, secret, now, tls=tls)
    user = await _signed_in(services, visit)
    if visit is None or user is None:
        return _ask_to_sign_in(request, services, asked)
    query = request.url.query
    return consent_page(
        asked,
        await accounts_of(services.database, user.id),
        query=query,
        csrf=visit.csrf(secret, query),
        email=user.email,
    )


@router.post(
    "/authorize",
    operation_id="decide",
    response_class=HTMLResponse,
    responses=RESPONSES,
    openapi_extra=PARAMETERS,
)
async def act(request: Request, services: Given) -> Response:
    """What the forms of the page send."""
    fields = dict(await read_form(request))
    asked = await _asked(request, services)
    if isinstance(asked, Reply):
        return _go_back(asked)
    visit = Visit.read(request, services.settings.secret, services.clock(), tls=has_tls(services))
    if visit is None or not visit.is_csrf(
        fields.get("csrf", ""), services.settings.secret, request.url.query
    ):
        return _ask_to_sign_in(request, services, asked, notice=STALE, status=403)
    match fields.get("step"):
        case "sign-in":
            return await _sign_in(request, services, asked, fields)
        case "leave":
            return _ask_to_sign_in(request, services, asked)
        case "allow" | "deny" as step:
            user = await _signed_in(services, visit)
            if user is None:
                return _ask_to_sign_in(request, services, asked, notice=STALE, status=403)
            return await _decide(request, services, user, fields.get("account"), step)
    raise InvalidInput("The form says nothing that is known here.")


async def _sign_in(
    request: Request, services: Services, asked: Asked, fields: dict[str, str]
) -> Response:
    email = fields.get("email", "")
    try:
        user = await services.sign_in(email, fields.get("password", ""), address_of(request))
    except Unauthorized as error:
        return _ask_to_sign_in(request, services, asked, email, error.public, 403)
    except RateLimited as error:
        page = _ask_to_sign_in(request, services, asked, email, error.public, 429)
        page.headers["Retry-After"] = str(error.retry_after)
        return page
    answer = RedirectResponse(f"{request.url.path}?{request.url.query}", 303)
    secret = services.settings.secret
    visit = Visit.of(user, secret, services.clock())
    visit.write(answer, secret, tls=has_tls(services))
    return answer


async def _decide(
    request: Request, services: Services, user: User, account_id: str | None, step: str
) -> Response:
    own = {one for one, _ in await accounts_of(services.database, user.id)}
    if step == "allow" and account_id not in own:
        raise InvalidInput("Choose one of your accounts.")
    truster = Truster(user.id, account_id) if step == "allow" and account_id else None
    form = Form("GET", parse(request.url.query))
    async with services.database.write() as transaction:
        reply = await transaction.run_sync(
            lambda connection: open_server(services, connection).decide(form, truster)
        )
    log.info("oauth.decided", user=user.id, account=account_id, decision=step)
    answer = _go_back(reply)
    forget(answer, tls=has_tls(services))
    return answer


async def _asked(request: Request, services: Services) -> Asked | Reply:
    form = Form("GET", parse(request.url.query))
    async with services.database.read() as connection:
        return await connection.run_sync(
            lambda connection: open_server(services, connection).ask(form)
        )


async def _signed_in(services: Services, visit: Visit | None) -> User | None:
    if visit is None or not visit.user_id:
        return None
    user = await find_user(services.database, user_id=visit.user_id)
    if user is None or not visit.is_password(user.password_hash, services.settings.secret):
        return None
    return user


def _ask_to_sign_in(
    request: Request,
    services: Services,
    asked: Asked,
    email: str = "",
    notice: str = "",
    status: int = 200,
) -> HTMLResponse:
    """Whoever was signed in is so no more. A visit that has only begun goes on, so that pages
    that are open side by side all work."""
    now, secret, tls = services.clock(), services.settings.secret, has_tls(services)
    visit = Visit.read(request, secret, now, tls=tls)
    if visit is None or visit.user_id:
        visit = Visit.begin(now)
    query = request.url.query
    page = sign_in_page(
        asked,
        query=query,
        csrf=visit.csrf(secret, query),
        email=email,
        notice=notice,
        status=status,
    )
    visit.write(page, secret, tls=tls)
    return page


def _go_back(reply: Reply) -> Response:
    """To the client; or, where that may not be, a page that says why."""
    if reply.location is None:
        body = reply.body if isinstance(reply.body, dict) else {}
        sentence = str(body.get("error_description") or "The request is not in order.")
        return problem_page(str(body.get("error", "")), sentence)
    # 303: a browser must not send the form on to the client. The address goes as it was
    # registered, which RedirectResponse would quote anew.
    headers = {"Location": reply.location, "Cache-Control": "no-store"}
    return Response(status_code=303, headers=headers)
