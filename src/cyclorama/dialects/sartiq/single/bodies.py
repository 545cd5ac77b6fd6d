"""The bodies of creates that have one purpose each."""

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from cyclorama.dialects.sartiq.enums import GenerationType
from cyclorama.dialects.sartiq.generations.bodies import (
    MAX_BATCH,
    MAX_REFERENCES,
    Address,
    Label,
    Side,
)
from cyclorama.engines.retouching import Pixels, Strategy
from cyclorama.generations.editing import Tool
from cyclorama.imaging.adjustment import Mode, Position, Proportions, Resampling

MAX_PROSE = 10_000  # characters of a whole prompt

Batch = Annotated[int, Field(ge=1, le=MAX_BATCH)]
Addresses = Annotated[list[Address], Field(max_length=MAX_REFERENCES)]
Prose = Annotated[str, Field(max_length=MAX_PROSE)]
Margin = Annotated[float, Field(ge=0, le=30_000)]


class InScope(BaseModel):
    """`organization_id` in the query goes before the one in the body."""

    organization_id: UUID | None = None


class EditRequest(InScope):
    """`width` and `height`: without them, the base image's."""

    batch_size: Batch = 1
    base_img_path: Address
    subject_id: UUID | None = None
    product_id: UUID | None = None
    prompt: Prose | None = None
    reference_images: Addresses = []
    gender: Label | None = None
    shot_type: Label | None = None
    workflow: GenerationType = GenerationType.BASE
    width: Side | None = None
    height: Side | None = None
    generative_models_id: UUID | None = None
    tool: Tool | None = None


class VideoGenerationRequest(InScope):
    """Either `prediction_id` or `base_image_path`."""

    batch_size: Batch = 1
    prediction_id: UUID | None = None
    base_image_path: Address | None = None
    prompt: Prose
    negative_prompt: Prose | None = None
    cfg_scale: Annotated[float, Field(ge=0, le=2)] = 0.5
    subject_id: UUID | None = None
    product_id: UUID | None = None
    product2_id: UUID | None = None
    style_id: UUID | None = None
    shot_type: Label | None = None
    width: Side | None = None
    height: Side | None = None
    generative_models_id: UUID | None = None


class BackgroundFixRequest(InScope):
    """Either `palette_image_path` or `background_preset_id`; where both are given the image
    counts, and the preset for its strategy. `framing` chooses among the preset's images."""

    batch_size: Batch = 1
    base_img_path: Address
    palette_image_path: Address | None = None
    background_preset_id: UUID | None = None
    framing: Label | None = None
    background_fixer_strategy: Strategy | None = None
    subject_id: UUID | None = None
    product_id: UUID | None = None


class ImageAdjusterRequest(InScope):
    """A margin below 1 is a share of the result's side, from 1 on it is in pixels. Of the
    reference images the first counts, for its size."""

    batch_size: Batch = 1
    base_img_path: Address
    target_width: Pixels | None = None
    target_height: Pixels | None = None
    aspect_ratio: Annotated[float, Field(ge=0.01, le=100)] | None = None
    mode: Mode = Mode.AUTO
    tolerance: Annotated[float, Field(ge=0, le=1)] | None = None
    resampling: Resampling | None = None
    scaling_proportions: Proportions | None = None
    cropping_position: Position | None = None
    reference_images: Addresses = []
    margin_top: Margin | None = None
    margin_right: Margin | None = None
    margin_bottom: Margin | None = None
    margin_left: Margin | None = None
    subject_id: UUID | None = None
    product_id: UUID | None = None


class FaceFixRequest(InScope):
    base_img_path: Address
    subject_id: UUID | None = None
    generative_models_id: UUID | None = None
