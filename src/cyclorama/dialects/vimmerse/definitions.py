"""Templates as the dialect shows them: whole definitions, and rows of the catalogue."""

import json
from typing import Any

from pydantic import JsonValue

from cyclorama.templates.definition import Template

ROW = ("label", "description", "category", "inputs", "thumbnail_image", "thumbnail_video")


def shown(template: Template) -> dict[str, Any]:
    """The whole definition. Flags are 0 and 1."""
    definition = template.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return {
        **definition,
        "version": template.version,
        "active": int(template.active),
        "user_designed": int(template.user_designed),
        "credits": template.credits.model_dump(mode="json"),
    }


def row(template: Template) -> dict[str, Any]:
    """What a list of templates needs."""
    fields = template.model_dump(mode="json", include=set(ROW))
    return {
        "template_id": template.id,
        **{name: fields[name] for name in ROW},
        "credits": template.credits.model_dump(mode="json"),
        "version": template.version,
        "user_designed": int(template.user_designed),
    }


class Written:
    """Definitions and rows as JSON text. A version never changes once it is stored, so each is
    written once; `MOST` are kept."""

    MOST = 2_000

    def __init__(self) -> None:
        self._texts: dict[tuple[str, str, int, bool], bytes] = {}

    def text(self, owner: str, template: Template, *, whole: bool) -> bytes:
        """`owner`: whose template it is; empty for those that ship with the server."""
        key = (owner, template.id, template.version, whole)
        text = self._texts.get(key)
        if text is None:
            text = json_text(shown(template) if whole else row(template))
            if len(self._texts) >= self.MOST:
                self._texts.clear()
            self._texts[key] = text
        return text


def json_text(value: JsonValue) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
