"""`/generations/face-fixer`: the faces of a picture made clearer."""

from uuid import UUID

from fastapi import APIRouter, Response

from cyclorama.dialects.body import described
from cyclorama.dialects.sartiq.answers.generation import GenerationPublic
from cyclorama.dialects.sartiq.call import Scoped
from cyclorama.dialects.sartiq.enums import GenerationStrategy, GenerationTool
from cyclorama.dialects.sartiq.errors import refusals
from cyclorama.dialects.sartiq.generations.accepting import create, new_seed
from cyclorama.dialects.sartiq.generations.callers import CanCreate
from cyclorama.dialects.sartiq.generations.sent import sent
from cyclorama.dialects.sartiq.generations.studio_pictures import source_of
from cyclorama.dialects.sartiq.ids import text_of
from cyclorama.dialects.sartiq.route import PREFIX, SartiqRoute
from cyclorama.dialects.sartiq.single.bodies import FaceFixRequest
from cyclorama.dialects.sartiq.single.creates import single
from cyclorama.generations.correcting import face_steps
from cyclorama.generations.sources import BASE, REFERENCES, Source, Sources
from cyclorama.studio.bodies import Subject
from cyclorama.studio.studio import Studio

router = APIRouter(prefix=f"{PREFIX}/generations", tags=["generations"], route_class=SartiqRoute)


@router.post(
    "/face-fixer",
    operation_id="create_face_fixer_generation",
    responses=refusals(400, 401, 402, 403, 404, 409, 413, 429),
    openapi_extra=described(FaceFixRequest),
)
async def create_face_fixer_generation(
    call: CanCreate, response: Response, organization_id: UUID | None = None
) -> GenerationPublic:
    """Repair faces in an image."""
    asked = await call.body(FaceFixRequest)
    scoped = await call.within(organization_id or asked.organization_id)
    base = sent(scoped.services, asked.base_img_path, "base_img_path")
    face = await _reference(scoped, asked)
    sources = Sources()
    image = sources.take(BASE, base)
    reference = sources.take(REFERENCES, face) if face else None
    rows = [[step] for step in face_steps(image, reference)]
    seed = new_seed()
    new = single(
        scoped,
        GenerationStrategy.FACE_FIXING,
        GenerationTool.FACE_FIXER,
        sources,
        rows,
        seed,
        asked.model_dump(mode="json"),
        subject_id=text_of(asked.subject_id),
        model_id=text_of(asked.generative_models_id),
        details={"garment_placement_base_image_url": asked.base_img_path},
    )
    return await create(scoped, response, "generations/face-fixer", new)


async def _reference(scoped: Scoped, asked: FaceFixRequest) -> Source | None:
    """A picture of the subject, where it has one. Raises NotFound for an unknown subject."""
    services = scoped.services
    async with services.database.read() as connection:
        studio = Studio(connection, scoped.account_id)
        who = await studio.find(Subject, id=text_of(asked.subject_id))
        cover = who.pictures.get("cover") if who else None
        return await source_of(connection, services.links, scoped.account_id, cover)
