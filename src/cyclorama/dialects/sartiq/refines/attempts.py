"""Many things to be refined by one request: what is wrong with one of them leaves the others as
they are, and the answer says it."""

from collections.abc import Awaitable

from fastapi import Response
from pydantic import JsonValue

from cyclorama import errors
from cyclorama.dialects.idempotency import say_if_replayed
from cyclorama.dialects.sartiq.errors import SartiqError
from cyclorama.dialects.sartiq.refines.bodies import MAX_ITEMS
from cyclorama.store.idempotency import Done

NOTHING = "There is nothing to refine: send base_image_urls, prediction_ids, or both."
NOT_THERE = "There is no such prediction, or its picture was deleted."
_ITS_OWN_FAULT = (
    errors.InvalidInput,
    errors.NotFound,
    errors.Forbidden,
    errors.Conflict,
    errors.InsufficientCredits,
)


def check_count(items: int) -> None:
    if items == 0:
        raise SartiqError(400, NOTHING)
    if items > MAX_ITEMS:
        raise SartiqError(400, f"At most {MAX_ITEMS} pictures are refined by one request.")


class Attempts:
    """`made`: the ids of what is made; `failed`: what is not, and why."""

    def __init__(self, response: Response) -> None:
        self._response = response
        self.made: list[str] = []
        self.failed: list[dict[str, JsonValue]] = []

    async def attempt(self, submitted: Awaitable[Done], **which: JsonValue) -> None:
        """`which`: how a failure names what was to be refined. Raises what is wrong with all of
        the request, such as IdempotencyMismatch."""
        try:
            done = await submitted
        except errors.IdempotencyMismatch:
            raise
        except _ITS_OWN_FAULT as error:
            self.failed.append({**which, "error": _said(error)})
        else:
            say_if_replayed(self._response, done)
            self.made.append(done.made_id)


def _said(error: errors.CycloramaError) -> str:
    """What another account has is not told from what nobody has."""
    return NOT_THERE if isinstance(error, errors.NotFound | errors.Forbidden) else error.public
