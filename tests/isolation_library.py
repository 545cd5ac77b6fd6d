"""The routes of the Sartiq API's library, and with what of another account's each is called."""

from collections.abc import Mapping
from itertools import count
from typing import Any

from cyclorama.kit.ids import new_id
from cyclorama.studio.bodies import ShotType
from cyclorama.studio.catalogue import shipped
from isolation import ORGANIZATION, Account, Thing, Walk
from isolation_things import FILE
from sartiq_caller import UNKNOWN

_ADMINISTRATOR = "for whoever administers the installation; see test_library"
_CHOSEN = {"slug": "chosen by whoever makes it"}
_STAYS = {**_CHOSEN, "organization_id": "an item stays where it was made; see test_library"}
_FILTER = "chooses among what the caller sees"

_numbers = count(1)


def _thing(path: str, body: Mapping[str, Any]) -> Thing:
    def make(account: Account) -> str:
        named = {**body, "name": f"Mine {next(_numbers)}"}
        return str(account.made("POST", f"/api/v1/{path}/", named)["id"])

    return Thing(make)


_BODIES: Mapping[str, Mapping[str, Any]] = {
    "subjects": {},
    "products": {},
    "styles": {},
    "shot-types": {"framing": "full_body"},
    "pose-presets": {"shot_type_id": shipped(ShotType)[0].id},
    "background-presets": {},
    "resolution-presets": {"width": 64, "height": 64},
}


def slug(path: str) -> Thing:
    """What names a thing beside its id."""

    def make(account: Account) -> str:
        body = {**_BODIES[path], "name": "Mine", "slug": f"mine-{new_id()}"}
        return str(account.made("POST", f"/api/v1/{path}/", body)["slug"])

    return Thing(make, "nobodys")


SHOT_TYPE = _thing("shot-types", _BODIES["shot-types"])
SUBJECT = _thing("subjects", {})
PRODUCT = _thing("products", {})
STYLE = _thing("styles", {})
POSE_PRESET = _thing("pose-presets", _BODIES["pose-presets"])
BACKGROUND_PRESET = _thing("background-presets", {})
_PICTURE = Thing(lambda account: {"id": FILE.make(account)}, {"id": UNKNOWN})
_PICTURES: Mapping[str, tuple[str, ...]] = {
    "subjects": ("cover_image",),
    "products": ("cover_image", "back_image"),
    "styles": ("cover_image",),
    "pose-presets": ("pose_image",),
    "background-presets": ("default_image",),
}


def _walks(path: str) -> dict[str, Walk]:
    """Of one kind, of which every account may have its own."""
    body: dict[str, Any] = {**_BODIES[path], "name": "Mine"}
    thing, many, one = _thing(path, body), f"/api/v1/{path}/", f"/api/v1/{path}/{{item_id}}"
    pictured = dict.fromkeys(_PICTURES.get(path, ()), _PICTURE)
    of_shot = {"shot_type_id": SHOT_TYPE} if path == "pose-presets" else {}
    chosen = {"shot_type_id": _FILTER} if of_shot else {}
    also = (Walk(of_shot, body={"name": "Mine"}, harmless=_CHOSEN),) if of_shot else ()
    return {
        f"GET {many}": Walk({"organization_id": ORGANIZATION}, lists=thing, harmless=chosen),
        f"POST {many}": Walk(
            {"organization_id": ORGANIZATION, **pictured}, body=body, harmless=_CHOSEN, also=also
        ),
        f"GET {one}": Walk({"item_id": thing}),
        f"PATCH {one}": Walk(
            {"item_id": thing, **of_shot, **pictured}, body={"name": "Mine"}, harmless=_STAYS
        ),
        f"PUT {one}": Walk(
            {"item_id": thing, **of_shot, **pictured}, body={"name": "Mine"}, harmless=_STAYS
        ),
        f"DELETE {one}": Walk({"item_id": thing}),
    }


_MODELS = {
    f"{method} /api/v1/generation-models/{end}": Walk(open=why)
    for method, end, why in (
        ("GET", "", "the same for everybody"),
        ("GET", "{item_id}", "the same for everybody"),
        ("POST", "", _ADMINISTRATOR),
        ("PATCH", "{item_id}", _ADMINISTRATOR),
        ("PUT", "{item_id}", _ADMINISTRATOR),
        ("DELETE", "{item_id}", _ADMINISTRATOR),
    )
}

_UNWRITTEN: Mapping[str, str] = {"Prefer": "wait=0"}  # nobody is here to write a caption
_CAPTIONS = {
    "POST /api/v1/captions/image": Walk(
        {"organization_id": ORGANIZATION},
        body={"image_url": "https://example.com/photo.jpg"},
        headers=_UNWRITTEN,
        control=503,
    ),
    "POST /api/v1/captions/product/{product_id}": Walk(
        {"product_id": _thing("products", {"cover_image": "https://example.com/photo.jpg"})},
        body={},
        headers=_UNWRITTEN,
        control=503,
    ),
}

LIBRARY: dict[str, Walk] = {
    **{name: walk for path in _BODIES for name, walk in _walks(path).items()},
    **_MODELS,
    **_CAPTIONS,
}
