"""`/generations/face-fixer`: the faces of a picture made clearer."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response

from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.body import described
from cyclorama.dialects.sartiq.addresses import check_address
from cyclorama.dialects.sartiq.answers.generation import GenerationPublic
from cyclorama.dialects.sartiq.call import Call, Scoped, calling
from cyclorama.dialects.sartiq.creating import (
    create,
    new_seed,
    owned,
    predictions_of,
    scope_of,
    text_of,
)
from cyclorama.dialects.sartiq.enums import GenerationStrategy, GenerationTool
from cyclorama.dialects.sartiq.errors import refusals
from cyclorama.dialects.sartiq.route import PREFIX, SartiqRoute
from cyclorama.dialects.sartiq.single_bodies import FaceFixRequest
from cyclorama.dialects.sartiq.studio_pictures import source_of
from cyclorama.generations.correcting import face_steps
from cyclorama.generations.sources import BASE, REFERENCES, Source, Sources
from cyclorama.generations.submit import NewGeneration
from cyclorama.kit.rate_limits import CallClass
from cyclorama.studio.bodies import Subject
from cyclorama.studio.studio import Studio

router = APIRouter(prefix=f"{PREFIX}/generations", tags=["generations"], route_class=SartiqRoute)

CanCreate = Annotated[Call, calling(Scope.GENERATIONS_WRITE, CallClass.GENERATION)]


@router.post(
    "/face-fixer",
    operation_id="create_face_fixer_generation",
    responses=refusals(400, 401, 402, 403, 404, 413, 429, 503),
    openapi_extra=described(FaceFixRequest),
)
async def create_face_fixer_generation(
    call: CanCreate, response: Response, organization_id: UUID | None = None
) -> GenerationPublic:
    """Repair faces in an image."""
    asked = await call.body(FaceFixRequest)
    scoped = await scope_of(call, organization_id, asked)
    base = Source(url=check_address(scoped.services, asked.base_img_path, "base_img_path"))
    face = await _reference(scoped, asked)
    sources = Sources()
    image = sources.take(BASE, base)
    steps = tuple(face_steps(image, sources.take(REFERENCES, face) if face else None))
    seed = new_seed()
    new = NewGeneration(
        **owned(scoped),
        plan=sources.plan(steps),
        predictions=predictions_of(steps, seed),
        seed=seed,
        strategy=GenerationStrategy.FACE_FIXING,
        tool=GenerationTool.FACE_FIXER,
        subject_id=text_of(asked.subject_id),
        model_id=text_of(asked.generative_models_id),
        inputs=sources.inputs,
        details={"garment_placement_base_image_url": asked.base_img_path},
        asked=asked.model_dump(mode="json"),
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
