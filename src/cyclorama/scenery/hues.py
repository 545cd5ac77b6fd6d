"""The colours that a picture is laid out in: a brief's own, its team's, or its company's."""

from typing import NamedTuple

from cyclorama.scenery.brief import Brief
from cyclorama.scenery.liveries import livery_of


class Hues(NamedTuple):
    """`#rrggbb` each: of large fields, of what lies beside them, of what is to catch the eye."""

    primary: str
    secondary: str
    accent: str


def hues_of(brief: Brief, otherwise: Hues) -> Hues:
    found = livery_of(brief)
    return otherwise if found is None else Hues(*found.colours)
