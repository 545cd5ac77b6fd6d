"""How the pictures of a request are judged, and how often they are made anew."""

from cyclorama.dialects.services import Services
from cyclorama.generations.parts import Parts
from cyclorama.generations.takes import Taking
from cyclorama.judges.named import judge_named

GOOD_ENOUGH = 0.7  # the score from which a picture is accepted, where nobody says


def taking_of(
    services: Services,
    shot_type: str,
    *,
    attempts: int | None = None,
    threshold: float | None = None,
    judge: str | None = None,
) -> Taking:
    """Raises InvalidInput for a judge that this server does not have."""
    return Taking(
        attempts=attempts or services.settings.agentic_attempts,
        threshold=GOOD_ENOUGH if threshold is None else threshold,
        judge=judge_named(judge).name,
        shot_type=shot_type,
    )


def taking_for(
    services: Services,
    parts: Parts,
    *,
    attempts: int | None = None,
    threshold: float | None = None,
    judge: str | None = None,
) -> Taking:
    """Of a generation. Who is to be seen, or is in the photo that is changed, is looked for; in a
    picture of a product nobody is."""
    someone = parts.person is not None or parts.base is not None
    shot_type = f"{parts.view}_{parts.framing}" if someone else ""
    return taking_of(services, shot_type, attempts=attempts, threshold=threshold, judge=judge)
