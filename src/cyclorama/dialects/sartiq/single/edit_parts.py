"""What a request for an edit names beside its photo: a model, a subject or product, a judge."""

from cyclorama.dialects.sartiq.call import Scoped
from cyclorama.dialects.sartiq.enums import GenerationType
from cyclorama.dialects.sartiq.errors import invalid
from cyclorama.dialects.sartiq.generations.studio_pictures import source_of
from cyclorama.dialects.sartiq.generations.taking import taking_of
from cyclorama.dialects.sartiq.ids import text_of
from cyclorama.dialects.sartiq.single.bodies import EditRequest
from cyclorama.figure.appearance import Appearance
from cyclorama.generations.editing import Tool
from cyclorama.generations.sources import Source
from cyclorama.generations.takes import Taking
from cyclorama.imaging.shot_type import ShotType
from cyclorama.studio.bodies import GenerationModel, Product, Subject
from cyclorama.studio.studio import Studio


def edit_taking(scoped: Scoped, asked: EditRequest) -> Taking | None:
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


async def model_name(scoped: Scoped, asked: EditRequest) -> str:
    """The name of the model that was asked for. Raises NotFound."""
    if asked.generative_models_id is None:
        return ""
    async with scoped.services.database.read() as connection:
        studio = Studio(connection, scoped.account_id)
        found = await studio.find(GenerationModel, id=str(asked.generative_models_id))
    return found.body.name if found else ""


async def own_reference(
    scoped: Scoped, asked: EditRequest, tool: Tool
) -> Source | Appearance | None:
    """Without any in the request: the subject's picture where it is to be in the photo, or what
    they look like where they have none; the product's where that is to be made clearer. Raises
    NotFound."""
    services = scoped.services
    async with services.database.read() as connection:
        studio = Studio(connection, scoped.account_id)
        links, account_id = services.links, scoped.account_id
        if tool is Tool.SUBJECT_SWAP:
            who = await studio.find(Subject, id=text_of(asked.subject_id))
            if who is None:
                return None
            cover = await source_of(connection, links, account_id, who.pictures.get("cover"))
            return cover or who.body.appearance
        if tool is Tool.PRODUCT_ENHANCEMENT:
            what = await studio.find(Product, id=text_of(asked.product_id))
            picture = what.pictures.get("cover") if what else None
            return await source_of(connection, links, account_id, picture)
    return None
