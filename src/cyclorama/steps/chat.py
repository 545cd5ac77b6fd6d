"""Have a text written: a script, ideas for a picture, the words of a song."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from cyclorama.durable.lanes import Lane
from cyclorama.engines.writing import WriteRequest
from cyclorama.steps.base import Makes, Offer, Params, StepContext, StepResult, StepType

Value = Annotated[str, StringConstraints(max_length=10_000)]

# What an engine without a language model fills in where no pattern is named.
_PATTERNS = {
    "": "suggest",
    "Image2Prompt": "image2prompt",
    "SuggestPrompt": "suggest",
    "RefinePrompt": "refine",
    "InspireMe": "inspire",
}


class ChatParams(Params):
    """`pattern` and `values` are for an engine without a language model, which fills a written
    pattern in; one that has a model reads `prompt`."""

    prompt: Annotated[
        str,
        Field(title="Prompt", description="What is to be written, in words.", max_length=20_000),
    ]
    option: Annotated[
        Literal["", "Image2Prompt", "SuggestPrompt", "RefinePrompt", "InspireMe"],
        Field(title="Way", description="What is done with the prompt."),
    ] = ""
    pattern: Annotated[
        str,
        Field(
            title="Pattern",
            description="The written pattern to fill in where no language model is configured.",
            max_length=64,
        ),
    ] = ""
    values: Annotated[
        dict[str, Value],
        Field(default_factory=dict, title="Values", description="What fills the pattern in."),
    ]
    lines: Annotated[
        int, Field(title="Lines", description="How many lines; 0 for any.", ge=0, le=20)
    ] = 0


class Chat(StepType[ChatParams]):
    name: ClassVar = "chat"
    lane: ClassVar = Lane.IO
    seconds: ClassVar = 120
    params = ChatParams
    offer: ClassVar = Offer(
        title="Write a text",
        summary="Write a script, a prompt or ideas; without a language model fill a pattern in.",
        makes=Makes.TEXT,
        outputs=("text", "lines", "from_pattern"),
    )

    async def run(self, ctx: StepContext, params: ChatParams) -> StepResult:
        request = WriteRequest(
            prompt=params.prompt,
            pattern=params.pattern or _PATTERNS[params.option],
            values=params.values,
            lines=params.lines,
        )
        written, made = await ctx.engines.write(request, ctx.progress)
        lines = [line.strip() for line in written.text.splitlines() if line.strip()]
        return StepResult(
            {"text": written.text, "lines": list(lines), "from_pattern": written.from_pattern},
            made,
        )
