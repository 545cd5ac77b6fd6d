"""What somebody asks for who wants weights to be trained."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from cyclorama.engines.data_set import MOST_PHOTOS, Captions, Learned
from cyclorama.engines.training import LearningRate, Rank, Rounds


class TrainingAsked(BaseModel):
    """`entity_id`: of the subject, product or style that is learned; None for none in a library.
    `photos`: addresses. `trigger`: the word that calls the weights up in a prompt. `words`: what
    every caption says besides. `samples`: prompts of which a trainer may show results."""

    model_config = ConfigDict(frozen=True)

    learned: Learned
    entity_id: str | None = None
    trigger: Annotated[str, Field(min_length=1, max_length=100)]
    photos: Annotated[tuple[str, ...], Field(min_length=1, max_length=MOST_PHOTOS)]
    crop: bool = True
    captions: Captions = Captions.MEASURED
    words: Annotated[str, Field(max_length=1000)] = ""
    base_model: Annotated[str, Field(max_length=500)] = ""
    rank: Rank = 16
    rounds: Rounds = 1000
    learning_rate: LearningRate = 1e-4
    samples: Annotated[tuple[str, ...], Field(max_length=20)] = ()
