"""Which proposal to trust, and how far."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from cyclorama.imaging.mask import Mask, overlap
from cyclorama.imaging.study import Study
from cyclorama.imaging.traits import Traits, traits_of

_AGREEMENT = 0.8  # weight of agreement against the mask's own marks
_HEAD_START = 0.05  # the barrier and its refinement were best or next to best on plain walls
_NICK = 0.05  # of the mask's area: a larger difference is another opinion, not a nick or a leak
_STRICT: Mapping[str, float] = {}
# thin legs, straps and several products are no fault where the wall is plain
_ON_PLAIN = {"simple": 1.0, "gathered": 1.0}


@dataclass(frozen=True)
class Choice:
    """The mask taken, by whom it was proposed, and a confidence of 0..1."""

    name: str
    mask: Mask
    confidence: float


def marks_of(traits: Traits) -> dict[str, float]:
    """Each trait as a mark from 0 (hopeless) to 1 (nothing to fear)."""
    return {
        "edge": ramp(traits.edge, 1.2, 3.0),
        "clear": ramp(traits.clear, 1.0, 2.0),
        "weak": 1.0 - ramp(traits.weak, 0.05, 0.35),
        "contrast": ramp(traits.contrast, 4.0, 12.0),
        "faint": ramp(traits.faint, 3.0, 8.0),
        "simple": 1.0 - ramp(traits.length, 6.5, 9.5),
        "unlike": ramp(traits.unlike, 0.35, 0.75),
        "border": 1.0 - ramp(traits.border, 0.15, 0.50),
        "whole": ramp(traits.largest, 0.05, 0.35),
        "gathered": ramp(traits.largest, 0.30, 0.70),
        "area": ramp(traits.area, 0.002, 0.01) * (1.0 - ramp(traits.area, 0.85, 0.95)),
    }


def confidence_of(traits: Traits, agreement: float, floors: Mapping[str, float] = _STRICT) -> float:
    """0..1. The weakest mark counts as much as all together: one fault spoils a cut-out.

    agreement: 0..1, how far something independent of the mask bears it out.
    floors: the least that a mark can be, where other knowledge makes it less telling.
    """
    marks = {**marks_of(traits), "agreement": ramp(agreement, 0.60, 0.85)}
    counted = [max(mark, floors.get(name, 0.0)) for name, mark in marks.items()]
    return float(np.sqrt(min(counted) * np.mean(counted)))


def choose(study: Study, proposals: Mapping[str, Mask]) -> Choice | None:
    """The best of the proposals by its own marks and by the others' agreement.

    None when no proposal has an outline to judge.
    """
    measured = {name: traits_of(study, mask) for name, mask in proposals.items()}
    judged = {name: traits for name, traits in measured.items() if traits is not None}
    if not judged:
        return None
    plain = study.wall.plain
    # On a busy wall the barrier may stop at a shadow, and its refinement, of its own kin, agrees
    # with it: only what was found another way bears a mask out, and none has a head start.
    agreement = agreement_on if plain else _borne_out
    score = {
        name: float(np.mean(list(marks_of(traits).values())))
        + _AGREEMENT * agreement(proposals, name)
        + (_HEAD_START if plain and _family(name) == "barrier" else 0.0)
        for name, traits in judged.items()
    }
    best = max(score, key=lambda name: score[name])
    if not plain and best == "barrier" and "barrier+grabcut" in judged:
        best = "barrier+grabcut"  # measured on wood: 0.992 against 0.967
    return Choice(
        best,
        proposals[best] if plain else _best_outline(study, proposals, best),
        confidence_of(judged[best], _borne_out(proposals, best), _ON_PLAIN if plain else _STRICT),
    )


def _best_outline(study: Study, proposals: Mapping[str, Mask], name: str) -> Mask:
    """The mask, less or with what another way of looking holds beside it: a leak or a nick.

    The outline decides: a leak ends in the middle of the wall, where no edge is; a part that
    the mask has missed ends at one.
    """
    mask = proposals[name]
    peers = [peer for other, peer in proposals.items() if _family(other) != _family(name)]
    candidates = [mask]
    candidates += [peer & mask for peer in peers]
    candidates += [peer | mask for peer in peers]
    size = float(mask.sum())
    measured = [
        (traits, candidate)
        for candidate in candidates
        if abs(candidate.sum() - size) <= _NICK * size
        and (traits := traits_of(study, candidate)) is not None
    ]
    _, best = min(measured, key=lambda one: (round(one[0].weak, 3), -one[0].clear))
    return best


def agreement_on(proposals: Mapping[str, Mask], name: str) -> float:
    """Mean overlap of one proposal with the others; 1 when it stands alone."""
    others = [overlap(proposals[name], mask) for key, mask in proposals.items() if key != name]
    return float(np.mean(others)) if others else 1.0


def _borne_out(proposals: Mapping[str, Mask], name: str) -> float:
    """Overlap with the likeliest proposal that was found another way; if there is none, with
    the nearest of kin."""
    kin = [other for other in proposals if other != name and _family(other) == _family(name)]
    others = [other for other in proposals if _family(other) != _family(name)]
    compared = [overlap(proposals[name], proposals[other]) for other in others or kin]
    return max(compared, default=1.0)


def _family(name: str) -> str:
    return name.split("+")[0]


def ramp(value: float, low: float, high: float) -> float:
    """0 up to `low`, 1 from `high` on, straight between."""
    return min(1.0, max(0.0, (value - low) / (high - low)))
