"""Every router of the dialect, in the order in which paths are looked up."""

from fastapi import APIRouter

from cyclorama.dialects.sartiq.agentic import routes as agentic
from cyclorama.dialects.sartiq.files import lasting_links, media_resources, uploads
from cyclorama.dialects.sartiq.generations import predictions
from cyclorama.dialects.sartiq.generations import routes as generations
from cyclorama.dialects.sartiq.library.routers import LIBRARY
from cyclorama.dialects.sartiq.refines import bulk
from cyclorama.dialects.sartiq.refines import create as many_refines
from cyclorama.dialects.sartiq.refines import routes as refines
from cyclorama.dialects.sartiq.shots import revisions
from cyclorama.dialects.sartiq.shots import routes as shots
from cyclorama.dialects.sartiq.single import (
    background_fix,
    captions,
    edits,
    experimental,
    face_fixer,
    image_adjuster,
    videos,
)
from cyclorama.dialects.sartiq.training import routes as training
from cyclorama.dialects.sartiq.training import webhook
from cyclorama.dialects.sartiq.users import login, members, organizations, own_user, users

ROUTERS: tuple[APIRouter, ...] = (
    login.router,
    own_user.router,  # before the routes whose path is an id
    users.router,
    organizations.router,
    members.router,
    uploads.router,
    media_resources.router,
    lasting_links.router,
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
    many_refines.router,
    bulk.router,
    refines.router,
    shots.router,
    revisions.router,
    webhook.router,
    training.router,
)
