"""`/generations/edits`: a photo edited as words say, with another subject, or a clearer product."""

from uuid import UUID

from fastapi import APIRouter, Response

from cyclorama.dialects.body import described
from cyclorama.dialects.sartiq.answers.generation import GenerationPublic
from cyclorama.dialects.sartiq.enums import GenerationStrategy, GenerationTool
from cyclorama.dialects.sartiq.errors import refusals
from cyclorama.dialects.sartiq.generations.accepting import create, new_seed
from cyclorama.dialects.sartiq.generations.callers import CanCreate
from cyclorama.dialects.sartiq.generations.sent import each_sent, sent
from cyclorama.dialects.sartiq.ids import text_of
from cyclorama.dialects.sartiq.route import PREFIX, SartiqRoute
from cyclorama.dialects.sartiq.single.bodies import EditRequest
from cyclorama.dialects.sartiq.single.creates import single
from cyclorama.dialects.sartiq.single.edit_parts import edit_taking, model_name, own_reference
from cyclorama.generations.editing import Editing, Tool, edit_in_takes, edit_prompt, edit_row
from cyclorama.generations.sources import BASE, REFERENCES, Source, Sources
from cyclorama.generations.stand_in import STAND_IN, stand_in
from cyclorama.production.plan import Param, StepRef

router = APIRouter(prefix=f"{PREFIX}/generations", tags=["generations"], route_class=SartiqRoute)


@router.post(
    "/edits",
    operation_id="create_edit_generation",
    responses=refusals(400, 401, 402, 403, 404, 409, 413, 429),
    openapi_extra=described(EditRequest),
)
async def create_edit_generation(
    call: CanCreate, response: Response, organization_id: UUID | None = None
) -> GenerationPublic:
    """Edit a base image, put another subject in it, or make its product clearer."""
    asked = await call.body(EditRequest)
    scoped = await call.within(organization_id or asked.organization_id)
    services = scoped.services
    base = sent(services, asked.base_img_path, "base_img_path")
    references = each_sent(services, asked.reference_images, "reference_images")
    tool = asked.tool or Tool.EDIT
    model = await model_name(scoped, asked)
    sources = Sources()
    taken: list[Param] = [sources.take(REFERENCES, one) for one in references]
    drawn = None
    if not references:
        own = await own_reference(scoped, asked, tool)
        if isinstance(own, Source):
            taken = [sources.take(REFERENCES, own)]
        elif own is not None:
            drawn, taken = own, [StepRef(step=STAND_IN, output="media")]
    edit = Editing(
        base=sources.take(BASE, base),
        references=taken,
        tool=tool,
        prompt=asked.prompt or "",
        gender=asked.gender or "",
        shot_type=asked.shot_type or "",
        width=asked.width,
        height=asked.height,
        model=model,
    )
    seed = new_seed()
    taking = edit_taking(scoped, asked)
    rows = [
        edit_in_takes(edit, seed, number, taking) if taking else edit_row(edit, seed, number)
        for number in range(asked.batch_size)
    ]
    if drawn is not None:
        rows[0] = (stand_in(drawn, seed), *rows[0])
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
            "generated_prompt": edit_prompt(edit),
            "extra_prompt": asked.prompt,
            **(taking.kept() if taking else {}),
        },
    )
    return await create(scoped, response, "generations/edits", new)
