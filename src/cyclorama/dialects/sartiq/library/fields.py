"""What the requests and answers of all kinds of items have in common."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Annotated, ClassVar, Self
from uuid import UUID

from pydantic import BaseModel, Field, StringConstraints, model_validator

from cyclorama.dialects.sartiq.answers.base import Answer
from cyclorama.studio.bodies import Body, Name, Text
from cyclorama.studio.slug import MAX_SLUG

MAX_URL = 4096

Slug = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$", max_length=MAX_SLUG)
]
Url = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_URL)]


class MediaInput(BaseModel):
    """A picture that is there already, by the id of its media resource, or one to be fetched. The
    id counts where both are given, so that a media resource may be sent back as it was read."""

    id: UUID | None = None
    url: Url | None = None

    @model_validator(mode="after")
    def _names_something(self) -> Self:
        if self.id is None and self.url is None:
            raise ValueError("give the id of a media resource, or a url")
        return self


PictureIn = Url | MediaInput
"""A picture: an address, or a MediaInput."""


class ItemCreate(BaseModel, ABC):
    """`slots`: the slot of each field that is a picture; `many`: the beginning of the slots of
    each field that holds pictures by name."""

    slots: ClassVar[Mapping[str, str]] = {}
    many: ClassVar[Mapping[str, str]] = {}

    name: Name
    slug: Slug | None = None
    description: Text | None = None
    is_public: bool = Field(default=False, description="Everybody here may use it.")
    organization_id: UUID | None = Field(
        default=None, description="The organization that it is for; personal without one."
    )

    @abstractmethod
    def body(self, item_id: str) -> Body:
        """`item_id`: of the item that is made, or changed."""

    def pictures(self) -> Iterator[tuple[str, tuple[str, ...], Url | MediaInput | None]]:
        """Slot, place in the body, and what is asked for, of each picture that is named; None for
        one that is to be taken away."""
        for field, slot in self.slots.items():
            if field in self.model_fields_set:
                yield slot, (field,), getattr(self, field)
        for field, slot in self.many.items():
            for name, asked in (getattr(self, field) or {}).items():
                yield f"{slot}{name}", (field, name), asked


class ItemPublic(Answer):
    """`remarks`: what went wrong with its pictures."""

    id: UUID
    created_at: datetime
    updated_at: datetime
    name: str
    slug: str
    description: str | None = None
    is_public: bool
    owner_id: UUID | None = None
    organization_id: UUID | None = None
    remarks: list[str] = Field(default=[])
