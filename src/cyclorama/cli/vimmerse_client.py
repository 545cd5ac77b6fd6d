"""What our own commands ask a server for as any client of the Vimmerse Workflow API would."""

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from cyclorama.cli.server_client import ServerClient
from cyclorama.errors import ProductionFailed

LOOK_AGAIN_SECONDS = 0.5


class VimmerseClient(ServerClient):
    def templates(self) -> list[dict[str, Any]]:
        """The whole definition of each."""
        answer = self.ask("GET", "/v2/workflow/templates", params={"detail": "true"})
        templates: list[dict[str, Any]] = answer["workflow_templates"]
        return templates

    def order(
        self, template_id: str, options: Mapping[str, object], image_urls: Sequence[str] = ()
    ) -> str:
        """The id of a workflow that was accepted."""
        body = {
            "template_id": template_id,
            "title": template_id,
            "options": dict(options),
            "image_urls": list(image_urls),
        }
        return str(self.ask("POST", "/v2/workflow", json=body)["id"])

    def wait(self, workflow_id: str, tell: Callable[[float], None]) -> dict[str, Any]:
        """A workflow that has succeeded; `tell` takes 0 to 1. Raises ProductionFailed if it has
        not."""
        while True:
            answer = self.ask("GET", f"/v2/workflow/{workflow_id}")
            tell(answer["progress_percentage"] / 100)
            if answer["processing_status"] in ("fail", "cancel"):
                raise ProductionFailed(str((answer.get("error") or {}).get("message", "")))
            if answer["processing_status"] == "success":
                return answer
            time.sleep(LOOK_AGAIN_SECONDS)
