"""Ask for several pictures of one scene, and keep them with the layers they were put together
from."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from pydantic import JsonValue

from cyclorama.engines.capabilities import Made
from cyclorama.engines.picturing import MakeImageRequest, Pictured
from cyclorama.scenery.brief import VARIANTS, Brief
from cyclorama.steps.base import StepContext, StepResult

Wish = TypeVar("Wish", bound=MakeImageRequest)


async def keep_pictures(
    ctx: StepContext,
    wish: Wish,
    quantity: int,
    ask: Callable[[Wish], Awaitable[tuple[Pictured, Made]]],
) -> StepResult:
    """`quantity` pictures as `wish` says, each another variant of its brief. The step's outputs
    are `media`, `all`, `remarks`, and `subject` and `backdrop`, the first picture's layers, where
    the engine has made them."""
    outputs: dict[str, JsonValue] = {}
    kept: list[str] = []
    remarks: list[str] = []
    made: Made | None = None
    for index in range(quantity):
        name = "picture" if quantity == 1 else f"picture-{index + 1}"
        layers = {"subject": "subject.png", "backdrop": "backdrop.png"} if not index else {}
        one = wish.model_copy(
            update={
                "brief": _varied(wish.brief, index),
                "out": ctx.scratch(f"{name}.{wish.format.value}"),
                **{layer: ctx.scratch(file) for layer, file in layers.items()},
            }
        )
        result, made = await ask(one)
        kept.append(await ctx.keep(one.out, result.facts))
        remarks += result.remarks
        if result.layers and one.subject is not None and one.backdrop is not None:
            outputs["subject"] = await ctx.keep(one.subject, result.subject_facts)
            outputs["backdrop"] = await ctx.keep(one.backdrop, result.backdrop_facts)
        ctx.progress((index + 1) / quantity)
    outputs |= {"media": kept[0], "all": list(kept), "remarks": list(dict.fromkeys(remarks))}
    return StepResult(outputs, made)


def _varied(brief: Brief, index: int) -> Brief:
    return brief.model_copy(update={"variant": (brief.variant + index) % VARIANTS})
