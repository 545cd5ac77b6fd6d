"""`/generations/background-fix`: the background brought to the colours of a palette or preset."""

from uuid import UUID

from fastapi import APIRouter, Response

from cyclorama.dialects.body import described
from cyclorama.dialects.sartiq.answers.generation import GenerationPublic
from cyclorama.dialects.sartiq.call import Scoped
from cyclorama.dialects.sartiq.enums import GenerationStrategy, GenerationTool
from cyclorama.dialects.sartiq.errors import SartiqError, refusals
from cyclorama.dialects.sartiq.generations.accepting import create, new_seed
from cyclorama.dialects.sartiq.generations.callers import CanCreate
from cyclorama.dialects.sartiq.generations.sent import sent
from cyclorama.dialects.sartiq.generations.studio_pictures import source_of
from cyclorama.dialects.sartiq.ids import text_of
from cyclorama.dialects.sartiq.route import PREFIX, SartiqRoute
from cyclorama.dialects.sartiq.single.bodies import BackgroundFixRequest
from cyclorama.dialects.sartiq.single.creates import single
from cyclorama.engines.retouching import Strategy
from cyclorama.generations.correcting import background_steps
from cyclorama.generations.sources import BASE, PALETTE, Source, Sources
from cyclorama.studio.bodies import BackgroundPreset
from cyclorama.studio.studio import Studio

router = APIRouter(prefix=f"{PREFIX}/generations", tags=["generations"], route_class=SartiqRoute)

NO_PALETTE = (
    "Send palette_image_path or background_preset_id: they say what the background is to be."
)
EMPTY_PRESET = "The background preset has no image yet: add one, or send palette_image_path."


@router.post(
    "/background-fix",
    operation_id="create_background_fix_generation",
    responses=refusals(400, 401, 402, 403, 404, 409, 413, 429),
    openapi_extra=described(BackgroundFixRequest),
)
async def create_background_fix_generation(
    call: CanCreate, response: Response, organization_id: UUID | None = None
) -> GenerationPublic:
    """Bring background colours to a palette or preset."""
    asked = await call.body(BackgroundFixRequest)
    if asked.palette_image_path is None and asked.background_preset_id is None:
        raise SartiqError(400, NO_PALETTE)
    scoped = await call.within(organization_id or asked.organization_id)
    base = sent(scoped.services, asked.base_img_path, "base_img_path")
    palette, strategy = await _palette(scoped, asked)
    sources = Sources()
    image = sources.take(BASE, base)
    behind = sources.take(PALETTE, palette)
    rows = [[step] for step in background_steps(image, behind, strategy, asked.batch_size)]
    seed = new_seed()
    new = single(
        scoped,
        GenerationStrategy.BACKGROUND_FIXING,
        GenerationTool.BACKGROUND_FIX,
        sources,
        rows,
        seed,
        asked.model_dump(mode="json"),
        subject_id=text_of(asked.subject_id),
        product_id=text_of(asked.product_id),
        details={
            "garment_placement_base_image_url": asked.base_img_path,
            "framing": asked.framing,
        },
    )
    return await create(scoped, response, "generations/background-fix", new)


async def _palette(scoped: Scoped, asked: BackgroundFixRequest) -> tuple[Source, Strategy]:
    """The request goes before the preset. Raises NotFound for an unknown preset."""
    palette: Source | None = None
    strategy = asked.background_fixer_strategy
    services = scoped.services
    if asked.palette_image_path is not None:
        palette = sent(services, asked.palette_image_path, "palette_image_path")
    async with services.database.read() as connection:
        studio = Studio(connection, scoped.account_id)
        preset = await studio.find(BackgroundPreset, id=text_of(asked.background_preset_id))
        if preset is not None:
            if strategy is None and preset.body.strategy is not None:
                strategy = Strategy(preset.body.strategy)
            fitting = preset.pictures.get(f"framing:{asked.framing}")
            picture = fitting or preset.pictures.get("default")
            palette = palette or await source_of(
                connection, services.links, scoped.account_id, picture
            )
    if palette is None:
        raise SartiqError(400, EMPTY_PRESET)
    return palette, strategy or Strategy.COLOR_MATCH
