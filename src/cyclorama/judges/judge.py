"""What a judge is: whoever looks at a picture and says how far it is what was asked for."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from cyclorama.engines.capabilities import Made
from cyclorama.imaging.shot_type import ShotType

R = TypeVar("R", bound=BaseModel)


@dataclass(frozen=True)
class Question:
    """`shot_type`: how a person is to be shown; None where none was asked for. `id` names the
    take. `subject`: of the picture its subject alone, with transparency, where it is at hand."""

    picture: Path
    shot_type: ShotType | None
    id: str
    subject: Path | None = None


class Verdict(BaseModel):
    """`score`: 0..1. `seen`: the shot type that was seen, such as `front_upper_body`; empty where
    nobody was. `notes`: sentences on what was found. `wishes`: what to ask for next time, for
    the prompt. `measures`: what it was judged by."""

    model_config = ConfigDict(frozen=True)

    score: Annotated[float, Field(ge=0, le=1)]
    seen: str = ""
    notes: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    measures: dict[str, JsonValue] = {}


class Desk(Protocol):
    """Where a judge may have pixels looked at: see `StepContext.craft`."""

    async def craft(
        self,
        function: str,
        request: BaseModel,
        result: type[R],
        *,
        memory: int,
        seconds: float,
    ) -> tuple[R, Made]: ...


class Judge(Protocol):
    @property
    def name(self) -> str: ...

    async def judge(self, desk: Desk, question: Question) -> Verdict: ...
