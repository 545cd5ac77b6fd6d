"""Find the product in a study: which mask, found how, how sure."""

from cyclorama.imaging.choose import Choice, choose, confidence_of, ramp
from cyclorama.imaging.faces import Face, find_faces
from cyclorama.imaging.hint import Hint
from cyclorama.imaging.hinted import by_box, by_hint, fill, fit, said
from cyclorama.imaging.mask import Mask, overlap
from cyclorama.imaging.person import by_person, expected_body
from cyclorama.imaging.proposals import barrier_of, by_barrier, by_colour, by_flood, refined
from cyclorama.imaging.study import Study
from cyclorama.imaging.traits import traits_of

_SURE = 0.85  # from here on, two proposals that agree need no third
_PERSON_FIRST, _A_BODY = 0.3, 0.4
_ONE_PIECE = 0.8  # share of the largest part: scattered spots need a second opinion
_FACE_LARGE = 0.06  # of the picture's height; a smaller face is a print or a passer-by
# a person runs over the picture's end, and skin and wall are often of one colour
_WITH_A_FACE = {"border": 0.3, "unlike": 0.3, "clear": 0.6, "simple": 1.0}
# whoever points at the product knows that it is there; its outline must still be an outline
_WITH_A_HINT = {"border": 1.0, "area": 1.0, "unlike": 0.5, "clear": 0.35, "simple": 0.5}
_LEAST_FILL = (0.15, 0.40)  # of the box; a mask that fills less is a part of the product


def find(study: Study, hint: Hint | None) -> Choice | None:
    """The product's mask on the study's grid; None when there is nothing to see."""
    if hint is not None:
        return _find_hinted(study, hint)
    choice = _find_alone(study)
    if choice is not None and study.wall.plain and choice.confidence >= _SURE:
        return choice
    faces = [face for face in find_faces(study.rgb) if face.bottom - face.top > _FACE_LARGE]
    person = _find_person(study, faces[0]) if faces else None
    if person is None:
        return choice
    if choice is None:
        return person
    if person.confidence < _A_BODY:  # no body below the face: a false alarm
        return max(person, choice, key=lambda one: one.confidence)
    if not _holds(choice.mask, faces[0]):
        return person
    # a face says more than an outline's marks
    return person if person.confidence + _PERSON_FIRST > choice.confidence else choice


def _find_alone(study: Study) -> Choice | None:
    barrier = barrier_of(study)
    first = by_barrier(study, barrier)
    proposals = {"barrier": first, "barrier+grabcut": refined(study, first)}
    choice = choose(study, proposals)
    if study.wall.plain and choice is not None and choice.confidence >= _SURE:
        traits = traits_of(study, choice.mask)
        if traits is not None and traits.largest > _ONE_PIECE:
            return choice
    proposals["flood"] = by_flood(study)
    proposals["colour"] = by_colour(study, barrier)
    return choose(study, proposals)


def _find_person(study: Study, face: Face) -> Choice | None:
    mask = by_person(study, face)
    traits = traits_of(study, mask)
    if traits is None:
        return None
    likeness = overlap(mask, expected_body(study, face))
    # a body stands in many ways: three quarters of the expected one are agreement enough
    return Choice("person", mask, confidence_of(traits, 0.08 + likeness, _WITH_A_FACE))


def _holds(mask: Mask, face: Face) -> bool:
    height, width = mask.shape
    inner = mask[
        round(face.top * height) : round(face.bottom * height),
        round(face.left * width) : round(face.right * width),
    ]
    return bool(inner.size) and float(inner.mean()) > 0.8


def _find_hinted(study: Study, hint: Hint) -> Choice | None:
    wish = said(study, hint)
    proposals = {"hint": by_hint(study, wish), "hint box": by_box(study, wish)}
    alone = _find_alone(study)
    if alone is not None:
        proposals[f"{alone.name}, hint"] = wish.kept_by(alone.mask)
    faces = [face for face in find_faces(study.rgb) if face.bottom - face.top > _FACE_LARGE]
    if faces and not study.wall.plain:
        proposals["person, hint"] = wish.kept_by(by_person(study, faces[0]))
    best: Choice | None = None
    for name, mask in proposals.items():
        traits = traits_of(study, mask)
        if traits is None:
            continue
        others = [overlap(mask, other) for key, other in proposals.items() if key != name]
        borne_out = max(fit(mask, hint.box), *others)
        filled_well = ramp(fill(mask, hint.box), *_LEAST_FILL)
        sure = confidence_of(traits, borne_out, _WITH_A_HINT) * filled_well**0.5
        if best is None or sure > best.confidence:
            best = Choice(name, mask, sure)
    return best
