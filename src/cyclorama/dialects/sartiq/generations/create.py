"""Compile a generation's request: look up what it names, settle size, seed and prompt, plan its
pictures.

    compiled = await compile_request(scoped, asked)
    new = compiled.generation(batch)        with a batch of `compiled.parts` and `.sources`
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import JsonValue

from cyclorama.dialects.sartiq.call import Scoped
from cyclorama.dialects.sartiq.enums import GenerationStrategy, GenerationType
from cyclorama.dialects.sartiq.errors import invalid
from cyclorama.dialects.sartiq.generations.accepting import new_seed, owned
from cyclorama.dialects.sartiq.generations.bodies import ECHOED, GenerationCreate
from cyclorama.dialects.sartiq.generations.found import Found, look_up
from cyclorama.dialects.sartiq.generations.parts import (
    base_in,
    is_described,
    person_in,
    pose_in,
    products_in,
    references_in,
    seen_in,
    size_of,
)
from cyclorama.dialects.sartiq.generations.prompt import prompt_of
from cyclorama.dialects.sartiq.ids import text_of
from cyclorama.errors import TooLarge
from cyclorama.generations.batch import Batch
from cyclorama.generations.parts import Parts
from cyclorama.generations.records import Input, NewGeneration, NewRefine
from cyclorama.generations.refine_sources import RefineWish, refined_size
from cyclorama.generations.sources import Sources
from cyclorama.imaging.canvas import Size

DEFAULT_FACTOR = 2.0  # of a refine where no size is asked for
_MADE_HERE = (GenerationStrategy.GENERATE, GenerationStrategy.EDITING)


@dataclass(frozen=True)
class Compiled:
    """`parts`: of its pictures, which `sources` takes in. `refine`: what each of them is refined
    to, where it is."""

    scoped: Scoped
    asked: GenerationCreate
    found: Found
    parts: Parts
    sources: Sources
    refine: NewRefine | None

    def generation(self, batch: Batch, **more: Any) -> NewGeneration:
        """`more`: values of the generation that are not those of a plain one."""
        asked, found, parts = self.asked, self.found, self.parts
        shot_label = asked.shot_type_string or asked.shot_type
        values: dict[str, Any] = {
            **owned(self.scoped),
            "plan": batch.plan,
            "predictions": batch.predictions,
            "seed": parts.seed,
            "width": parts.width,
            "height": parts.height,
            "type": (asked.generation_type or GenerationType.BASE).value,
            "strategy": (asked.generation_strategy or GenerationStrategy.GENERATE).value,
            "tool": asked.tool.value if asked.tool else None,
            "steps": asked.steps,
            "refine": asked.refine,
            "subject_id": found.subject.id if found.subject else None,
            "product_id": found.product.id if found.product else None,
            "product2_id": found.product2.id if found.product2 else None,
            "style_id": found.style.id if found.style else None,
            "shot_type_id": found.shot_type.id if found.shot_type else text_of(asked.shot_type_id),
            "shot_type_string": shot_label or (found.shot_type.slug if found.shot_type else None),
            "model_id": found.model.id if found.model else None,
            "inputs": {**self.sources.inputs, **self._seen},
            "details": {**self._details(), **(batch.taking.kept() if batch.taking else {})},
            "asked": asked.model_dump(mode="json"),
        }
        return NewGeneration(**(values | more))

    @property
    def _seen(self) -> Mapping[str, tuple[Input, ...]]:
        """The subject's picture, where the account has one."""
        subject = self.found.subject
        cover = subject.pictures.get("cover") if subject else None
        if cover is None or cover.media_id is None or cover.account_id != self.scoped.account_id:
            return {}
        return {"subject": (Input(media_id=cover.media_id),)}

    @property
    def _portrait(self) -> str | None:
        """Of a talent that ships with Cyclorama: its address is always the same."""
        subject = self.found.subject
        if subject is None or not subject.is_system:
            return None
        library = self.scoped.services.library.catalogue
        links = self.scoped.services.library_links
        return links.to(library.talent(subject.id), "png", self.scoped.account_id)

    def _details(self) -> Mapping[str, JsonValue]:
        said = self.asked.model_dump(mode="json", include=set(ECHOED))
        weights = self.found.weights
        return {
            **said,
            "generated_prompt": self.parts.prompt or None,
            "style_name": self.found.style.body.name if self.found.style else None,
            "subject_image_url": self._portrait,
            **{
                f"has_{name}_lora": name in weights
                for name in ("subject", "product", "product2", "style")
            },
            # For engines that can use them.
            "loras": [
                {
                    "weights": known.id,
                    "of": name,
                    "strength": getattr(self.asked, f"{name}_lora_weight"),
                }
                for name, known in weights.items()
            ],
        }


def _refine(asked: GenerationCreate, own: Size) -> NewRefine | None:
    """Raises RequestValidationError where more pixels were to be made than can be."""
    if not asked.refine:
        return None
    exact = asked.target_width is not None
    wish = RefineWish(
        width=asked.target_width,
        height=asked.target_height,
        scale_factor=None if exact else asked.scale_factor or DEFAULT_FACTOR,
    )
    try:
        size = refined_size(own, wish)
    except TooLarge as error:
        raise invalid(error.public, "scale_factor", kind=error.code) from error
    return NewRefine(
        step_id="", width=size.width, height=size.height, scale_factor=wish.scale_factor
    )


async def compile_request(scoped: Scoped, asked: GenerationCreate) -> Compiled:
    """Raises NotFound, RequestValidationError."""
    if asked.generation_strategy not in (*_MADE_HERE, None):
        raise invalid(
            f"Generations with the strategy {asked.generation_strategy} have a route of their own.",
            "generation_strategy",
        )
    services, sources = scoped.services, Sources()
    seed = new_seed() if asked.seed is None else asked.seed
    async with services.database.read() as connection:
        found = await look_up(connection, scoped.account_id, asked)
        products = await products_in(connection, scoped, asked, found, sources)
    library = services.library.catalogue
    if is_described(asked, found):
        library = await services.library.of(scoped.account_id)
    base = base_in(services, asked, sources)
    references = references_in(services, asked, sources)
    size, seen = size_of(asked, found), seen_in(asked, found)
    refine = _refine(asked, size)
    style = found.style.body if found.style else None
    parts = Parts(
        prompt=prompt_of(asked, found),
        width=size.width,
        height=size.height,
        seed=seed,
        person=person_in(asked, found, library, seed),
        products=products,
        base=base,
        references=references,
        view=seen.view,
        framing=seen.framing,
        pose=pose_in(asked, found),
        background=asked.background or "",
        style=asked.style_description or (style.prompt if style else None) or "",
        model=found.model.body.name if found.model else "",
    )
    return Compiled(scoped, asked, found, parts, sources, refine)
