"""Take a photo in: fetched, checked, turned upright, converted to sRGB, and stored."""

from typing import ClassVar

from cyclorama.durable.lanes import Lane
from cyclorama.steps.base import Params, StepContext, StepResult, StepType


class IngestParams(Params):
    url: str


class Ingest(StepType[IngestParams]):
    name: ClassVar = "ingest"
    lane: ClassVar = Lane.IO
    seconds: ClassVar = 120
    params = IngestParams

    async def run(self, ctx: StepContext, params: IngestParams) -> StepResult:
        return StepResult({"media": await ctx.fetch(params.url)})
