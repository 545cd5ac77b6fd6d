"""What a step type is: typed parameters in, media or text out.

A step knows nothing of HTTP, accounts or dialects. All it can reach is its context.
"""

from abc import ABC, abstractmethod
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, Generic, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict, JsonValue

from cyclorama.durable.lanes import Lane
from cyclorama.engines.capabilities import Made
from cyclorama.engines.roster import Roster
from cyclorama.media.types import Facts


class Params(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


P = TypeVar("P", bound=Params)


@dataclass(frozen=True)
class StepResult:
    """`outputs` are what other steps may refer to; `media` is the one that callers see."""

    outputs: dict[str, JsonValue] = field(default_factory=dict)
    made: Made | None = None


class StepContext(Protocol):
    @property
    def engines(self) -> Roster: ...

    async def fetch(self, url: str) -> str:
        """Take the picture at `url` in and give its media id. What is already media of this
        server is recognised by its link and not fetched."""
        ...

    def open(self, media_id: str) -> AbstractAsyncContextManager[Path]:
        """The file of a media, to read."""
        ...

    def scratch(self, name: str) -> Path:
        """A path to write to; what is not kept is deleted when the step ends."""
        ...

    async def keep(self, file: Path, facts: Facts | None = None) -> str:
        """Store a scratch file under its name as this step's output and give its media id.
        `facts`: those of the file, where the engine has measured them."""
        ...

    def progress(self, fraction: float) -> None:
        """Say how much is done, 0 to 1."""
        ...


class StepType(ABC, Generic[P]):
    """One kind of step. `seconds` is the longest that one attempt may take; `attempts` how
    often it is tried when the failure was a passing one."""

    name: ClassVar[str]
    version: ClassVar[int] = 1
    lane: ClassVar[Lane]
    seconds: ClassVar[float]
    attempts: ClassVar[int] = 3
    params: type[P]

    @abstractmethod
    async def run(self, ctx: StepContext, params: P) -> StepResult: ...

    async def carry_out(self, ctx: StepContext, params: dict[str, JsonValue]) -> StepResult:
        return await self.run(ctx, self.params.model_validate(params))
