"""Ids in paths. What cannot be an id is not found, just as one that is unknown."""

from typing import Annotated

from fastapi import Path

from cyclorama.errors import NotFound
from cyclorama.kit.ids import is_uuid

PathId = Annotated[str, Path(alias="id", description="a GUID")]
"""As it was sent. It is looked at after the caller was admitted: a 401 comes before a 404."""


def guid(text: str, what: str) -> str:
    """The id in the form in which it is stored. Raises NotFound."""
    if not is_uuid(text):
        raise NotFound(f"There is no {what} with this id: an id is a GUID.")
    return text.lower()
