"""A prediction that is made in takes, as the dialect shows it: a shot with its attempts."""

from collections.abc import Mapping
from types import MappingProxyType

from pydantic import JsonValue

from cyclorama.dialects.sartiq.answers.agentic import AgenticShotAttempt, AgenticShotStatus
from cyclorama.dialects.sartiq.enums import PredictionStatus
from cyclorama.dialects.sartiq.states import prediction_status
from cyclorama.generations.taken import Taken
from cyclorama.steps.take import Take

PROCESSING = "processing"
_STATUS: Mapping[PredictionStatus, str] = MappingProxyType(
    {
        PredictionStatus.PENDING: PROCESSING,
        PredictionStatus.GENERATING: PROCESSING,
        PredictionStatus.COMPLETED: "completed",
        PredictionStatus.ERROR: "failed",
    }
)


def status_answer(taken: Taken, links: Mapping[str, str]) -> AgenticShotStatus:
    """`links`: to the files of the takes, by media id, as far as they are there."""
    making, takes = taken.prediction.making, taken.takes
    status = _STATUS[prediction_status(making.state)]
    seconds = None
    if making.started_at is not None and making.finished_at is not None:
        seconds = (making.finished_at - making.started_at).total_seconds()
    best = taken.best
    return AgenticShotStatus(
        shot_id=taken.prediction.id,
        status=status,
        total_attempts=len(takes),
        max_attempts=taken.taking.attempts,
        current_attempt=takes[-1].number if takes and status == PROCESSING else None,
        final_image_url=links.get(making.media_id or ""),
        best_confidence=best.score if best else None,
        error_message=str(making.error["message"]) if making.error else None,
        started_at=making.started_at,
        completed_at=making.finished_at,
        duration_seconds=seconds,
        attempts=[_attempt(take, links) for take in takes],
        orchestration_metadata={
            "generation_id": taken.prediction.generation_id,
            "expected_shot_type": taken.taking.shot_type or None,
            "min_confidence_score": taken.taking.threshold,
            "evaluation_provider": taken.taking.judge,
            "best_attempt": best.number if best else None,
            "accepted": any(take.accepted for take in takes),
        },
    )


def _attempt(take: Take, links: Mapping[str, str]) -> AgenticShotAttempt:
    metadata: dict[str, JsonValue] = {"seed": take.seed, "added_to_prompt": take.asked or None}
    if take.made is not None:
        made = take.made
        metadata |= {"engine": made.engine, "model": made.model, "draft": made.draft}
        metadata["seconds"] = round(made.seconds, 3)
    if take.measures:
        metadata["measures"] = take.measures
    return AgenticShotAttempt(
        attempt_number=take.number,
        image_url=links.get(take.media or ""),
        error_message=take.error,
        started_at=take.started_at,
        completed_at=take.finished_at,
        generation_metadata=metadata,
        evaluation_status=_verdict(take),
        confidence_score=take.score,
        detected_shot_type=take.seen or None,
        evaluation_feedback=" ".join(take.notes) or None,
    )


def _verdict(take: Take) -> str | None:
    if not take.ended:
        return None
    if take.score is None:
        return "failed"
    return "accepted" if take.accepted else "rejected"
