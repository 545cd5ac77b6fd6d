"""Where the news of a request's end goes, and what the caller wants handed back with it."""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from cyclorama.dialects.dreem.errors import DreemError, ErrorCode
from cyclorama.dialects.dreem.images import CheckUrl
from cyclorama.errors import InvalidInput
from cyclorama.production.submit import Callback


@dataclass(frozen=True)
class ReturnAddress:
    callback: Callback | None
    state: Mapping[str, JsonValue] | None


def read_return_address(body: Mapping[str, JsonValue], check_url: CheckUrl) -> ReturnAddress:
    callback = _callback(body, check_url)
    state = body.get("state")
    if state is not None and not isinstance(state, dict):
        raise DreemError(ErrorCode.InvalidInput, "state must be a JSON object.")
    return ReturnAddress(callback, state)


def _callback(body: Mapping[str, JsonValue], check_url: CheckUrl) -> Callback | None:
    """An empty string means none: the vendor's own client sends it so."""
    url, secret = body.get("callbackUrl"), body.get("callbackSecret")
    if url is None or url == "":
        return None
    if not isinstance(url, str):
        raise DreemError(ErrorCode.InvalidCallbackUrl, "callbackUrl must be a URL.")
    try:
        check_url(url)
    except InvalidInput as error:
        raise DreemError(ErrorCode.InvalidCallbackUrl, f"callbackUrl: {error.public}") from error
    if secret is not None and not isinstance(secret, str):
        raise DreemError(ErrorCode.InvalidInput, "callbackSecret must be a string.")
    return Callback(url, secret or None)
