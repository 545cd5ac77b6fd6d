"""The filters of the list of generations."""

from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

from fastapi import Query
from fastapi.exceptions import RequestValidationError

from cyclorama.dialects.sartiq.enums import GenerationStatus, GenerationTool, GenerationType
from cyclorama.dialects.sartiq.ids import text_of
from cyclorama.dialects.sartiq.states import states_of
from cyclorama.generations.wanted import Wanted

Label = Annotated[str | None, Query(max_length=255)]


async def wanted_by(
    created_at_from: datetime | None = None,
    created_at_to: datetime | None = None,
    generation_type: GenerationType | None = None,
    product_id: UUID | None = None,
    refined_only: bool | None = None,
    shot_id: UUID | None = None,
    shot_type_id: UUID | None = None,
    shot_type_string: Label = None,
    status: GenerationStatus | None = None,
    style_id: UUID | None = None,
    subject_id: UUID | None = None,
    tools: Annotated[list[GenerationTool] | None, Query()] = None,
) -> Wanted:
    """What a list is filtered by; all that is given has to hold, and any of `tools`."""
    return Wanted(
        created_from=_moment(created_at_from, "created_at_from"),
        created_to=_moment(created_at_to, "created_at_to"),
        type=None if generation_type is None else generation_type.value,
        product_id=text_of(product_id),
        refined=bool(refined_only),
        shot_id=text_of(shot_id),
        shot_type_id=text_of(shot_type_id),
        # No label holds the character that PostgreSQL keeps in no text.
        shot_type_string=shot_type_string
        and shot_type_string.replace("\0", "\N{REPLACEMENT CHARACTER}"),
        states=None if status is None else states_of(status),
        style_id=text_of(style_id),
        subject_id=text_of(subject_id),
        tools=tuple(tool.value for tool in tools or ()),
    )


def _moment(value: datetime | None, name: str) -> datetime | None:
    """In UTC, which one without a zone is taken for. Raises RequestValidationError."""
    if value is None:
        return None
    try:
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)
    except OverflowError:
        message = "The moment lies outside the years 1 to 9999."
        raise RequestValidationError(
            [{"loc": ("query", name), "msg": message, "type": "value_error", "input": str(value)}]
        ) from None
