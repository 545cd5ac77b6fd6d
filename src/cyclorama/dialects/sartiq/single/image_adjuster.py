"""`/generations/image-adjuster`: a picture resized, cropped or padded, to the pixel."""

from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import JsonValue

from cyclorama.dialects.body import described
from cyclorama.dialects.sartiq.answers.generation import GenerationPublic
from cyclorama.dialects.sartiq.enums import GenerationStrategy, GenerationTool
from cyclorama.dialects.sartiq.errors import SartiqError, refusals
from cyclorama.dialects.sartiq.generations.accepting import create, new_seed
from cyclorama.dialects.sartiq.generations.callers import CanCreate
from cyclorama.dialects.sartiq.generations.sent import each_sent, sent
from cyclorama.dialects.sartiq.ids import text_of
from cyclorama.dialects.sartiq.route import PREFIX, SartiqRoute
from cyclorama.dialects.sartiq.single.bodies import ImageAdjusterRequest
from cyclorama.dialects.sartiq.single.creates import single
from cyclorama.errors import InvalidInput, TooLarge
from cyclorama.generations.correcting import adjust_steps
from cyclorama.generations.sources import BASE, REFERENCES, Sources
from cyclorama.imaging.adjustment import Margins, Position, Proportions, Wish, check_wish

router = APIRouter(prefix=f"{PREFIX}/generations", tags=["generations"], route_class=SartiqRoute)


@router.post(
    "/image-adjuster",
    operation_id="create_image_adjuster_generation",
    responses=refusals(400, 401, 402, 403, 409, 413, 429),
    openapi_extra=described(ImageAdjusterRequest),
)
async def create_image_adjuster_generation(
    call: CanCreate, response: Response, organization_id: UUID | None = None
) -> GenerationPublic:
    """Resize, crop or pad an image."""
    asked = await call.body(ImageAdjusterRequest)
    wish = _wish(asked)
    scoped = await call.within(organization_id or asked.organization_id)
    services = scoped.services
    base = sent(services, asked.base_img_path, "base_img_path")
    references = each_sent(services, asked.reference_images, "reference_images")
    sources = Sources()
    image = sources.take(BASE, base, large=True)
    reference = sources.take(REFERENCES, references[0], large=True) if references else None
    how = _how(asked, wish)
    rows = [[step] for step in adjust_steps(image, reference, how, asked.batch_size)]
    seed = new_seed()
    new = single(
        scoped,
        GenerationStrategy.IMAGE_ADJUSTING,
        GenerationTool.IMAGE_ADJUSTER,
        sources,
        rows,
        seed,
        asked.model_dump(mode="json"),
        width=asked.target_width if asked.target_height else None,
        height=asked.target_height if asked.target_width else None,
        subject_id=text_of(asked.subject_id),
        product_id=text_of(asked.product_id),
        details={
            "garment_placement_base_image_url": asked.base_img_path,
            "reference_images_paths": list(asked.reference_images),
        },
    )
    return await create(scoped, response, "generations/image-adjuster", new)


def _wish(asked: ImageAdjusterRequest) -> Wish:
    """Raises SartiqError where there is nothing to adjust to, or too much of it."""
    wish = Wish(
        width=asked.target_width,
        height=asked.target_height,
        aspect_ratio=asked.aspect_ratio,
        mode=asked.mode,
        proportions=asked.scaling_proportions or Proportions.PRESERVE,
        position=asked.cropping_position or Position.CENTER,
        margins=Margins(
            asked.margin_top or 0.0,
            asked.margin_right or 0.0,
            asked.margin_bottom or 0.0,
            asked.margin_left or 0.0,
        ),
    )
    try:
        check_wish(wish, bool(asked.reference_images))
    except (InvalidInput, TooLarge) as error:
        raise SartiqError(400, error.public) from error
    return wish


def _how(asked: ImageAdjusterRequest, wish: Wish) -> dict[str, JsonValue]:
    return {
        "target_width": wish.width,
        "target_height": wish.height,
        "aspect_ratio": wish.aspect_ratio,
        "mode": wish.mode.value,
        "tolerance": asked.tolerance,
        "resampling": asked.resampling.value if asked.resampling else None,
        "proportions": wish.proportions.value,
        "position": wish.position.value,
        "margins": list(wish.margins),
    }
