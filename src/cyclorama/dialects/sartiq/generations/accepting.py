"""Submit a generation and read it back at once."""

import secrets
from typing import Any

import structlog
from fastapi import Response

from cyclorama.dialects.idempotency import idempotency, say_if_replayed
from cyclorama.dialects.sartiq.answers.generation import GenerationPublic
from cyclorama.dialects.sartiq.call import Scoped
from cyclorama.dialects.sartiq.generations.read_back import reading
from cyclorama.generations.submit import NewGeneration, submit_generation
from cyclorama.store.idempotency import Done

log = structlog.get_logger()


def owned(scoped: Scoped) -> dict[str, Any]:
    """Whose a new generation is."""
    return {
        "account_id": scoped.account_id,
        "owner_id": scoped.user_id,
        "organization": scoped.organization,
    }


def new_seed() -> int:
    return secrets.randbelow(2**31 - 1)


async def create(
    scoped: Scoped, response: Response, route: str, new: NewGeneration
) -> GenerationPublic:
    """Raises InsufficientCredits, IdempotencyMismatch."""
    done = await submit(scoped, route, new)
    say_if_replayed(response, done)
    async with reading(scoped.call, (scoped.account_id,)) as reader:
        return await reader.generation(done.made_id)


async def submit(scoped: Scoped, route: str, new: NewGeneration) -> Done:
    """`route`: what an idempotency key is valid for."""
    services = scoped.services
    key = idempotency(scoped.call.request, f"sartiq/{route}", dict(new.asked))
    done = await submit_generation(services.submitter, services.clock, new, key)
    log.info(
        "run.accepted",
        run=done.made_id,
        account=scoped.account_id,
        kind=new.strategy,
        replayed=done.replayed,
    )
    return done
