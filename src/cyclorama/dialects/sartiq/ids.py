"""Ids in requests, in the form in which they are kept."""

from uuid import UUID

from cyclorama.errors import NotFound
from cyclorama.kit.ids import is_uuid


def text_of(value: UUID | None) -> str | None:
    return None if value is None else str(value)


def id_of(text: str, what: str) -> str:
    """Where the contract takes any text. Raises NotFound for what is no id: no `what` has it."""
    if not is_uuid(text):
        raise NotFound(f"There is no {what} {text[:60]!r}.")
    return text.lower()
