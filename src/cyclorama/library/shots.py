"""The shots: what a product can be taken in, alone or worn by a talent.

Catalogue data, read from `catalogue/shots.yaml` and `catalogue/model_shots.yaml`.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import Annotated, ClassVar, Generic, Literal, TypeVar

from pydantic import BeforeValidator, Field, StringConstraints

from cyclorama.figure.appearance import Gender
from cyclorama.figure.pose import Pose
from cyclorama.figure.staging import Staging
from cyclorama.imaging.composition import Composition
from cyclorama.imaging.specimen_kind import SpecimenKind
from cyclorama.imaging.view import View as View
from cyclorama.library.catalogue import read_catalogue
from cyclorama.library.item import Item, Kind
from cyclorama.library.poses import named_pose


class ShotType(StrEnum):
    """What a shot is a picture of."""

    PACKSHOT = "packshot"
    VIRTUAL_MODEL = "virtual_model"


Code = Annotated[
    str, StringConstraints(pattern=r"^[A-Z]+(-[A-Z]+)*-[0-9]+$", min_length=3, max_length=40)
]


class ShotItem(Item):
    """What all shots have. A code is what clients send; upper and lower case are one."""

    kind: ClassVar = Kind.SHOT

    code: Code
    view: View = View.FRONT

    @property
    def key(self) -> str:
        return self.code.lower()

    @property
    def path(self) -> str:
        return f"shots/{self.code}"

    @property
    def titles(self) -> tuple[str, ...]:
        return (self.name, self.code)


class PackshotShot(ShotItem):
    """The product alone. `specimen` is the neutral product that the shot's thumbnail shows."""

    shot_type: Literal[ShotType.PACKSHOT] = ShotType.PACKSHOT
    specimen: SpecimenKind
    composition: Composition

    @property
    def facets(self) -> frozenset[str]:
        """It needs no pose, so that a filter by pose leaves it in."""
        return frozenset({f"type:{self.shot_type}", *(f"pose:{gender}" for gender in Gender)})

    @property
    def traits(self) -> tuple[str, ...]:
        return ("packshot product", self.view.value, self.composition.framing.kind)


class ModelShot(ShotItem):
    """The product on a talent. `poses`: how talents of each gender stand; one that is missing
    has no pose for the shot. A pose may be given by its name."""

    shot_type: Literal[ShotType.VIRTUAL_MODEL] = ShotType.VIRTUAL_MODEL
    poses: Annotated[
        Mapping[Gender, Annotated[Pose, BeforeValidator(named_pose)]], Field(min_length=1)
    ]
    staging: Staging = Staging()

    @property
    def facets(self) -> frozenset[str]:
        return frozenset({f"type:{self.shot_type}", *(f"pose:{one}" for one in self.poses)})

    @property
    def traits(self) -> tuple[str, ...]:
        return ("model worn", self.view.value, *(gender.value for gender in self.poses))


Shot = Annotated[PackshotShot | ModelShot, Field(discriminator="shot_type")]

S = TypeVar("S", bound=ShotItem)


class ShotCatalogue(Mapping[str, S], Generic[S]):
    """Shots by code, in catalogue order; upper and lower case are one."""

    def __init__(self, shots: Sequence[S]) -> None:
        self._shots = {shot.key: shot for shot in shots}
        if len(self._shots) < len(shots) or len({shot.id for shot in shots}) < len(shots):
            raise ValueError("two shots of the catalogue share a code or an id")

    def __getitem__(self, code: str) -> S:
        return self._shots[code.lower()]

    def __iter__(self) -> Iterator[str]:
        return (shot.code for shot in self._shots.values())

    def __len__(self) -> int:
        return len(self._shots)

    def __contains__(self, code: object) -> bool:
        return isinstance(code, str) and code.lower() in self._shots


@cache
def load_shots() -> ShotCatalogue[PackshotShot]:
    """The packshots that ship with Cyclorama."""
    return ShotCatalogue(read_catalogue("shots.yaml", PackshotShot))


@cache
def load_model_shots() -> ShotCatalogue[ModelShot]:
    """The shots of the virtual model that ship with Cyclorama."""
    return ShotCatalogue(read_catalogue("model_shots.yaml", ModelShot))
