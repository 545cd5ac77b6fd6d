"""The enums of the wire. Each is accepted as integer, digit string or name in any case."""

from enum import Enum, IntEnum
from typing import TypeVar

from cyclorama.imaging.canvas import Ratio, Resolution
from cyclorama.imaging.picture_format import PictureFormat
from cyclorama.library.shots import ShotType, View


class OutputFormat(Enum):
    Png = 0
    Jpeg = 1
    WebP = "webp"  # ours, by its name alone: the published numbers end at 1

    @property
    def format(self) -> PictureFormat:
        return PictureFormat[self.name.upper()]


class OutputAspectRatio(IntEnum):
    Ratio1x1 = 0
    Ratio4x3 = 1
    Ratio3x2 = 2
    Ratio2x3 = 3
    Ratio5x4 = 4
    Ratio4x5 = 5
    Ratio3x4 = 6
    Ratio9x16 = 7
    Ratio16x9 = 8
    Ratio21x9 = 9

    @property
    def ratio(self) -> Ratio:
        return Ratio[self.name.replace("Ratio", "R").upper()]


class OutputResolution(IntEnum):
    OneK = 0
    TwoK = 1
    FourK = 2

    @property
    def resolution(self) -> Resolution:
        return (Resolution.ONE_K, Resolution.TWO_K, Resolution.FOUR_K)[self]


class ViewType(IntEnum):
    Front = 0
    Back = 1

    @property
    def view(self) -> View:
        return View[self.name.upper()]


class ProductType(IntEnum):
    Main = 0
    Outfit = 1


class ResourceType(IntEnum):
    Normal = 0
    Reject = 1  # sent back by the outside system's quality control


class ShotKind(Enum):
    """The filter of `GET /studio/shots`, as the vendor's shipped client numbers it.

    The documentation says 0 virtual model, 1 packshot; the client sends 0 for product shots,
    1 for virtual models and 5 for video. Clients decide what works, so theirs holds.
    """

    Packshot = 0
    VirtualModel = 1
    Video = 5

    @classmethod
    def of(cls, shot_type: ShotType) -> "ShotKind":
        return {ShotType.PACKSHOT: cls.Packshot}[shot_type]


E = TypeVar("E", bound=Enum)


def parse(kind: type[E], value: object) -> E:
    """Raises ValueError for anything that is not a member."""
    if isinstance(value, str) and not value.isdecimal():
        for member in kind:
            if member.name.casefold() == value.strip().casefold():
                return member
        raise ValueError(value)
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise ValueError(value)
    return kind(int(value))
