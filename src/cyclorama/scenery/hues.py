"""The colours that a picture is laid out in: a brief's own, its team's, or its company's."""

from typing import NamedTuple

from cyclorama.scenery.brief import Brief
from cyclorama.scenery.liveries import livery


class Hues(NamedTuple):
    """`#rrggbb` each: of large fields, of what lies beside them, of what is to catch the eye."""

    primary: str
    secondary: str
    accent: str


def hues_of(brief: Brief, otherwise: Hues) -> Hues:
    if brief.colours:
        given = (*brief.colours, *otherwise[len(brief.colours) :])
        return Hues(*given[:3])
    name = brief.team or brief.company
    if not name:
        return otherwise
    known = livery(name)
    return Hues(known.primary, known.secondary, known.accent)
