"""Every router of the dialect, in the order in which paths are looked up."""

from fastapi import APIRouter

from cyclorama.dialects.sartiq import (
    agentic,
    background_fix,
    captions,
    edits,
    experimental,
    face_fixer,
    files,
    generations,
    image_adjuster,
    login,
    media_resources,
    members,
    organizations,
    own_user,
    predictions,
    refine_create,
    refines,
    shot_revisions,
    shots,
    training,
    training_webhook,
    uploads,
    users,
    videos,
)
from cyclorama.dialects.sartiq.library.routers import LIBRARY

ROUTERS: tuple[APIRouter, ...] = (
    login.router,
    own_user.router,  # before the routes whose path is an id
    users.router,
    organizations.router,
    members.router,
    uploads.router,
    media_resources.router,
    files.router,
    *LIBRARY,
    captions.router,
    generations.router,
    agentic.router,
    predictions.router,
    edits.router,
    videos.router,
    background_fix.router,
    image_adjuster.router,
    face_fixer.router,
    experimental.router,
    refine_create.router,
    refines.router,
    shots.router,
    shot_revisions.router,
    training_webhook.router,
    training.router,
)
