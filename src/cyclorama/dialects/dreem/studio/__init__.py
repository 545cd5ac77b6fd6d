"""`/studio`: what can be asked for, and what became of a request."""

from fastapi import APIRouter

from cyclorama.dialects.dreem.studio import attributes, requests, shots, talents, video_prompts

router = APIRouter(tags=["Studio"])
for part in (requests, talents, shots, video_prompts, attributes):
    router.include_router(part.router)
