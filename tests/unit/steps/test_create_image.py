"""What the step asks of the engine, and what it keeps of the answer."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from cyclorama.engines.capabilities import Capability, Made, Progress
from cyclorama.engines.picturing import MakeImageRequest, Pictured
from cyclorama.engines.roster import Roster
from cyclorama.media.types import Facts
from cyclorama.steps.registry import offered, step_type


class Painter:
    name = "painter"
    capabilities = frozenset({Capability.MAKE_IMAGE})

    def __init__(self) -> None:
        self.asked: list[MakeImageRequest] = []

    async def make_image(
        self, request: MakeImageRequest, progress: Progress | None = None
    ) -> tuple[Pictured, Made]:
        self.asked.append(request)
        made = Made(engine=self.name, model="m", version="1", seed=None, seconds=0.1)
        pictured = Pictured(
            width=request.width, height=request.height, layers=request.subject is not None
        )
        return pictured, made


class Desk:
    def __init__(self, engine: Painter) -> None:
        self.engines = Roster([engine])

    def scratch(self, name: str) -> Path:
        return Path("/scratch") / name

    async def keep(self, file: Path, facts: Facts | None = None) -> str:
        return f"kept {file.name}"

    def progress(self, fraction: float) -> None: ...


async def test_each_picture_is_another_variant_in_the_size_that_was_asked_for() -> None:
    painter = Painter()
    params: dict[str, Any] = {"prompt": "burger", "quantity": 2, "aspect_ratio": "16:9"}
    step: Any = step_type("create_image")
    result = await step.carry_out(Desk(painter), {**params, "edge": 640})
    assert [one.brief.variant for one in painter.asked] == [0, 1]
    assert {(one.width, one.height, one.prompt) for one in painter.asked} == {(640, 360, "burger")}
    assert result.outputs["all"] == ["kept picture-1.png", "kept picture-2.png"]
    assert result.outputs["media"] == "kept picture-1.png"
    assert result.outputs["subject"] == "kept subject.png"
    assert result.outputs["backdrop"] == "kept backdrop.png"


def test_templates_may_refer_to_its_layers() -> None:
    offer = offered()["create_image"].offer
    assert offer is not None
    assert offer.outputs == ("url", "urls", "subject", "backdrop")


@pytest.mark.parametrize(
    "params", [{"quantity": 0}, {"quantity": 5}, {"aspect_ratio": "16x9"}, {"size": 3}]
)
def test_what_cannot_be_made_is_refused(params: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        step_type("create_image").params.model_validate(params)
