"""Classes of age, as studios name them, and the age groups of talents."""

from collections.abc import Mapping

from cyclorama.figure.appearance import AgeGroup

CLASS_OF: Mapping[AgeGroup, str] = {
    AgeGroup.TEEN: "Teen",
    AgeGroup.YOUNG_ADULT: "Young",
    AgeGroup.ADULT: "Young",
    AgeGroup.MATURE: "Middle Age",
    AgeGroup.SENIOR: "Elder",
}

# The figure has no child: a kid is drawn as the youngest there is.
_GROUP_OF: Mapping[str, AgeGroup] = {
    "kid": AgeGroup.TEEN,
    "teen": AgeGroup.TEEN,
    "young": AgeGroup.YOUNG_ADULT,
    "middle age": AgeGroup.MATURE,
    "elder": AgeGroup.SENIOR,
    **{group.value.casefold(): group for group in AgeGroup},
}


def group_of(age_class: str | None) -> AgeGroup:
    """The age group that a class is drawn as; an adult where it says nothing that is known."""
    return _GROUP_OF.get(plain(age_class), AgeGroup.ADULT)


def plain(label: str | None) -> str:
    """A label as these tables have it: in lower case, its words apart."""
    return (label or "").replace("_", " ").replace("-", " ").casefold().strip()


def groups_in(age_class: str) -> frozenset[AgeGroup]:
    """The age groups whose talents are in a class."""
    return frozenset(
        group for group, name in CLASS_OF.items() if name.casefold() == age_class.casefold()
    )
