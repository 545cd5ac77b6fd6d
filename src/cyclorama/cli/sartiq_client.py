"""What our own commands ask a server for as any client of the Sartiq generation API would."""

import mimetypes
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, Self

import httpx2

from cyclorama.cli.server_client import REPLY_SECONDS, ServerClient, Serves
from cyclorama.errors import InvalidInput, ProductionFailed, Unavailable

LOOK_AGAIN_SECONDS = 0.25
WAIT_SECONDS = 900.0  # for one generation
_PREFIX = "/api/v1"

Row = dict[str, Any]
"""An object of an answer."""


class SartiqClient(ServerClient):
    """Raises ProductionFailed with the server's sentence for whatever it refuses, and Unavailable
    when it does not answer."""

    @classmethod
    def sign_in(cls, server: Serves, email: str, password: str) -> Self:
        with closing(ServerClient(server, "")) as door:
            form = {"username": email, "password": password}
            answer = door.ask("POST", f"{_PREFIX}/login/access-token", data=form)
        return cls(server, f"Bearer {answer['access_token']}")

    def call(self, method: str, path: str, body: object = None, **query: object) -> Row:
        """`path`: after `/api/v1`."""
        sent: dict[str, Any] = {} if body is None else {"json": body}
        return self.ask(method, _PREFIX + path, params=query, **sent)

    def call_list(self, method: str, path: str) -> list[Row]:
        """The same where the answer is a bare list."""
        rows: list[Row] = self.send(method, _PREFIX + path).json()
        return rows

    def send_file(self, file: Path) -> str:
        """Put a file where the server says, and give the URL that names it then."""
        content = file.read_bytes()
        kind = mimetypes.guess_type(file.name)[0]
        if kind is None:
            raise InvalidInput(f"What {file.name} is cannot be told from its name.")
        asked = {"filename": file.name[-255:], "content_type": kind, "size": len(content)}
        place = self.call("POST", "/uploads/presigned-url", asked)
        try:
            # Without our token: the URL may lead into a bucket of somebody else's.
            reply = httpx2.put(
                place["upload_url"],
                content=content,
                headers={"Content-Type": kind},
                trust_env=False,
                timeout=REPLY_SECONDS,
            )
        except httpx2.TransportError as error:
            raise Unavailable(f"The file cannot be sent: {error}.") from error
        if reply.is_error:
            raise ProductionFailed(f"The file was not taken: {reply.text[:200]}")
        return str(place["file_url"])

    def generation(self, path: str, body: object, tell: Callable[[float], None]) -> Row:
        """A generation that has completed; `tell` takes the share of its predictions that have.
        Raises ProductionFailed if it has not."""
        made = self.call("POST", f"/generations/{path}", body)

        def look() -> Row | None:
            found = self.call("GET", f"/generations/{made['id']}")
            ended = [one["status"] in _ENDED for one in found["predictions"]]
            tell(sum(ended) / len(ended))
            return found if found["status"] in _ENDED else None

        found = self._until(look, "generation")
        if found["status"] != "COMPLETED":
            errors = [one["error_message"] for one in found["predictions"] if one["error_message"]]
            raise ProductionFailed(errors[0] if errors else "The generation failed.")
        return found

    def refine(self, refine_id: str) -> Row:
        """A refine that has completed. Raises ProductionFailed if it has not."""

        def look() -> Row | None:
            found = self.call("GET", f"/refines/refines/{refine_id}")
            return found if found["status"] in _ENDED else None

        found = self._until(look, "refine")
        if found["status"] != "completed":
            raise ProductionFailed(found["error_message"] or "The refine failed.")
        return found

    def picture_of(self, path: str, field: str) -> Row:
        """The media resource of a thing in the library, once a worker has fetched it. Raises
        ProductionFailed where it cannot be fetched."""

        def look() -> Row | None:
            thing = self.call("GET", path)
            if thing["remarks"]:
                raise ProductionFailed(thing["remarks"][0])
            found: Row | None = thing[field]
            return found

        return self._until(look, "picture")

    def is_there(self, url: str) -> bool:
        """Whether a link works."""
        return bool(httpx2.get(url, trust_env=False, timeout=REPLY_SECONDS).is_success)

    def _until(self, look: Callable[[], Row | None], what: str) -> Row:
        deadline = time.monotonic() + WAIT_SECONDS
        while (found := look()) is None:
            if time.monotonic() > deadline:
                raise Unavailable(f"The {what} did not end within {WAIT_SECONDS:g} s.")
            time.sleep(LOOK_AGAIN_SECONDS)
        return found


_ENDED = ("COMPLETED", "FAILED", "completed", "error")
