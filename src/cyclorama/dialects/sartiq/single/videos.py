"""`/generations/videos`: clips from a prediction's picture, or from an uploaded one."""

from typing import Any
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
from cyclorama.dialects.sartiq.ids import text_of
from cyclorama.dialects.sartiq.route import PREFIX, SartiqRoute
from cyclorama.dialects.sartiq.single.bodies import VideoGenerationRequest
from cyclorama.dialects.sartiq.single.creates import single
from cyclorama.generations.filming import Filming, film_steps
from cyclorama.generations.originals import picture_of
from cyclorama.generations.reading import Generations
from cyclorama.generations.sources import BASE, Source, Sources
from cyclorama.generations.views import GenerationView

router = APIRouter(prefix=f"{PREFIX}/generations", tags=["generations"], route_class=SartiqRoute)

ONE_SOURCE = "Send either prediction_id or base_image_path: a clip is made from one picture."
# What a clip has from the generation of its picture, unless the request says otherwise.
INHERITED = ("subject_id", "product_id", "product2_id", "style_id")


@router.post(
    "/videos",
    operation_id="create_video_generation",
    responses=refusals(400, 401, 402, 403, 404, 409, 413, 429),
    openapi_extra=described(VideoGenerationRequest),
)
async def create_video_generation(
    call: CanCreate, response: Response, organization_id: UUID | None = None
) -> GenerationPublic:
    """Make clips of five seconds."""
    asked = await call.body(VideoGenerationRequest)
    if (asked.prediction_id is None) is (asked.base_image_path is None):
        raise SartiqError(400, ONE_SOURCE)
    scoped = await call.within(organization_id or asked.organization_id)
    source, origin = await _source(scoped, asked)
    sources = Sources()
    film = Filming(
        picture=sources.take(BASE, source),
        prompt=asked.prompt,
        negative_prompt=asked.negative_prompt or "",
        adherence=asked.cfg_scale,
        width=asked.width,
        height=asked.height,
    )
    seed = new_seed()
    rows = [[step] for step in film_steps(film, asked.batch_size)]
    new = single(
        scoped,
        GenerationStrategy.VIDEO,
        GenerationTool.VIDEO,
        sources,
        rows,
        seed,
        asked.model_dump(mode="json"),
        width=asked.width,
        height=asked.height,
        shot_id=origin.shot_id if origin else None,
        shot_type_id=origin.shot_type_id if origin else None,
        shot_type_string=asked.shot_type or (origin.shot_type_string if origin else None),
        model_id=text_of(asked.generative_models_id),
        details={
            "garment_placement_base_image_url": asked.base_image_path,
            "extra_prompt": asked.prompt,
            "negative_prompt": asked.negative_prompt,
        },
        **_inherited(asked, origin),
    )
    return await create(scoped, response, "generations/videos", new)


async def _source(
    scoped: Scoped, asked: VideoGenerationRequest
) -> tuple[Source, GenerationView | None]:
    """The picture, and the generation that it comes from where it is a prediction's. Raises
    NotFound, Forbidden; Conflict for one that is not made."""
    if asked.base_image_path is not None:
        return sent(scoped.services, asked.base_image_path, "base_image_path"), None
    async with scoped.services.database.read() as connection:
        kept = Generations(connection, (scoped.account_id,))
        prediction = await kept.prediction(str(asked.prediction_id))
        media = await picture_of(connection, prediction)
        return Source(media_id=media.id), await kept.get(prediction.generation_id)


def _inherited(asked: VideoGenerationRequest, origin: GenerationView | None) -> dict[str, Any]:
    sent = {name: text_of(getattr(asked, name)) for name in INHERITED}
    return {
        name: value or (getattr(origin, name) if origin else None) for name, value in sent.items()
    }
