"""Take a file in: fetched, checked, made uniform, and stored. A photo is turned upright and
converted to sRGB; a clip or a sound is decoded once to its end."""

from typing import Annotated, ClassVar

from pydantic import Field

from cyclorama.durable.lanes import Lane
from cyclorama.media.kinds import Medium
from cyclorama.steps.base import Params, StepContext, StepResult, StepType


class IngestParams(Params):
    """`kinds`: what may come. Anything else is refused with a sentence that says what it is.
    `large`: a picture may have up to 100 megapixels and 50 MB, for steps that read it as a stream
    (`adjust_image`)."""

    url: str
    kinds: Annotated[tuple[Medium, ...], Field(min_length=1)] = (Medium.IMAGE,)
    large: bool = False


class Ingest(StepType[IngestParams]):
    name: ClassVar = "ingest"
    lane: ClassVar = Lane.IO
    seconds: ClassVar = 1000  # fetching a clip, waiting for a free child, decoding to the end
    params = IngestParams

    async def run(self, ctx: StepContext, params: IngestParams) -> StepResult:
        return StepResult({"media": await ctx.fetch(params.url, params.kinds, large=params.large)})
