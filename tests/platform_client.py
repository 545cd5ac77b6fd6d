"""A caller of the Platform API over HTTP: the account's key, and a connector's."""

from dataclasses import dataclass
from typing import Any

from dreem_server import Client, Server, eventually


@dataclass
class PlatformClient:
    """An outside system with the key of its connector."""

    server: Server
    key: str
    connector_id: str

    @classmethod
    def connect(cls, account: Client, webhook_url: str, secret: str) -> "PlatformClient":
        made = account.server.client.post(
            "/platform/connectors",
            json={"webhookPayloadUrl": webhook_url, "webhookSecretKey": secret},
            headers=account.headers,
        )
        assert made.status_code == 201, made.text
        return cls(account.server, made.json()["apiKey"], made.json()["connectorId"])

    def open(self, *urls: str) -> str:
        body = {
            "sessionName": "Spring",
            "externalKey": "S-1",
            "files": [{"fileUrl": url} for url in urls],
        }
        made = self.server.client.post("/platform/sessions", json=body, headers=self.headers)
        assert made.status_code == 201, made.text
        return str(made.json()["sessionId"])

    def read(self, session_id: str) -> dict[str, Any]:
        reply = self.server.client.get(f"/platform/sessions/{session_id}", headers=self.headers)
        assert reply.status_code == 200, reply.text
        return dict(reply.json())

    def files(self, session_id: str) -> list[dict[str, Any]]:
        """The session's files when none of them is pending any more."""

        def look() -> list[dict[str, Any]] | None:
            files: list[dict[str, Any]] = self.read(session_id)["files"]
            return None if any(file["status"] == "Pending" for file in files) else files

        return list(eventually(look, f"the end of {session_id}'s downloads", server=self.server))

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": self.key}
