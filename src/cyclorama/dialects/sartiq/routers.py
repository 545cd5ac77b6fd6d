"""Every router of the dialect, in the order in which paths are looked up."""

from fastapi import APIRouter

from cyclorama.dialects.sartiq import login, members, organizations, own_user, users

ROUTERS: tuple[APIRouter, ...] = (
    login.router,
    own_user.router,  # before the routes whose path is an id
    users.router,
    organizations.router,
    members.router,
)
