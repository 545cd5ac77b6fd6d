"""`/livez` and `/readyz`: is the process up, and can it do its work."""

import asyncio

import sqlalchemy as sa
from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from cyclorama.dialects.services import Given

router = APIRouter(tags=["Operations"])

CHECK_SECONDS = 5.0


class Health(BaseModel):
    ok: bool
    checks: dict[str, str]


@router.get("/livez", operation_id="live", response_model=Health)
async def live() -> Health:
    return Health(ok=True, checks={})


@router.get(
    "/readyz",
    operation_id="ready",
    response_model=Health,
    responses={503: {"model": Health, "description": "A part is missing: see `checks`"}},
)
async def ready(services: Given) -> JSONResponse:
    """Whether database, queue and files answer."""

    async def database() -> None:
        async with services.database.read() as connection:
            await connection.execute(sa.select(1))

    async def files() -> None:
        async for _key in services.blobs.list("readyz/"):
            break

    checks = {"database": database(), "queue": services.queue.check(), "files": files()}
    outcomes = await asyncio.gather(
        *(asyncio.wait_for(check, CHECK_SECONDS) for check in checks.values()),
        return_exceptions=True,
    )
    states = {
        name: "ok" if outcome is None else f"failed: {type(outcome).__name__}"
        for name, outcome in zip(checks, outcomes, strict=True)
    }
    ok = all(state == "ok" for state in states.values())
    health = Health(ok=ok, checks=states)
    return JSONResponse(health.model_dump(), 200 if ok else 503)
