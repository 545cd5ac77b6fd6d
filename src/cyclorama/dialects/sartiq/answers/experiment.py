"""Experimental tasks."""

from pydantic import JsonValue

from cyclorama.dialects.sartiq.answers.base import Answer


class ExperimentalTaskPublic(Answer):
    id: str
    fal_app_id: str
    payload: dict[str, JsonValue]
    image_url: str | None = None
    status: str
