"""What all things of the library have in common."""

from abc import ABC, abstractmethod
from enum import StrEnum
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import StringConstraints

from cyclorama.imaging.composition import Part

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
Description = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]


class Kind(StrEnum):
    TALENT = "talent"
    SHOT = "shot"
    PROMPT = "prompt"


class Source(StrEnum):
    SYSTEM = "SYSTEM"  # of the catalogue that ships with Cyclorama: everybody has it
    CUSTOM = "CUSTOM"  # an account's own: nobody else sees it


class Item(Part, ABC):
    """One that is not `active` is listed nowhere and is not found; its id stays taken."""

    kind: ClassVar[Kind]

    id: UUID
    name: Name
    description: Description = ""
    active: bool = True
    source: Source = Source.SYSTEM

    @property
    def key(self) -> str:
        """What it is asked for by, in lower case."""
        return str(self.id)

    @property
    @abstractmethod
    def path(self) -> str:
        """Where its pictures are, below `/library/`, without an extension."""

    @property
    def facets(self) -> frozenset[str]:
        """What lists are filtered by, such as `gender:female`; in lower case."""
        return frozenset()

    @property
    def titles(self) -> tuple[str, ...]:
        """What a search finds it by first of all."""
        return (self.name,)

    @property
    def traits(self) -> tuple[str, ...]:
        """Words for what it is, which searches weigh more than its description."""
        return ()

    @property
    def prose(self) -> str:
        """What else a search looks at."""
        return self.description
