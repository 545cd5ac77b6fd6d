"""What our own commands ask a server for, over HTTP, as any client of Dreem would."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2

from cyclorama.cli.server_process import ServerProcess
from cyclorama.errors import ProductionFailed, Unavailable

LOOK_AGAIN_SECONDS = 0.2
REPLY_SECONDS = 60.0


@dataclass(frozen=True)
class Uploaded:
    url: str
    width: int
    height: int


class DreemClient:
    """Raises ProductionFailed with the server's sentence for whatever it refuses, and
    Unavailable when it does not answer."""

    def __init__(self, server: ServerProcess, key: str) -> None:
        self._server = server
        self._client = httpx2.Client(
            base_url=server.url,
            headers={"Authorization": key},
            trust_env=False,
            timeout=REPLY_SECONDS,
        )

    def close(self) -> None:
        self._client.close()

    def upload(self, photo: Path) -> Uploaded:
        name = {"name": photo.name[-200:]}
        made = self._ask("POST", "/media", params=name, content=photo.read_bytes())
        facts = made["facts"]
        return Uploaded(made["url"], facts["width"], facts["height"])

    def order(self, kind: str, body: Mapping[str, object]) -> str:
        """The id of a request that `/ai-tool/{kind}` has accepted."""
        return str(self._ask("POST", f"/ai-tool/{kind}", json=body)["requestId"])

    def shots(self) -> list[dict[str, Any]]:
        return self._items(self._ask("GET", "/studio/shots", params={"pageSize": 100}))

    def talents(self) -> list[dict[str, Any]]:
        return self._items(self._ask("GET", "/studio/talents", params={"pageSize": 100}))

    def prompts(self) -> list[dict[str, Any]]:
        return self._items(self._ask("POST", "/studio/video-prompts/list", json={"pageSize": 100}))

    @staticmethod
    def _items(answer: Mapping[str, Any]) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = answer["data"]["items"]
        return items

    def wait(self, request_id: str, tell: Callable[[float], None]) -> dict[str, Any]:
        """The answer to the status of a request that has ended; `tell` takes 0 to 1."""
        while True:
            answer = self._ask("GET", f"/studio/requests/{request_id}")
            tell(answer["data"]["progress"])
            if answer["data"]["status"] == "Failed":
                raise ProductionFailed(str(answer["message"]))
            if answer["data"]["status"] == "Completed":
                return answer
            time.sleep(LOOK_AGAIN_SECONDS)

    def download(self, url: str, file: Path) -> Path:
        file.write_bytes(self._send("GET", url).content)
        return file

    def _ask(self, method: str, path: str, **what: Any) -> dict[str, Any]:
        answer: dict[str, Any] = self._send(method, path, **what).json()
        return answer

    def _send(self, method: str, url: str, **what: Any) -> httpx2.Response:
        try:
            reply = self._client.request(method, url, **what)
        except httpx2.TransportError as error:
            self._server.check_alive()
            raise Unavailable(f"The server does not answer: {error}.") from error
        if reply.is_error:
            answer = reply.json()
            raise ProductionFailed(str(answer.get("message") or answer["error"]["message"]))
        return reply
