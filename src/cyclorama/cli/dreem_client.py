"""What our own commands ask a server for as any client of Dreem would."""

import time
from collections.abc import Callable, Mapping
from typing import Any

from cyclorama.cli.server_client import ServerClient
from cyclorama.errors import ProductionFailed

LOOK_AGAIN_SECONDS = 0.2


class DreemClient(ServerClient):
    def order(self, kind: str, body: Mapping[str, object]) -> str:
        """The id of a request that `/ai-tool/{kind}` has accepted."""
        return str(self.ask("POST", f"/ai-tool/{kind}", json=body)["requestId"])

    def shots(self) -> list[dict[str, Any]]:
        return self._items(self.ask("GET", "/studio/shots", params={"pageSize": 100}))

    def talents(self) -> list[dict[str, Any]]:
        return self._items(self.ask("GET", "/studio/talents", params={"pageSize": 100}))

    def prompts(self) -> list[dict[str, Any]]:
        return self._items(self.ask("POST", "/studio/video-prompts/list", json={"pageSize": 100}))

    @staticmethod
    def _items(answer: Mapping[str, Any]) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = answer["data"]["items"]
        return items

    def wait(self, request_id: str, tell: Callable[[float], None]) -> dict[str, Any]:
        """The answer to the status of a request that has ended; `tell` takes 0 to 1."""
        while True:
            answer = self.ask("GET", f"/studio/requests/{request_id}")
            tell(answer["data"]["progress"])
            if answer["data"]["status"] == "Failed":
                raise ProductionFailed(str(answer["message"]))
            if answer["data"]["status"] == "Completed":
                return answer
            time.sleep(LOOK_AGAIN_SECONDS)
