"""`/generations/edits`: a photo edited as words say, with another subject, or a clearer product."""

from uuid import UUID

from fastapi import APIRouter, Response

from cyclorama.dialects.body import described
from cyclorama.dialects.sartiq.accepting import create, new_seed, text_of
from cyclorama.dialects.sartiq.addresses import check_address
from cyclorama.dialects.sartiq.answers.generation import GenerationPublic
from cyclorama.dialects.sartiq.call import Scoped
from cyclorama.dialects.sartiq.enums import GenerationStrategy, GenerationTool, GenerationType
from cyclorama.dialects.sartiq.errors import invalid, refusals
from cyclorama.dialects.sartiq.route import PREFIX, SartiqRoute
from cyclorama.dialects.sartiq.single_bodies import EditRequest
from cyclorama.dialects.sartiq.single_creates import CanCreate, scope_of, single
from cyclorama.dialects.sartiq.studio_pictures import source_of
from cyclorama.dialects.sartiq.taking import taking_of
from cyclorama.generations.editing import Editing, Tool, edit_in_takes, edit_row
from cyclorama.generations.sources import BASE, REFERENCES, Source, Sources
from cyclorama.generations.takes import Taking
from cyclorama.imaging.shot_type import ShotType
from cyclorama.studio.bodies import GenerationModel, Product, Subject
from cyclorama.studio.studio import Studio

router = APIRouter(prefix=f"{PREFIX}/generations", tags=["generations"], route_class=SartiqRoute)


@router.post(
    "/edits",
    operation_id="create_edit_generation",
    responses=refusals(400, 401, 402, 403, 404, 413, 429, 503),
    openapi_extra=described(EditRequest),
)
async def create_edit_generation(
    call: CanCreate, response: Response, organization_id: UUID | None = None
) -> GenerationPublic:
    """Edit a base image, put another subject in it, or make its product clearer."""
    asked = await call.body(EditRequest)
    scoped = await scope_of(call, organization_id, asked)
    services = scoped.services
    base = Source(url=check_address(services, asked.base_img_path, "base_img_path"))
    references = [
        Source(url=check_address(services, url, "reference_images", number))
        for number, url in enumerate(asked.reference_images)
    ]
    tool = asked.tool or Tool.EDIT
    model = await _model(scoped, asked)
    sources = Sources()
    edit = Editing(
        base=sources.take(BASE, base),
        references=[
            sources.take(REFERENCES, one)
            for one in references or await _own_references(scoped, asked, tool)
        ],
        tool=tool,
        prompt=asked.prompt or "",
        gender=asked.gender or "",
        shot_type=asked.shot_type or "",
        width=asked.width,
        height=asked.height,
        model=model,
    )
    seed = new_seed()
    taking = _taking(scoped, asked)
    rows = [
        edit_in_takes(edit, seed, number, taking) if taking else edit_row(edit, seed, number)
        for number in range(asked.batch_size)
    ]
    new = single(
        scoped,
        GenerationStrategy.EDITING,
        GenerationTool(tool),
        sources,
        rows,
        seed,
        asked.model_dump(mode="json"),
        type=asked.workflow.value,
        width=asked.width,
        height=asked.height,
        subject_id=text_of(asked.subject_id),
        product_id=text_of(asked.product_id),
        shot_type_string=asked.shot_type,
        model_id=text_of(asked.generative_models_id),
        details={
            "garment_placement_base_image_url": asked.base_img_path,
            "reference_images_paths": list(asked.reference_images),
            "extra_prompt": asked.prompt,
            **(taking.kept() if taking else {}),
        },
    )
    return await create(scoped, response, "generations/edits", new)


def _taking(scoped: Scoped, asked: EditRequest) -> Taking | None:
    """How an agentic edit is judged. Raises RequestValidationError for a shot type that nobody can
    look for."""
    if asked.workflow is not GenerationType.AGENTIC:
        return None
    shot = ShotType.parse(asked.shot_type or "")
    if asked.shot_type and shot is None:
        raise invalid(
            "To be judged, a shot type is a view and a framing, such as front_upper_body.",
            "shot_type",
        )
    return taking_of(scoped.services, str(shot or ""))


async def _model(scoped: Scoped, asked: EditRequest) -> str:
    """The name of the model that was asked for. Raises NotFound."""
    if asked.generative_models_id is None:
        return ""
    async with scoped.services.database.read() as connection:
        studio = Studio(connection, scoped.account_id)
        found = await studio.find(GenerationModel, id=str(asked.generative_models_id))
    return found.body.name if found else ""


async def _own_references(scoped: Scoped, asked: EditRequest, tool: Tool) -> list[Source]:
    """Without any in the request: the subject's picture where it is to be in the photo, the
    product's where that is to be made clearer. Raises NotFound."""
    services = scoped.services
    async with services.database.read() as connection:
        studio = Studio(connection, scoped.account_id)
        if tool is Tool.SUBJECT_SWAP:
            who = await studio.find(Subject, id=text_of(asked.subject_id))
            cover = who.pictures.get("cover") if who else None
        elif tool is Tool.PRODUCT_ENHANCEMENT:
            what = await studio.find(Product, id=text_of(asked.product_id))
            cover = what.pictures.get("cover") if what else None
        else:
            return []
        found = await source_of(connection, services.links, scoped.account_id, cover)
    return [found] if found else []
