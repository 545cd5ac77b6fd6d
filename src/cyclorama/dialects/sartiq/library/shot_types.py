"""`/shot-types`: from which side, and how much of the subject."""

from enum import StrEnum
from typing import ClassVar

from cyclorama.dialects.sartiq.answers.base import Answer
from cyclorama.dialects.sartiq.library.fields import ItemCreate, ItemPublic
from cyclorama.dialects.sartiq.library.filters import Paged, Word
from cyclorama.dialects.sartiq.library.routes import routes
from cyclorama.dialects.sartiq.library.shelf import Shelf, asked_filters
from cyclorama.studio.bodies import Line, ShotType, Text
from cyclorama.studio.wanted import Wanted


class ViewAngle(StrEnum):
    FRONT = "front"
    BACK = "back"
    SIDE = "side"


class ShotTypeCreate(ItemCreate):
    """`framing`: `full_body`, `upper_body`, `lower_body`, `upper_three_quarters`,
    `lower_three_quarters`, `detail`; one that is not known is drawn as `full_body`."""

    framing: Line
    view_angle: ViewAngle = ViewAngle.FRONT
    prompt: Text | None = None

    def body(self, item_id: str) -> ShotType:
        return ShotType.model_validate(self.model_dump(mode="json"))


class ShotTypePublic(ItemPublic):
    framing: str
    view_angle: ViewAngle
    prompt: str | None = None


class ShotTypesPublic(Answer):
    data: list[ShotTypePublic]
    count: int


def shot_type_filters(
    wanted: Paged, framing: Word = None, view_angle: ViewAngle | None = None
) -> Wanted:
    return asked_filters(wanted, framing=framing, view_angle=view_angle)


class ShotTypes(Shelf[ShotType]):
    path: ClassVar = "shot-types"
    create: ClassVar = ShotTypeCreate
    public: ClassVar = ShotTypePublic
    page: ClassVar = ShotTypesPublic
    filters: ClassVar = staticmethod(shot_type_filters)


router = routes(ShotTypes(ShotType))
