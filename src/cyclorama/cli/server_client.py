"""What our own commands ask a server of theirs for, over HTTP."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import httpx2

from cyclorama.errors import ProductionFailed, Unavailable

REPLY_SECONDS = 60.0


class Serves(Protocol):
    """A server that can be asked."""

    @property
    def url(self) -> str: ...

    def check_alive(self) -> None:
        """Raises Unavailable where it is known to have ended."""
        ...


@dataclass(frozen=True)
class Elsewhere:
    """A server that somebody else has started."""

    url: str

    def check_alive(self) -> None:
        pass  # whether it lives shows when it is asked


@dataclass(frozen=True)
class Uploaded:
    url: str
    width: int
    height: int


class ServerClient:
    """Raises ProductionFailed with the server's sentence for whatever it refuses, and
    Unavailable when it does not answer."""

    def __init__(self, server: Serves, key: str) -> None:
        self._server = server
        self._client = httpx2.Client(
            base_url=server.url,
            headers={"Authorization": key, "X-Api-Key": key},
            trust_env=False,
            timeout=REPLY_SECONDS,
        )

    def close(self) -> None:
        self._client.close()

    def upload(self, photo: Path) -> Uploaded:
        name = {"name": photo.name[-200:]}
        made = self.ask("POST", "/media", params=name, content=photo.read_bytes())
        facts = made["facts"]
        return Uploaded(made["url"], facts["width"], facts["height"])

    def download(self, url: str, file: Path) -> Path:
        file.write_bytes(self.send("GET", url).content)
        return file

    def ask(self, method: str, path: str, **what: Any) -> dict[str, Any]:
        answer: dict[str, Any] = self.send(method, path, **what).json()
        return answer

    def send(self, method: str, url: str, **what: Any) -> httpx2.Response:
        try:
            reply = self._client.request(method, url, **what)
        except httpx2.TransportError as error:
            self._server.check_alive()
            raise Unavailable(f"The server does not answer: {error}.") from error
        if reply.is_error:
            raise ProductionFailed(_sentence(reply.json()))
        return reply


def _sentence(answer: Mapping[str, Any]) -> str:
    """Each dialect refuses in a form of its own."""
    if isinstance(answer.get("detail"), str):
        return str(answer["detail"])
    if "detail" in answer:
        return "; ".join(f"{one['loc'][-1]}: {one['msg']}" for one in answer["detail"])
    return str(answer.get("message") or answer["error"]["message"])
