"""What engines that train weights can be asked for."""

from pathlib import Path
from typing import Annotated, Protocol

from pydantic import Field

from cyclorama.engines.capabilities import Engine, Made, Message, Progress
from cyclorama.engines.data_set import MOST_PHOTOS, Learned

Rank = Annotated[int, Field(ge=1, le=256)]
Rounds = Annotated[int, Field(ge=1, le=20_000)]
LearningRate = Annotated[float, Field(gt=0, le=0.1)]


class Lesson(Message):
    photo: Path
    caption: str


class TrainRequest(Message):
    """Train low-rank weights (LoRA) of `base_model` on photos with their captions. An empty
    `base_model` leaves the choice to the engine."""

    learned: Learned
    trigger: str
    lessons: Annotated[tuple[Lesson, ...], Field(min_length=1, max_length=MOST_PHOTOS)]
    base_model: str = ""
    rank: Rank = 16
    rounds: Rounds = 1000
    learning_rate: LearningRate = 1e-4


class Trained(Message):
    """`weights`: where those who use them find them."""

    weights: str


class Trains(Engine, Protocol):
    async def train(
        self, request: TrainRequest, progress: Progress | None = None
    ) -> tuple[Trained, Made]: ...
