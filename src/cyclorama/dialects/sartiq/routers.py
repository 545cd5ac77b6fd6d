"""Every router of the dialect, in the order in which paths are looked up."""

from fastapi import APIRouter

from cyclorama.dialects.sartiq import (
    files,
    generations,
    login,
    media_resources,
    members,
    organizations,
    own_user,
    predictions,
    uploads,
    users,
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
    generations.router,
    predictions.router,
)
