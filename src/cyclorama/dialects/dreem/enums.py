"""The enums of the wire. Each is accepted as integer, digit string or name in any case."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum, auto
from types import MappingProxyType
from typing import Generic, TypeVar

from cyclorama.imaging.canvas import Ratio, Resolution
from cyclorama.imaging.picture_format import PictureFormat
from cyclorama.library.shots import View


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


class FrameType(IntEnum):
    FirstFrame = 0
    LastFrame = 1


class ShotKind(Enum):
    """What a shot is a picture of. Where the numbers differ, see `Numbers`."""

    All = auto()
    Packshot = auto()
    VirtualModel = auto()
    Video = auto()  # the client knows it; no shot of ours is one


class GenderChoice(Enum):
    All = auto()
    Male = auto()
    Female = auto()
    Unisex = auto()


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


@dataclass(frozen=True)
class Numbers(Generic[E]):
    """How an enum is numbered where documentation and shipped client differ."""

    by_member: Mapping[E, int]

    def parse(self, value: object) -> E:
        """Raises ValueError for anything that is not a member."""
        text = str(value).strip()
        for member, number in self.by_member.items():
            if text.casefold() == member.name.casefold() or text == str(number):
                return member
        raise ValueError(value)

    def __getitem__(self, member: E) -> int:
        return self.by_member[member]

    @property
    def spoken(self) -> str:
        return ", ".join(f"{number} ({one.name})" for one, number in self.by_member.items())


@dataclass(frozen=True)
class EnumProfile:
    """The setting `enum_profile`: names mean the same in both, in any case."""

    genders: Numbers[GenderChoice]
    shot_kinds: Numbers[ShotKind]


ENUM_PROFILES: Mapping[str, EnumProfile] = MappingProxyType(
    {
        # What the vendor's shipped client sends.
        "wire": EnumProfile(
            Numbers(
                {
                    GenderChoice.All: 0,
                    GenderChoice.Male: 1,
                    GenderChoice.Female: 2,
                    GenderChoice.Unisex: 3,
                }
            ),
            Numbers(
                {
                    ShotKind.All: -1,
                    ShotKind.Packshot: 0,
                    ShotKind.VirtualModel: 1,
                    ShotKind.Video: 5,
                }
            ),
        ),
        # What the vendor's documentation says. It has no number for what suits everybody, nor
        # for video: the first is ours, the other the client's.
        "docs": EnumProfile(
            Numbers(
                {
                    GenderChoice.All: -1,
                    GenderChoice.Male: 0,
                    GenderChoice.Female: 1,
                    GenderChoice.Unisex: 2,
                }
            ),
            Numbers(
                {
                    ShotKind.All: -1,
                    ShotKind.VirtualModel: 0,
                    ShotKind.Packshot: 1,
                    ShotKind.Video: 5,
                }
            ),
        ),
    }
)
