"""`/library`: what an account adds to the library, and what everything in it looks like."""

from fastapi import APIRouter

from cyclorama.dialects.native.library import pictures
from cyclorama.dialects.native.library.kinds import PROMPTS, SHOTS, TALENTS

router = APIRouter(tags=["Library"])
# Pictures come first: `/library/talents/{id}.png` is no id.
router.include_router(pictures.router)
for kind in (TALENTS, SHOTS, PROMPTS):
    router.include_router(kind.routes())
