"""Submit one refine: of a prediction, or of a picture that was sent in."""

from collections.abc import Collection
from typing import Any

import structlog
from pydantic import JsonValue

from cyclorama.dialects.idempotency import idempotency
from cyclorama.dialects.sartiq.call import Call, Scoped
from cyclorama.dialects.sartiq.enums import GenerationStrategy, GenerationTool
from cyclorama.dialects.sartiq.files.addresses import refuse_unfetchable
from cyclorama.dialects.sartiq.generations.accepting import new_seed, submit
from cyclorama.dialects.sartiq.refines.bodies import RefineSize
from cyclorama.dialects.sartiq.single.creates import single
from cyclorama.errors import NotFound
from cyclorama.generations.reading import Generations
from cyclorama.generations.records import NewRefine
from cyclorama.generations.refine_sources import RefineWish, refine_run
from cyclorama.generations.refining import refine_step
from cyclorama.generations.sources import BASE, Source, Sources, step_id
from cyclorama.generations.submit import submit_refine
from cyclorama.store.idempotency import Done
from cyclorama.studio.bodies import GenerationModel
from cyclorama.studio.reading import StudioReader

log = structlog.get_logger()


def wish_of(asked: RefineSize, model_id: str | None) -> RefineWish:
    return RefineWish(
        width=asked.width,
        height=asked.height,
        scale_factor=asked.scale_factor,
        prompt=asked.prompt,
        model_id=model_id,
    )


async def check_model(call: Call, account_ids: Collection[str], model_id: str | None) -> None:
    """Raises NotFound for a model that nobody of them may use."""
    if model_id is None:
        return
    async with call.services.database.read() as connection:
        reader = StudioReader(connection, tuple(account_ids))
        if await reader.get(GenerationModel, model_id) is None:
            raise NotFound(f"There is no generation model {model_id}.")


async def refine_prediction(
    call: Call,
    account_ids: Collection[str],
    prediction_id: str,
    source_refine_id: str | None,
    wish: RefineWish,
    route: str,
    body: dict[str, JsonValue],
) -> Done:
    """What is made is the refine. `route` and `body`: what an idempotency key stands for.

    Raises NotFound, Forbidden, Conflict, TooLarge, InsufficientCredits, IdempotencyMismatch.
    """
    services = call.services
    async with services.database.read() as connection:
        kept = Generations(connection, account_ids)
        new = await refine_run(connection, kept, prediction_id, source_refine_id, wish)
    key = idempotency(call.request, f"sartiq/{route}", body)
    done = await submit_refine(services.submitter, services.clock, new, key)
    log.info(
        "run.accepted",
        run=done.made_id,
        account=new.account_id,
        kind="refine",
        replayed=done.replayed,
    )
    return done


async def refine_upload(
    scoped: Scoped, url: str, wish: RefineWish, route: str, body: dict[str, Any]
) -> Done:
    """What is made is a generation of one prediction: the refined picture.

    Raises InvalidInput for an address that would never be fetched, InsufficientCredits,
    IdempotencyMismatch.
    """
    refuse_unfetchable(scoped.services, url)
    sources = Sources()
    refine = NewRefine(
        step_id=step_id(0),
        width=wish.width,
        height=wish.height,
        scale_factor=wish.scale_factor,
        prompt=wish.prompt,
        model_id=wish.model_id,
    )
    step = refine_step(refine, sources.take(BASE, Source(url=url)))
    new = single(
        scoped,
        GenerationStrategy.REFINE,
        GenerationTool.REFINE,
        sources,
        [[step]],
        new_seed(),
        body,
        width=wish.width,
        height=wish.height,
        model_id=wish.model_id,
        details={
            "garment_placement_base_image_url": url,
            "scale_factor": wish.scale_factor,
            "extra_prompt": wish.prompt,
        },
    )
    return await submit(scoped, route, new)
