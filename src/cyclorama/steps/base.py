"""What a step type is: typed parameters in, media or text out.

A step knows nothing of HTTP, accounts or dialects. All it can reach is its context.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Annotated, ClassVar, Generic, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError

from cyclorama.durable.lanes import Lane
from cyclorama.engines.capabilities import Made
from cyclorama.engines.roster import Roster
from cyclorama.errors import InvalidInput
from cyclorama.media.kinds import Medium
from cyclorama.media.types import Facts
from cyclorama.steps.take import Take


class Params(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


P = TypeVar("P", bound=Params)
R = TypeVar("R", bound=BaseModel)

MEDIA = "x-media"
"""In a parameter's JSON Schema: it holds the id of a media, of one of these kinds."""

PictureId = Annotated[str, Field(json_schema_extra={MEDIA: ["image"]})]
ClipId = Annotated[str, Field(json_schema_extra={MEDIA: ["video"]})]
SoundId = Annotated[str, Field(json_schema_extra={MEDIA: ["audio", "video"]})]
VisualId = Annotated[str, Field(json_schema_extra={MEDIA: ["image", "video"]})]


class Makes(StrEnum):
    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"
    TEXT = "text"
    ANY = "any"  # what it is given decides


@dataclass(frozen=True)
class Offer:
    """A step type as templates may use it.

    `outputs`: what other steps may refer to, by its name in a template; `url` is the step's
    output `media`, `urls` is `all`, every other is called the same. `credits`: what one such step
    costs where the template does not say.
    """

    title: str
    summary: str
    makes: Makes
    outputs: tuple[str, ...] = ("url", "urls")
    credits: int = 0


@dataclass(frozen=True)
class StepResult:
    """`outputs` are what other steps may refer to; `media` is the one that callers see, and `all`
    lists them where there may be several. `part` of what the step was to do at most was needed: no
    more than that part of its price is charged."""

    outputs: dict[str, JsonValue] = field(default_factory=dict)
    made: Made | None = None
    part: Fraction = Fraction(1)


class StepContext(Protocol):
    @property
    def engines(self) -> Roster: ...

    async def fetch(
        self, url: str, kinds: tuple[Medium, ...] = (Medium.IMAGE,), *, large: bool = False
    ) -> str:
        """Take the file at `url` in, of one of these kinds, and give its media id. What is
        already media of this server is recognised by its link and not fetched. `large`: a
        picture may have up to 100 megapixels and 50 MB."""
        ...

    def open(self, media_id: str) -> AbstractAsyncContextManager[Path]:
        """The file of a media, to read."""
        ...

    def scratch(self, name: str) -> Path:
        """A path to write to; what is not kept is deleted when the step ends."""
        ...

    async def craft(
        self,
        function: str,
        request: BaseModel,
        result: type[R],
        *,
        memory: int,
        seconds: float,
    ) -> tuple[R, Made]:
        """Exact work on pixels, frames or samples, for which no engine has to be chosen: a
        `module:function` that takes `request` and gives a `result`, run in a child process with
        that much memory (bytes) and time."""
        ...

    async def keep(self, file: Path, facts: Facts | None = None) -> str:
        """Store a scratch file under its name as this step's output and give its media id.
        `facts`: those of the file, where the engine has measured them."""
        ...

    def progress(self, fraction: float) -> None:
        """Say how much is done, 0 to 1."""
        ...

    @property
    def name(self) -> str:
        """Names the step among those of all runs."""
        ...

    async def takes(self) -> Sequence[Take]:
        """What was written down of the step's takes, in their order."""
        ...

    async def write_take(self, take: Take) -> None:
        """Write a take down, over what was written of it before. It is kept when this returns."""
        ...

    def of_take(self, number: int) -> "StepContext":
        """Where one take is made: what it keeps is a file of its own."""
        ...


class StepType(ABC, Generic[P]):
    """One kind of step. `seconds` is the longest that one attempt may take; `attempts` how
    often it is tried when the failure was a passing one."""

    name: ClassVar[str]
    version: ClassVar[int] = 1
    lane: ClassVar[Lane]
    seconds: ClassVar[float]
    attempts: ClassVar[int] = 3
    offer: ClassVar[Offer | None] = None  # None: it is not for templates
    params: type[P]

    @abstractmethod
    async def run(self, ctx: StepContext, params: P) -> StepResult: ...

    def check(self, params: dict[str, JsonValue]) -> None:
        """Whether these can be its parameters: what comes of other steps is known only now.

        Raises InvalidInput with a sentence that names the first that does not fit.
        """
        try:
            self.params.model_validate(params)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            place = ".".join(map(str, first["loc"])) or "The parameters"
            message = first["msg"].removeprefix("Value error, ").rstrip(".")
            raise InvalidInput(f"{place} of {self.name}: {message}.") from error

    async def carry_out(self, ctx: StepContext, params: dict[str, JsonValue]) -> StepResult:
        return await self.run(ctx, self.params.model_validate(params))
