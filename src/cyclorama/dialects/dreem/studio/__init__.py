"""`/studio`: what can be asked for, and what became of a request."""

from fastapi import APIRouter

from cyclorama.dialects.dreem.studio import attributes, requests, shots, talents

router = APIRouter(tags=["Studio"])
for part in (requests, talents, shots, attributes):
    router.include_router(part.router)
