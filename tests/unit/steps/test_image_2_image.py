"""What the step asks of the engine, and what it keeps of the answer."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from cyclorama.engines.capabilities import Capability, Made, Progress
from cyclorama.engines.picturing import EditImageRequest, Pictured
from cyclorama.engines.roster import Roster
from cyclorama.media.types import Facts
from cyclorama.steps.base import StepResult
from cyclorama.steps.registry import offered, step_type


class Painter:
    name = "painter"
    capabilities = frozenset({Capability.EDIT_IMAGE})

    def __init__(self, layers: bool) -> None:
        self.layers = layers
        self.asked: list[EditImageRequest] = []

    async def edit_image(
        self, request: EditImageRequest, progress: Progress | None = None
    ) -> tuple[Pictured, Made]:
        self.asked.append(request)
        pictured = Pictured(
            width=request.width,
            height=request.height,
            layers=self.layers and request.subject is not None,
            remarks=("The hat was left out.",),
        )
        return pictured, Made(engine=self.name, model="m", version="1", seed=None, seconds=0.1)


class Desk:
    def __init__(self, engine: Painter) -> None:
        self.engines = Roster([engine])
        self.done = 0.0

    @asynccontextmanager
    async def open(self, media_id: str) -> AsyncIterator[Path]:
        yield Path(f"/files/{media_id}.png")

    def scratch(self, name: str) -> Path:
        return Path("/scratch") / name

    async def keep(self, file: Path, facts: Facts | None = None) -> str:
        return f"kept {file.name}"

    def progress(self, fraction: float) -> None:
        self.done = fraction


async def carried_out(layers: bool = True, **params: Any) -> tuple[StepResult, Painter]:
    painter = Painter(layers)
    result = await step_type("image_2_image").carry_out(
        Desk(painter), {"image_url": "photo", **params}
    )
    return result, painter


async def test_the_ratio_and_the_edge_make_the_size():
    _, painter = await carried_out(aspect_ratio="16:9", edge=256, prompt="in the jungle")

    (asked,) = painter.asked
    assert (asked.width, asked.height) == (256, 144)
    assert asked.sources == (Path("/files/photo.png"),)
    assert asked.prompt == "in the jungle"


async def test_each_of_several_pictures_is_another_variant():
    result, painter = await carried_out(quantity=3, brief={"variant": 14})

    assert [one.brief.variant for one in painter.asked] == [14, 15, 0]
    assert result.outputs["media"] == "kept picture-1.png"
    assert result.outputs["all"] == [f"kept picture-{n}.png" for n in (1, 2, 3)]
    assert result.outputs["remarks"] == ["The hat was left out."]


async def test_the_layers_are_those_of_the_first_picture():
    result, painter = await carried_out(quantity=2)

    assert result.outputs["subject"] == "kept subject.png"
    assert result.outputs["backdrop"] == "kept backdrop.png"
    assert [one.subject is not None for one in painter.asked] == [True, False]


async def test_an_engine_without_layers_gives_none():
    result, _ = await carried_out(layers=False)

    assert "subject" not in result.outputs
    assert "backdrop" not in result.outputs


@pytest.mark.parametrize(
    "wrong",
    [{"quantity": 5}, {"quantity": 0}, {"creativity_strength": 11}, {"aspect_ratio": "9:20"}],
)
async def test_what_is_out_of_range_is_refused(wrong: dict[str, Any]):
    with pytest.raises(ValidationError):
        await carried_out(**wrong)


def test_templates_may_refer_to_its_layers():
    offer = offered()["image_2_image"].offer

    assert offer is not None
    assert set(offer.outputs) == {"url", "urls", "subject", "backdrop"}
