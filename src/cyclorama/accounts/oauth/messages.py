"""What goes into the authorization server and comes out of it, without any web framework."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from authlib.oauth2.rfc6749 import OAuth2Payload, OAuth2Request

from cyclorama.accounts.oauth.clients import Client

_PLAIN = re.compile(r"[A-Za-z0-9_ -]*")


@dataclass(frozen=True)
class Form:
    """Parameters of a request, from its query or its body, in their order."""

    method: str
    parameters: Sequence[tuple[str, str]]
    authorization: str = ""


@dataclass
class Reply:
    """What to answer. `body` is a JSON object, or "" for a redirect."""

    status: int
    body: Mapping[str, object] | str
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def location(self) -> str | None:
        return self.headers.get("Location")

    @location.setter
    def location(self, value: str) -> None:
        self.headers["Location"] = value


@dataclass(frozen=True)
class Asked:
    """`scope`: the names that count, separated by blanks."""

    client: Client
    redirect_uri: str
    scope: str


class Payload(OAuth2Payload):
    def __init__(self, parameters: Sequence[tuple[str, str]]) -> None:
        self._first = dict(reversed(parameters))
        self._all: dict[str, list[str]] = {}
        for name, value in parameters:
            self._all.setdefault(name, []).append(value)

    @property
    def data(self) -> dict[str, str]:
        return self._first

    @property
    def response_type(self) -> str | None:
        # Authlib repeats it in its error, whose characters are limited.
        text: str | None = super().response_type
        return text if text is None or _PLAIN.fullmatch(text) else "unknown"

    @property
    def datalist(self) -> dict[str, list[str]]:
        return self._all


class Request(OAuth2Request):
    def __init__(self, form: Form) -> None:
        # Authlib refuses an address without TLS, and uses it for nothing else. Whether there is
        # TLS in front of us is the operator's to decide.
        super().__init__(form.method, "https://localhost/", headers=_headers(form))
        self.payload = Payload(form.parameters)

    @property
    def form(self) -> dict[str, str]:
        return dict(self.payload.data)


def _headers(form: Form) -> dict[str, str]:
    return {"Authorization": form.authorization} if form.authorization else {}
