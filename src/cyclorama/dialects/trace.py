"""Give each request an id, for its log entries and for the caller; log what crashes; add the
headers that belong on any answer."""

import structlog
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cyclorama.dialects.answer_headers import prepare
from cyclorama.dialects.native.route import answer
from cyclorama.errors import CycloramaError
from cyclorama.kit.ids import new_id

log = structlog.get_logger()


class Trace:
    """ASGI middleware. Starlette's `BaseHTTPMiddleware` would run each request in a task of its
    own behind a stream, which costs a millisecond."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = new_id()
        added = prepare(scope)
        begun = False

        async def send_with_id(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                headers = MutableHeaders(scope=message)
                headers["X-Request-Id"] = request_id
                headers.update(added)
            await send(message)

        with structlog.contextvars.bound_contextvars(request=request_id):
            try:
                await self._app(scope, receive, send_with_id)
            except Exception:
                log.exception("request.crashed", method=scope["method"], path=scope["path"])
                if begun:
                    raise  # half an answer is out: the server closes the connection
                wrong = CycloramaError("Something went wrong on our side.")
                await answer(wrong)(scope, receive, send_with_id)
