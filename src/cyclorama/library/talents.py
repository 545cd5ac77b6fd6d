"""The talents: the people that garments are shown on, read from `catalogue/talents.yaml`."""

from collections.abc import Sequence
from functools import cache
from typing import ClassVar

from cyclorama.figure.appearance import AgeGroup, Appearance, BodyBuild, Gender
from cyclorama.library.catalogue import read_catalogue
from cyclorama.library.item import Item, Kind, Name


class Talent(Item):
    """`ethnicity` is a label to filter by; what the talent looks like is its appearance."""

    kind: ClassVar = Kind.TALENT

    ethnicity: Name
    appearance: Appearance

    @property
    def path(self) -> str:
        return f"talents/{self.id}"

    @property
    def gender(self) -> Gender:
        return self.appearance.gender

    @property
    def age_group(self) -> AgeGroup:
        return self.appearance.age_group

    @property
    def body_build(self) -> BodyBuild:
        return self.appearance.body_build

    @property
    def facets(self) -> frozenset[str]:
        values = {
            "gender": self.gender,
            "age": self.age_group,
            "ethnicity": self.ethnicity,
            "build": self.body_build,
        }
        return frozenset(f"{name}:{value}".casefold() for name, value in values.items())

    @property
    def traits(self) -> tuple[str, ...]:
        look = self.appearance
        return (
            look.gender.value,
            look.age_group.value,
            look.body_build.value,
            self.ethnicity,
            look.hair.value,
            "beard" if look.beard else "",
            "glasses" if look.glasses else "",
        )


@cache
def load_talents() -> Sequence[Talent]:
    """Those that ship with Cyclorama, the inactive ones too."""
    return read_catalogue("talents.yaml", Talent)
