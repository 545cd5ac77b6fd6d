"""Callers of the Vimmerse API, and templates that need no engine."""

from dataclasses import dataclass, field
from typing import Any

from dreem_app import App

PHOTO = "https://example.com/photo.jpg"
UNKNOWN = "00000000-0000-4000-8000-000000000001"


def template(template_id: str = "own_stamp", **more: object) -> dict[str, Any]:
    """Trims a photo, stamps it with the event's logo where there is one, and cuts it in four."""
    return {
        "id": template_id,
        "label": "Stamp",
        "category": "utility",
        "inputs": ["camera", "local"],
        "credits": {"image": 7, "video": None, "audio": None},
        "available_options": [
            {"key": "image_url", "label": "Photo", "component": "image", "required": True},
            {
                "key": "cut",
                "component": "select",
                "default": "no",
                "choices": [{"label": "Yes", "value": "yes"}, {"label": "No", "value": "no"}],
            },
        ],
        "steps": [
            {
                "id": "trim",
                "type": "crop_to_content",
                "credits": 3,
                "params": {"image_url": "{{options.image_url}}"},
            },
            {
                "id": "stamp",
                "type": "overlay_logo",
                "credits": 2,
                "when": {"event": "logo_url", "present": True},
                "params": {
                    "image_url": "{{steps.trim.url}}",
                    "logo_url": "{{event.logo_url}}",
                    "logo_size": "{{event.logo_size}}",
                },
            },
            {
                "id": "cells",
                "type": "split_grid_images",
                "credits": 1,
                "when": {"option": "cut", "equals": "yes"},
                "params": {"image_url": "{{steps.trim.url}}", "grid_pattern": "2x2"},
            },
        ],
        "outputs": [
            {"step": "cells"},
            {"step": "stamp"},
            {
                "step": "trim",
                "when": {
                    "all": [
                        {"option": "cut", "equals": "no"},
                        {"not": {"event": "logo_url", "present": True}},
                    ]
                },
            },
        ],
        **more,
    }


@dataclass
class Caller:
    """Somebody with a key."""

    app: App
    key: str | None
    headers: dict[str, str] = field(default_factory=dict)

    def send(self, method: str, path: str, body: object = None, **more: Any) -> Any:
        headers = {**self.headers, **more.pop("headers", {})}
        if self.key is not None:
            headers["X-Api-Key"] = self.key
        if body is not None:
            more["json"] = body
        return self.app.client.request(method, path, headers=headers, **more)

    def get(self, path: str, **more: Any) -> Any:
        return self.send("GET", path, **more)

    def save(self, definition: dict[str, Any]) -> dict[str, Any]:
        reply = self.send("POST", "/v2/workflow/templates", definition)
        assert reply.status_code == 200, reply.text
        return dict(reply.json())

    def create(self, template_id: str = "own_stamp", **more: object) -> dict[str, Any]:
        body = {"template_id": template_id, "image_urls": [PHOTO], **more}
        reply = self.send("POST", "/v2/workflow", body)
        assert reply.status_code == 200, reply.text
        return dict(reply.json())
