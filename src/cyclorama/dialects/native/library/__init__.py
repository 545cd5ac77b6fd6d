"""`/library`: what an account adds to the library, and what everything in it looks like."""

from fastapi import APIRouter

from cyclorama.dialects.native.library import pictures, prompts, shots, talents

router = APIRouter(tags=["Library"])
# Pictures come first: `/library/talents/{id}.png` is no id.
for part in (pictures, talents, shots, prompts):
    router.include_router(part.router)
