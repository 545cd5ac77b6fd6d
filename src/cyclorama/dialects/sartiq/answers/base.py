"""What all answers have in common."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Id = Annotated[str, Field(json_schema_extra={"format": "uuid"})]
"""As it is kept: a long list has thousands, and to read each as a UUID would only be undone."""


class Answer(BaseModel):
    model_config = ConfigDict(frozen=True)
