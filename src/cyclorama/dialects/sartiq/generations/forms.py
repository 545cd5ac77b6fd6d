"""What is kept of generations, predictions and refines, in the dialect's words. Pure."""

from collections.abc import Sequence
from typing import Any

from cyclorama.dialects.sartiq.answers.generation import GenerationPublic
from cyclorama.dialects.sartiq.answers.media import Files, MediaResourcePublic
from cyclorama.dialects.sartiq.answers.prediction import PredictionPublic
from cyclorama.dialects.sartiq.answers.refine import RefinePublic
from cyclorama.dialects.sartiq.enums import ErrorCategory, MediaResourceType
from cyclorama.dialects.sartiq.generations.bodies import ECHOED
from cyclorama.dialects.sartiq.states import (
    failure,
    generation_status,
    prediction_status,
    refine_status,
)
from cyclorama.generations.views import GenerationView, Making, PredictionView, RefineView
from cyclorama.production.states import StepState

UNKNOWN_EDGE = 1024  # px; the size of a picture that was taken from a photo not yet there
CANCELLED = "The generation was cancelled."

# Of a generation's details, what is answered as it was kept.
_KEPT = (
    *ECHOED,
    "style_name",
    "generated_prompt",
    "has_subject_lora",
    "has_product_lora",
    "has_product2_lora",
    "has_style_lora",
    "subject_image_url",
)

# Inputs of a generation by our name, and what the answer calls them.
_INPUTS = {
    "subject": "subject_image",
    "product": "product_image",
    "product2": "product2_image",
    "base": "garment_placement_base_image",
}


def generation_answer(view: GenerationView, files: Files) -> GenerationPublic:
    predictions = [prediction_answer(one, files) for one in view.predictions]
    width, height = _size(view, predictions)
    said: dict[str, Any] = {key: view.details[key] for key in _KEPT if key in view.details}
    return GenerationPublic(
        **(said | _files(view, files)),
        id=view.id,
        created_at=view.created_at,
        updated_at=max([view.updated_at, *(one.updated_at for one in predictions)]),
        batch_size=view.batch_size,
        status=generation_status(view.state),
        subject_id=view.subject_id,
        product_id=view.product_id,
        product2_id=view.product2_id,
        style_id=view.style_id,
        width=width,
        height=height,
        steps=view.steps,
        seed=view.seed,
        refine=view.refine,
        revised=view.revised,
        predictions=predictions,
        owner_id=view.owner_id,
        shot_id=view.shot_id,
        generation_type=view.type,
        generation_strategy=view.strategy,
        tool=view.tool,
        shot_type_id=view.shot_type_id,
        shot_type_string=view.shot_type_string,
        generative_models_id=view.model_id,
        organization_id=view.account_id if view.organization else None,
    )


def _size(view: GenerationView, predictions: Sequence[PredictionPublic]) -> tuple[int, int]:
    """In pixels: as it was settled, else as the first result has it."""
    measured = next((file for one in predictions if (file := _result(one)) is not None), None)
    width = view.width or (measured.width if measured else None) or UNKNOWN_EDGE
    height = view.height or (measured.height if measured else None) or UNKNOWN_EDGE
    return width, height


def _result(one: PredictionPublic) -> MediaResourcePublic | None:
    return one.result_image_media or one.result_video_media


def _files(view: GenerationView, files: Files) -> dict[str, object]:
    """The pictures that it was made from; in place of the addresses that were sent, links to what
    was taken in from there."""
    said: dict[str, object] = {}
    for name, called in _INPUTS.items():
        file = next((files[one] for one in view.inputs.get(name, ()) if one in files), None)
        if file is not None:
            said |= {f"{called}_url": file.url, f"{called}_media": file}
    references = [files[one] for one in view.inputs.get("references", ()) if one in files]
    if references:
        said["reference_images_media"] = references
        if len(references) == len(view.inputs["references"]):
            said["reference_images_paths"] = [one.url for one in references]
    return said


def prediction_answer(view: PredictionView, files: Files) -> PredictionPublic:
    refines = [refine_answer(one, files) for one in view.refines]
    file = files.get(view.making.media_id or "")
    said: dict[str, Any] = {}
    if file is not None and file.resource_type is MediaResourceType.VIDEO:
        seconds = None if file.duration is None else round(file.duration)
        said = {
            "result_video_url": file.url,
            "result_video_media": file,
            "duration_seconds": seconds,
        }
    elif file is not None:
        said = {"result_image_url": file.url, "result_image_media": file}
    return PredictionPublic(
        **(said | _failure(view.making)),
        seed=view.seed,
        status=prediction_status(view.making.state),
        favourite=view.favourite,
        id=view.id,
        created_at=view.created_at,
        updated_at=max([view.updated_at, *(one.updated_at for one in refines)]),
        generation_id=view.generation_id,
        shot_type=view.shot_type,
        refines=refines,
        refined_image_url=next(
            (one.result_image_url for one in reversed(refines) if one.result_image_url), None
        ),
    )


def refine_answer(view: RefineView, files: Files) -> RefinePublic:
    file = files.get(view.making.media_id or "")
    return RefinePublic(
        **_failure(view.making),
        status=refine_status(view.making.state),
        result_image_url=file.url if file else None,
        result_image_media=file,
        width=view.width or (file.width if file else None),
        height=view.height or (file.height if file else None),
        scale_factor=view.scale_factor,
        prompt=view.prompt,
        refine_model_id=view.model_id,
        refines_refine_id=view.source_refine_id,
        id=view.id,
        created_at=view.created_at,
        updated_at=view.updated_at,
        prediction_id=view.prediction_id,
        task_id=view.run_id,
    )


def _failure(making: Making) -> dict[str, Any]:
    """Of a step that has ended without a result."""
    if making.state in (StepState.CANCELLED, StepState.SKIPPED):
        return {"error_message": CANCELLED, "error_category": ErrorCategory.UNKNOWN}
    if making.state is not StepState.FAILED:
        return {}
    message, category = failure(making.error)
    return {"error_message": message, "error_category": category}
