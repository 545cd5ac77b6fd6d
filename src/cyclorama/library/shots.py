"""The shots a product can be taken in: catalogue data, read from `catalogue/shots.yaml`."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Annotated
from uuid import UUID

import yaml
from pydantic import BaseModel, ConfigDict, StringConstraints, TypeAdapter

from cyclorama.imaging.composition import Composition
from cyclorama.imaging.specimen_kind import SpecimenKind
from cyclorama.imaging.view import View as View


class ShotType(StrEnum):
    """What a shot is a picture of."""

    PACKSHOT = "packshot"


class Shot(BaseModel):
    """`view` is the photo of the product that the shot takes, `specimen` the neutral product
    that its thumbnail shows."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: UUID
    code: Annotated[str, StringConstraints(pattern=r"^[A-Z]+-[0-9]+$")]
    name: str
    description: str
    shot_type: ShotType = ShotType.PACKSHOT
    view: View = View.FRONT
    specimen: SpecimenKind
    composition: Composition


class ShotCatalogue(Mapping[str, Shot]):
    """Shots by code, in catalogue order; upper and lower case are one."""

    def __init__(self, shots: list[Shot]) -> None:
        self._shots = {shot.code.casefold(): shot for shot in shots}
        if len(self._shots) < len(shots) or len({shot.id for shot in shots}) < len(shots):
            raise ValueError("two shots of the catalogue share a code or an id")

    def __getitem__(self, code: str) -> Shot:
        return self._shots[code.casefold()]

    def __iter__(self) -> Iterator[str]:
        return (shot.code for shot in self._shots.values())

    def __len__(self) -> int:
        return len(self._shots)

    def __contains__(self, code: object) -> bool:
        return isinstance(code, str) and code.casefold() in self._shots


@cache
def load_shots() -> ShotCatalogue:
    """The catalogue that ships with Cyclorama."""
    text = resources.files("cyclorama.catalogue").joinpath("shots.yaml").read_text("utf-8")
    return ShotCatalogue(TypeAdapter(list[Shot]).validate_python(yaml.safe_load(text)))
