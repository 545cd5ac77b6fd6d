"""What engines that write text can be asked for."""

from collections.abc import Mapping
from typing import Annotated, Protocol

from pydantic import Field

from cyclorama.engines.capabilities import Engine, Made, Message, Progress


class WriteRequest(Message):
    """Write what the prompt asks for. `pattern` names a written pattern, and `values` what fills
    it, for an engine without a language model. `lines`: how many lines are wanted, 0 for any."""

    prompt: Annotated[str, Field(max_length=20_000)]
    pattern: str = ""
    values: Mapping[str, str] = {}
    lines: Annotated[int, Field(ge=0, le=20)] = 0


class Written(Message):
    """`from_pattern`: nothing was thought up, a pattern was filled in."""

    text: str
    from_pattern: bool = False


class Writes(Engine, Protocol):
    async def write(
        self, request: WriteRequest, progress: Progress | None = None
    ) -> tuple[Written, Made]: ...
