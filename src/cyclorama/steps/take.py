"""A take: one attempt of a step that is tried until its result is good enough."""

from collections.abc import Sequence
from datetime import datetime

from pydantic import BaseModel, ConfigDict, JsonValue

from cyclorama.engines.capabilities import Made

SUBJECT = "subject"
"""The output with a picture's subject alone, of steps that put it together of layers."""


class Take(BaseModel):
    """`number` from 1. `seed`: what its parameters were chosen by. `asked`: what was added to the
    prompt. A take that has neither a score nor an error has not ended. `accepted`: its score was
    high enough. `started_at` and `finished_at` are filled in where it is written down.
    """

    model_config = ConfigDict(frozen=True)

    number: int
    seed: int | None = None
    asked: str = ""
    outputs: dict[str, JsonValue] = {}
    made: Made | None = None
    judge: str = ""
    score: float | None = None
    accepted: bool = False
    seen: str = ""
    notes: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    measures: dict[str, JsonValue] = {}
    error: str | None = None
    started_at: datetime | None = None
    finished_at: datetime | None = None

    @property
    def ended(self) -> bool:
        return self.score is not None or self.error is not None

    @property
    def media(self) -> str | None:
        media = self.outputs.get("media")
        return media if isinstance(media, str) else None

    @property
    def files(self) -> list[str]:
        """The media that it has made."""
        made = (self.outputs.get(name) for name in ("media", SUBJECT))
        return [one for one in made if isinstance(one, str)]


def best_of(takes: Sequence[Take]) -> Take | None:
    """The one with the highest score, the earliest of equals; None where none has any."""
    scored = [take for take in takes if take.score is not None]
    return max(scored, key=lambda take: (take.score, -take.number), default=None)
