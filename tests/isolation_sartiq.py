"""The routes of the Sartiq API, and with what of another account's each is called."""

from isolation import ORGANIZATION, Account, Thing, Walk
from isolation_creates import CREATES
from isolation_generations import GENERATIONS
from isolation_library import LIBRARY
from isolation_shots import SHOTS
from isolation_things import FILE
from isolation_training import TRAININGS
from sartiq_caller import UNKNOWN, new_caller

_ADMINISTRATOR = "for whoever administers the installation; see test_users"


def _member(account: Account) -> str:
    """A user who is a member of the account's organization."""
    member = new_caller(account.app)
    path = f"/api/v1/organizations/{account.shop}/members/"
    account.made("POST", path, {"email": member.email})
    return member.user_id


CLOSABLE = Thing(lambda account: account.caller.organization())
MEMBER = Thing(_member)
FILE_PATH = Thing(
    lambda account: f"media/{FILE.make(account)}/photo.png", f"media/{UNKNOWN}/photo.png"
)

ACCESS = {
    "POST /api/v1/login/access-token": Walk(open="finds out who is calling"),
    "POST /api/v1/login/test-token": Walk(open="says who is calling"),
    "GET /api/v1/users/me": Walk(open="says who is calling"),
    "PATCH /api/v1/users/me": Walk(open="changes who is calling"),
    "DELETE /api/v1/users/me": Walk(open="ends who is calling"),
    "PATCH /api/v1/users/me/password": Walk(open="changes who is calling"),
    "GET /api/v1/users/": Walk(open=_ADMINISTRATOR),
    "POST /api/v1/users/": Walk(open=_ADMINISTRATOR),
    "GET /api/v1/users/{user_id}": Walk({"user_id": Thing(lambda one: one.caller.user_id)}),
    "PATCH /api/v1/users/{user_id}": Walk(open=_ADMINISTRATOR),
    "DELETE /api/v1/users/{user_id}": Walk(open=_ADMINISTRATOR),
    "GET /api/v1/organizations/": Walk(lists=ORGANIZATION),
    "POST /api/v1/organizations/": Walk(open="takes no id"),
    "GET /api/v1/organizations/{organization_id}": Walk({"organization_id": ORGANIZATION}),
    "PATCH /api/v1/organizations/{organization_id}": Walk(
        {"organization_id": ORGANIZATION}, body={"name": "Mine"}
    ),
    "DELETE /api/v1/organizations/{organization_id}": Walk({"organization_id": CLOSABLE}),
    "GET /api/v1/organizations/{organization_id}/members/": Walk({"organization_id": ORGANIZATION}),
    "POST /api/v1/organizations/{organization_id}/members/": Walk(
        {"organization_id": CLOSABLE},
        body=lambda account: {"email": new_caller(account.app).email},
    ),
    "PATCH /api/v1/organizations/{organization_id}/members/{user_id}": Walk(
        {"organization_id": ORGANIZATION, "user_id": MEMBER}, body={"role": "admin"}
    ),
    "DELETE /api/v1/organizations/{organization_id}/members/{user_id}": Walk(
        {"organization_id": ORGANIZATION, "user_id": MEMBER}
    ),
}

FILES = {
    "POST /api/v1/uploads/presigned-url": Walk(
        {"organization_id": ORGANIZATION},
        body={"filename": "a.png", "content_type": "image/png"},
    ),
    "GET /api/v1/media-resources/{id}": Walk({"id": FILE}),
    "PATCH /api/v1/media-resources/{id}": Walk({"id": FILE}, body={"alt_text": "Mine"}),
    "DELETE /api/v1/media-resources/{id}": Walk({"id": FILE}),
    "GET /files/{path}": Walk({"path": FILE_PATH}),
}

SARTIQ: dict[str, Walk] = {
    **ACCESS,
    **CREATES,
    **FILES,
    **GENERATIONS,
    **LIBRARY,
    **SHOTS,
    **TRAININGS,
}
