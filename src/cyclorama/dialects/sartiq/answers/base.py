"""What all answers have in common."""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, PlainSerializer, WithJsonSchema


def _spoken(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


Moment = Annotated[
    datetime,
    PlainSerializer(_spoken, return_type=str),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]
"""Said in ISO 8601 with `+00:00`."""


class Answer(BaseModel):
    model_config = ConfigDict(frozen=True)
