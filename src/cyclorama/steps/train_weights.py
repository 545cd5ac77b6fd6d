"""Train weights on a data set."""

from contextlib import AsyncExitStack
from typing import Annotated, ClassVar

from pydantic import Field, JsonValue

from cyclorama.durable.lanes import Lane
from cyclorama.engines.capabilities import Capability
from cyclorama.engines.data_set import MOST_PHOTOS, JudgedPhoto, Learned
from cyclorama.engines.training import LearningRate, Lesson, Rank, Rounds, TrainRequest
from cyclorama.errors import MissingEngine
from cyclorama.steps.base import Params, PictureId, StepContext, StepResult, StepType


class LearnedPhoto(JudgedPhoto):
    """As `data_set` gives it."""

    media: PictureId


class TrainWeightsParams(Params):
    learned: Learned
    trigger: Annotated[str, Field(min_length=1, max_length=100)]
    photos: Annotated[tuple[LearnedPhoto, ...], Field(min_length=1, max_length=MOST_PHOTOS)]
    base_model: str = ""
    rank: Rank = 16
    rounds: Rounds = 1000
    learning_rate: LearningRate = 1e-4


class TrainWeights(StepType[TrainWeightsParams]):
    name: ClassVar = "train_weights"
    lane: ClassVar = Lane.TRAIN
    seconds: ClassVar = 24 * 3600
    attempts: ClassVar = 1  # hours of a GPU are not spent twice without being asked
    params = TrainWeightsParams

    async def run(self, ctx: StepContext, params: TrainWeightsParams) -> StepResult:
        """Raises MissingEngine where no engine trains."""
        try:
            ctx.engines.pick(Capability.TRAIN)
        except MissingEngine as error:
            raise MissingEngine(
                "The data set is prepared, but no model engine that trains is configured on this "
                "server, so there are no weights: take the data set to a trainer."
            ) from error
        async with AsyncExitStack() as files:
            lessons = [
                Lesson(
                    photo=await files.enter_async_context(ctx.open(photo.media)),
                    caption=photo.caption,
                )
                for photo in params.photos
            ]
            request = TrainRequest(
                learned=params.learned,
                trigger=params.trigger,
                lessons=tuple(lessons),
                base_model=params.base_model,
                rank=params.rank,
                rounds=params.rounds,
                learning_rate=params.learning_rate,
            )
            trained, made = await ctx.engines.train(request, ctx.progress)
        weights: dict[str, JsonValue] = {"weights": trained.weights}
        return StepResult(weights, made)
