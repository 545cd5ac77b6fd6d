"""The routes of shots and revisions, and with what of another account's each is called."""

from typing import Any

from cyclorama.kit.ids import new_id
from isolation import ORGANIZATION, Account, Thing, Walk
from isolation_creates import FINISHED
from sartiq_caller import UNKNOWN

_MARK = "kept for its owner, and given back"
_SAID = dict.fromkeys(("subject_id", "product_id", "style_id", "shot_type_id"), _MARK)


def _shot(account: Account) -> str:
    return str(account.made("POST", "/api/v1/shots/", {"name": "Front"})["id"])


def _image(account: Account) -> list[dict[str, Any]]:
    return [{"prediction_id": FINISHED.make(account)}]


def _revision(account: Account) -> str:
    path = f"/api/v1/shots/{_shot(account)}/revisions"
    return str(account.made("POST", path, {"images": _image(account)})["id"])


def _push(account: Account) -> str:
    path = f"/api/v1/shot-revisions/{_revision(account)}/pushes"
    return str(account.made("POST", path, {"integration_id": new_id()})["id"])


_SHOT, _REVISION, _PUSH = Thing(_shot), Thing(_revision), Thing(_push)
_IMAGES = Thing(_image, [{"prediction_id": UNKNOWN}])

SHOTS: dict[str, Walk] = {
    "POST /api/v1/shots/": Walk(
        {"organization_id": ORGANIZATION}, body={"name": "Front"}, harmless=_SAID
    ),
    "GET /api/v1/shots/": Walk({"organization_id": ORGANIZATION}, lists=_SHOT),
    "GET /api/v1/shots/{id}": Walk({"id": _SHOT}),
    "PATCH /api/v1/shots/{id}": Walk({"id": _SHOT}, body={"name": "Mine"}, harmless=_SAID),
    "DELETE /api/v1/shots/{id}": Walk({"id": _SHOT}),
    "GET /api/v1/shots/{id}/revisions": Walk({"id": _SHOT}),
    "POST /api/v1/shots/{id}/revisions": Walk({"id": _SHOT, "images": _IMAGES}),
    "GET /api/v1/predictions/{id}/revisions": Walk({"id": FINISHED}, denied={"id": 403}),
    "GET /api/v1/shot-revisions/{id}": Walk({"id": _REVISION}),
    "PATCH /api/v1/shot-revisions/{id}": Walk({"id": _REVISION}, body={"notes": "Mine"}),
    "DELETE /api/v1/shot-revisions/{id}": Walk({"id": _REVISION}),
    "POST /api/v1/shot-revisions/{id}/pushes": Walk(
        {"id": _REVISION},
        body={"integration_id": UNKNOWN},
        harmless={"integration_id": "of an outside system, as its owner calls it"},
    ),
    "PATCH /api/v1/image-pushes/{id}": Walk({"id": _PUSH}, body={"push_status": "COMPLETED"}),
}
