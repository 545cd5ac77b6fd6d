"""What all answers have in common."""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, WithJsonSchema


def _spoken(moment: datetime) -> str:
    return (moment if moment.tzinfo is UTC else moment.astimezone(UTC)).isoformat()


Id = Annotated[str, Field(json_schema_extra={"format": "uuid"})]
"""As it is kept: a long list has thousands, and to read each as a UUID would only be undone."""

Moment = Annotated[
    datetime,
    PlainSerializer(_spoken, return_type=str),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]
"""Said in ISO 8601 with `+00:00`."""


class Answer(BaseModel):
    model_config = ConfigDict(frozen=True)
