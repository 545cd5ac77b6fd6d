"""A caller of the Vimmerse API of a real server."""

from dataclasses import dataclass
from typing import Any

import httpx2

from dreem_server import PATIENCE_SECONDS, Server, eventually

ENDED = ("success", "fail", "cancel")


@dataclass
class VimmerseClient:
    server: Server
    key: str

    def send(self, method: str, path: str, body: object = None, **more: Any) -> httpx2.Response:
        headers = {"X-Api-Key": self.key, **more.pop("headers", {})}
        if body is not None:
            more["json"] = body
        return self.server.client.request(method, path, headers=headers, **more)

    def save(self, definition: dict[str, Any]) -> None:
        reply = self.send("POST", "/v2/workflow/templates", definition)
        assert reply.status_code == 200, reply.text

    def create(self, template_id: str, **more: object) -> str:
        reply = self.send("POST", "/v2/workflow", {"template_id": template_id, **more})
        assert reply.status_code == 200, reply.text
        return str(reply.json()["id"])

    def workflow(self, workflow_id: str) -> dict[str, Any]:
        reply = self.send("GET", f"/v2/workflow/{workflow_id}")
        assert reply.status_code == 200, reply.text
        return dict(reply.json())

    def finished(self, workflow_id: str, seconds: float = PATIENCE_SECONDS) -> dict[str, Any]:
        def look() -> dict[str, Any] | None:
            workflow = self.workflow(workflow_id)
            return workflow if workflow["processing_status"] in ENDED else None

        return dict(eventually(look, f"the end of {workflow_id}", seconds, self.server))

    def run(self, template_id: str, **more: object) -> dict[str, Any]:
        return self.finished(self.create(template_id, **more))

    def fetch(self, item: dict[str, Any]) -> bytes:
        """The file of a media item, which is of the type that the item says."""
        reply = self.server.client.get(str(item["url"]))
        assert reply.status_code == 200
        assert reply.headers["content-type"] == item["content_type"]
        return reply.content
