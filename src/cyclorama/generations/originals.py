"""The picture that a prediction or a refine has made, where something is to be made of it."""

from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.errors import Conflict
from cyclorama.generations.views import PredictionView, RefineView
from cyclorama.media.kinds import Medium
from cyclorama.media.repository import MediaRepository
from cyclorama.media.types import Media
from cyclorama.production.states import StepState


async def picture_of(connection: AsyncConnection, made: PredictionView | RefineView) -> Media:
    """Raises Conflict where there is no picture: not yet, not at all, or a clip; NotFound where
    its file was deleted."""
    what = "prediction" if isinstance(made, PredictionView) else "refine"
    media_id = made.making.media_id
    if made.making.state is not StepState.SUCCEEDED or media_id is None:
        raise Conflict(
            f"The {what} {made.id} is not completed: only a finished picture can be worked on."
        )
    media = await MediaRepository(connection, made.account_id).get(media_id)
    if media.facts.medium is not Medium.IMAGE:
        raise Conflict(f"The {what} {made.id} is a clip: only a picture can be worked on.")
    return media
