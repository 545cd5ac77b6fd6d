"""A training in the dialect's words. Pure."""

from cyclorama.dialects.sartiq.answers.media import Files, MediaResourcePublic
from cyclorama.dialects.sartiq.answers.training import (
    TrainedWeightsPublic,
    TrainingDataset,
    TrainingPhoto,
    TrainingPublic,
    TrainingState,
)
from cyclorama.dialects.sartiq.enums import ErrorCategory, TrainingStatus, TrainingType
from cyclorama.dialects.sartiq.states import failure, prediction_status
from cyclorama.dialects.sartiq.training.bodies import CROP
from cyclorama.training.views import DataSetView, PhotoView, TrainingView

CANCELLED = "The training was cancelled."


def training_answer(view: TrainingView, files: Files) -> TrainingPublic:
    asked, state = view.asked, state_answer(view)
    trained = view.weights
    return TrainingPublic(
        id=view.id,
        created_at=view.created_at,
        updated_at=view.updated_at,
        owner_id=view.owner_id,
        organization_id=view.account_id if view.organization else None,
        status=state.status,
        progress=state.progress,
        started_at=state.started_at,
        completed_at=state.completed_at,
        error_message=state.error_message,
        error_category=state.error_category,
        training_type=TrainingType.LORA,
        entity_type=asked.learned.value.upper(),
        entity_id=asked.entity_id,
        trigger_word=asked.trigger,
        rank=asked.rank,
        steps=asked.rounds,
        learning_rate=asked.learning_rate,
        base_model_path=asked.base_model or None,
        sample_prompts=list(asked.samples),
        source_images=list(asked.photos),
        preprocessing_transforms=[CROP] if asked.crop else [],
        preprocessing_captioning_strategy=asked.captions,
        preprocessing_captioning_prompt=asked.words or None,
        dataset=_data_set(view.data_set, files),
        weights=trained
        and TrainedWeightsPublic(
            id=trained.id,
            created_at=trained.created_at,
            trigger_word=trained.trigger,
            base_model_path=trained.base_model,
            url=trained.address,
        ),
        metadata=view.reported.metadata if view.reported else {},
    )


def state_answer(view: TrainingView) -> TrainingState:
    """What stands in the report of an outside trainer goes before what the run says."""
    reported, status = view.reported, TrainingStatus(view.state.value)
    message, category = _failure(view, status)
    return TrainingState(
        task_id=view.id,
        status=status,
        progress=round(view.progress, 4),
        started_at=(reported and reported.started_at) or view.started_at,
        completed_at=(
            ((reported and reported.completed_at) or view.finished_at)
            if view.state.is_terminal
            else None
        ),
        error_message=message,
        error_category=category,
    )


def _failure(view: TrainingView, status: TrainingStatus) -> tuple[str | None, ErrorCategory | None]:
    if status is TrainingStatus.CANCELLED:
        return CANCELLED, ErrorCategory.UNKNOWN
    if status is not TrainingStatus.FAILED:
        return None, None
    reported = view.reported
    if reported is not None and reported.state is not None:
        categories = {one.value: one for one in ErrorCategory}
        return (
            reported.error_message or "The trainer says that it failed.",
            categories.get(reported.error_category or "", ErrorCategory.UNKNOWN),
        )
    return failure(view.error)


def _data_set(view: DataSetView, files: Files) -> TrainingDataset:
    sheet, report = files.get(view.sheet_id or ""), files.get(view.report_id or "")
    return TrainingDataset(
        verdict=view.verdict,
        findings=list(view.findings),
        contact_sheet_url=_link(sheet),
        contact_sheet_media=sheet,
        report_url=_link(report),
        report_media=report,
        photos=[_photo(one, files) for one in view.photos],
    )


def _photo(view: PhotoView, files: Files) -> TrainingPhoto:
    file = files.get(view.media_id or "")
    return TrainingPhoto(
        number=view.number,
        source_image=view.url,
        status=prediction_status(view.state),
        image_url=_link(file),
        image_media=file,
        caption=view.caption,
        score=view.score,
        verdict=view.verdict,
        findings=list(view.findings),
        measured=None if view.measured is None else dict(view.measured),
        error_message=str(view.error["message"]) if view.error else None,
    )


def _link(file: MediaResourcePublic | None) -> str | None:
    return file.url if file else None
