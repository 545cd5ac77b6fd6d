"""What a generation's request names in the studio's library, and the weights that know it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.dialects.sartiq.errors import invalid
from cyclorama.dialects.sartiq.generations.bodies import GenerationCreate
from cyclorama.dialects.sartiq.ids import text_of
from cyclorama.engines.data_set import Learned
from cyclorama.errors import InvalidInput
from cyclorama.studio.bodies import (
    Body,
    GenerationModel,
    PosePreset,
    Product,
    ShotType,
    Style,
    Subject,
)
from cyclorama.studio.item import StudioItem
from cyclorama.studio.studio import Studio
from cyclorama.training.weights import TrainedWeights, Weights

B = TypeVar("B", bound=Body)

_LEARNED = {
    "subject": Learned.SUBJECT,
    "product": Learned.PRODUCT,
    "product2": Learned.PRODUCT,
    "style": Learned.STYLE,
}


@dataclass(frozen=True, kw_only=True)
class Found:
    """`weights`: those that are to be used, by the name of what they know: `subject`, `product`,
    `product2`, `style`."""

    subject: StudioItem[Subject] | None = None
    product: StudioItem[Product] | None = None
    product2: StudioItem[Product] | None = None
    style: StudioItem[Style] | None = None
    shot_type: StudioItem[ShotType] | None = None
    pose: StudioItem[PosePreset] | None = None
    model: StudioItem[GenerationModel] | None = None
    weights: Mapping[str, TrainedWeights]


async def look_up(connection: AsyncConnection, account_id: str, asked: GenerationCreate) -> Found:
    """Raises NotFound; RequestValidationError where id and slug are not of one thing."""
    studio = Studio(connection, account_id)
    subject = await _find(studio, Subject, "subject", asked.subject_id, asked.subject_slug)
    product = await _find(studio, Product, "product", asked.product_id, asked.product_slug)
    product2 = await _find(studio, Product, "product2", asked.product2_id, asked.product2_slug)
    style = await _find(studio, Style, "style", asked.style_id, asked.style_slug)
    pose = await _find(studio, PosePreset, "pose_preset", asked.pose_preset_id)
    shot_type = await _find(studio, ShotType, "shot_type", asked.shot_type_id)
    if shot_type is None and pose is not None and not (asked.shot_type_string or asked.shot_type):
        known = await studio.among(ShotType, [pose.body.shot_type_id])
        shot_type = known.get(pose.body.shot_type_id)
    things: dict[str, StudioItem[Body] | None] = {
        "subject": subject,
        "product": product,
        "product2": product2,
        "style": style,
    }
    return Found(
        subject=subject,
        product=product,
        product2=product2,
        style=style,
        shot_type=shot_type,
        pose=pose,
        model=await _find(studio, GenerationModel, "generative_models", asked.generative_models_id),
        weights=await _weights(Weights(connection, account_id), asked, things),
    )


async def _find(
    studio: Studio, kind: type[B], name: str, its_id: UUID | None, slug: str | None = None
) -> StudioItem[B] | None:
    try:
        return await studio.find(kind, id=text_of(its_id), slug=slug)
    except InvalidInput as error:
        raise invalid(error.public, f"{name}_slug", kind=error.code) from error


async def _weights(
    weights: Weights, asked: GenerationCreate, things: Mapping[str, StudioItem[Body] | None]
) -> dict[str, TrainedWeights]:
    wanted = {
        name: thing.id
        for name, thing in things.items()
        if thing is not None and getattr(asked, f"{name}_lora_enabled")
    }
    found: dict[str, TrainedWeights] = {}
    for learned in Learned:
        ids = {name: its_id for name, its_id in wanted.items() if _LEARNED[name] is learned}
        known = await weights.among(learned, set(ids.values())) if ids else {}
        found |= {name: known[its_id] for name, its_id in ids.items() if its_id in known}
    return found
