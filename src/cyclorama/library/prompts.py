"""The motion prompts: what a clip may be asked to do, read from `catalogue/prompts.yaml`."""

from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import Annotated, ClassVar

from pydantic import StringConstraints

from cyclorama.library.catalogue import read_catalogue
from cyclorama.library.item import Item, Kind
from cyclorama.video.motion import Motion

MAX_PROMPT = 3000

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_PROMPT)]


class Suits(StrEnum):
    """Whom a motion suits."""

    FEMALE = "female"
    MALE = "male"
    UNISEX = "unisex"


class Prompt(Item):
    """`prompt` is what a generative engine reads; `motion` is what the draft engine does."""

    kind: ClassVar = Kind.PROMPT

    prompt: Text
    gender: Suits = Suits.UNISEX
    motion: Motion

    @property
    def facets(self) -> frozenset[str]:
        """A prompt for everybody suits women and men."""
        whom = Suits if self.gender is Suits.UNISEX else (self.gender,)
        return frozenset(f"suits:{one}" for one in whom)

    @property
    def path(self) -> str:
        return f"prompts/{self.id}"

    @property
    def traits(self) -> tuple[str, ...]:
        return (*(move.value for move in self.motion.moves), self.gender.value)

    @property
    def prose(self) -> str:
        return f"{self.description} {self.prompt}"


@cache
def load_prompts() -> Sequence[Prompt]:
    """Those that ship with Cyclorama, the inactive ones too."""
    return read_catalogue("prompts.yaml", Prompt)
