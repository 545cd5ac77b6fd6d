"""`/health`, as the vendor's clients ask it. `/readyz` says more."""

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel

router = APIRouter(tags=["Operations"])


class Up(BaseModel):
    status: Literal["ok"] = "ok"


@router.get("/health", operation_id="health", response_model=Up)
async def health() -> Up:
    return Up()
