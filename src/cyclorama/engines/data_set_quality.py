"""What makes a photo, and a set of photos, good to train on. Pure: it judges what was measured.

The thresholds follow what trainers of LoRA weights ask for (ten to thirty sharp, varied photos of
1024 px); each finding says what mends it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cyclorama.engines.data_set import Learned, PreparedPhoto, Verdict

FEW, ENOUGH = 5, 10  # photos in a set
GOOD, USABLE = 0.75, 0.45  # scores
BLURRED, SOFT = 0.16, 0.26  # a sharp photo has 0.4 to 0.65; after a blur of 2 px, and of 1 px
SURE = 0.55
"""How sure the place of a subject has to be for a photo to be cropped to it: a wrong crop is worse
than none."""


@dataclass(frozen=True)
class Flaw:
    """A sentence, and what it leaves of the score, 0..1."""

    sentence: str
    leaves: float


def flaws(
    learned: Learned,
    *,
    enough: float,
    sure: float | None,
    faces: int,
    sharpness: float,
    lightest: float,
    burnt: float,
) -> Iterator[Flaw]:
    """What is wrong with a photo by itself; see `PreparedPhoto` for what is measured."""
    if enough < 0.3:
        yield Flaw("Small: take it from nearer, or send a larger file.", 0.6)
    elif enough < 0.7:
        yield Flaw("Smaller than the 1024 pixels that are trained on.", 0.85)
    if sharpness < BLURRED:
        yield Flaw("Blurred: send a sharp photo.", 0.4)
    elif sharpness < SOFT:
        yield Flaw("A little soft.", 0.75)
    if lightest < 30:
        yield Flaw("Dark: nothing of the subject is in the light.", 0.7)
    if burnt > 0.3:
        yield Flaw("Too bright: highlights hold no detail.", 0.7)
    if sure is not None and sure < SURE:
        yield Flaw("The subject was not found with confidence: the whole photo is kept.", 0.7)
    if learned is Learned.SUBJECT and faces == 0:
        yield Flaw("No frontal face is seen.", 0.85)
    if learned is Learned.SUBJECT and faces > 1:
        yield Flaw("Several people: weights may mix them up.", 0.5)


def score_of(found: Sequence[Flaw]) -> float:
    score = 1.0
    for flaw in found:
        score *= flaw.leaves
    return round(score, 3)


def verdict_of(score: float) -> Verdict:
    if score >= GOOD:
        return Verdict.GOOD
    return Verdict.USABLE if score >= USABLE else Verdict.POOR


def judged(
    photos: Mapping[int, PreparedPhoto], repeats: Mapping[int, int]
) -> dict[int, PreparedPhoto]:
    """The photos with what is wrong with each beside the others. repeats: of each that is nearly
    the same as an earlier one, that one's number."""
    judged = dict(photos)
    for number, earlier in repeats.items():
        photo = photos[number]
        score = round(photo.score * 0.5, 3)
        finding = f"Nearly the same as photo {earlier}."
        judged[number] = photo.model_copy(
            update={
                "findings": (*photo.findings, finding),
                "score": score,
                "verdict": verdict_of(score),
            }
        )
    return judged


def set_findings(
    learned: Learned, photos: Mapping[int, PreparedPhoto], repeated: int, lost: int
) -> tuple[str, ...]:
    """What is wrong with a set as a whole. photos: as `judged`; repeated: how many are nearly the
    same as others; lost: how many could not be prepared."""
    return tuple(_set_findings(learned, photos, repeated, lost))


def _set_findings(
    learned: Learned, photos: Mapping[int, PreparedPhoto], repeated: int, lost: int
) -> Iterator[str]:
    count = len(photos)
    fit = sum(one.verdict is not Verdict.POOR for one in photos.values())
    if lost:
        yield f"{lost} of {count + lost} photos could not be taken in."
    if fit < FEW:
        yield f"Only {fit} {_photos(fit)} good to train on: {ENOUGH} to 30 make good weights."
    elif fit < ENOUGH:
        yield f"{fit} photos are few: {ENOUGH} to 30 make good weights."
    if repeated:
        yield f"{repeated} {_photos(repeated)} repeated: send others."
    if count >= FEW:
        yield from _monotony(learned, photos)


def _photos(count: int) -> str:
    return "photo is" if count == 1 else "photos are"


def _monotony(learned: Learned, photos: Mapping[int, PreparedPhoto]) -> Iterator[str]:
    """A model learns as the subject whatever all photos have alike."""
    if learned is Learned.STYLE:
        return
    framings = Counter(one.framing for one in photos.values())
    backgrounds = Counter(one.background for one in photos.values())
    framing, same = framings.most_common(1)[0]
    if learned is Learned.SUBJECT and framing and same == len(photos):
        yield f"All photos are of one framing ({framing}): send near and far ones."
    background, same = backgrounds.most_common(1)[0]
    if background.startswith("plain") and same > 0.8 * len(photos):
        yield f"Nearly all have a {background}: others would teach what belongs to the subject."


def set_verdict(photos: Mapping[int, PreparedPhoto]) -> Verdict:
    """By how many are good to train on, and how good these are."""
    fit = [one for one in photos.values() if one.verdict is not Verdict.POOR]
    if len(fit) < FEW:
        return Verdict.POOR
    good = sum(one.verdict is Verdict.GOOD for one in fit)
    return Verdict.GOOD if len(fit) >= ENOUGH and 2 * good >= len(fit) else Verdict.USABLE
