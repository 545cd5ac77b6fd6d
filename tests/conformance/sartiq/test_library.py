"""Subjects, products, styles, shot types, presets and models."""

from typing import Any

import pytest

from dreem_app import App
from picture_files import plain, png
from sartiq_caller import UNKNOWN, Caller, new_caller
from sartiq_contract import refused, unprocessable
from sartiq_uploads import uploaded

DENIED = "Not enough permissions"
PICTURE = "https://pictures.example.com/shirt.jpg"
# Kinds share their routes: what these do, all of them do.
SOME = ("subjects", "pose-presets")
KINDS = {
    "subjects": ("Subject", {"name": "Anna"}),
    "products": ("Product", {"name": "Shirt"}),
    "styles": ("Style", {"name": "Noir"}),
    "shot-types": ("Shot type", {"name": "Front", "framing": "full_body"}),
    "pose-presets": ("Pose preset", {"name": "Still"}),
    "background-presets": ("Background preset", {"name": "Grey"}),
    "resolution-presets": ("Resolution preset", {"name": "Small", "width": 64, "height": 96}),
}


def shot_type(caller: Caller) -> str:
    return str(caller.get("/shot-types/?search=Front, full body").json()["data"][0]["id"])


def body_of(caller: Caller, path: str, **more: Any) -> dict[str, Any]:
    body = {**KINDS[path][1], **more}
    return {**body, "shot_type_id": shot_type(caller)} if path == "pose-presets" else body


def made(caller: Caller, path: str, **more: Any) -> Any:
    reply = caller.post(f"/{path}/", body_of(caller, path, **more))
    assert reply.status_code == 200, reply.text
    return reply.json()


def listed(caller: Caller, path: str, query: str = "include_public=false") -> list[Any]:
    reply = caller.get(f"/{path}/?{query}")
    assert reply.status_code == 200, reply.text
    assert len(reply.json()["data"]) <= reply.json()["count"]
    return list(reply.json()["data"])


@pytest.fixture
def owner(app: App) -> Caller:
    return new_caller(app)


@pytest.mark.parametrize("path", KINDS)
def test_an_item_is_made_listed_read_changed_and_deleted(owner: Caller, path: str):
    title, sent = KINDS[path]
    item = made(owner, path)
    one = f"/{path}/{item['id']}"

    assert item["slug"] == sent["name"].lower()
    assert (item["owner_id"], item["organization_id"]) == (owner.user_id, None)
    assert item["is_public"] is False
    assert {key: item[key] for key in sent} == sent
    assert item["created_at"].endswith("Z")
    assert listed(owner, path) == [item]
    assert owner.get(one).json() == item
    changed = owner.patch(one, {"description": "In words"}).json()
    assert changed == {
        **item,
        "description": "In words",
        "updated_at": changed["updated_at"],
    }
    assert owner.send("PUT", one, {"name": "Other"}).json()["name"] == "Other"
    assert owner.get(one).json()["slug"] == item["slug"]
    assert owner.delete(one).json() == {"message": f"{title} deleted successfully"}
    assert refused(owner.get(one), 404) == f"{title} not found"
    refused(owner.delete(one), 404)
    assert listed(owner, path) == []


@pytest.mark.parametrize("path", SOME)
def test_nobody_else_sees_or_changes_it(owner: Caller, stranger: Caller, nobody: Caller, path: str):
    one = f"/{path}/{made(owner, path)['id']}"

    for method in ("GET", "PATCH", "PUT", "DELETE"):
        body = None if method in ("GET", "DELETE") else {"name": "Mine"}
        refused(stranger.send(method, one, body), 404)
        assert refused(nobody.send(method, one, body), 401) == "Not authenticated"
    assert listed(stranger, path) == []
    refused(nobody.get(f"/{path}/"), 401)
    refused(nobody.post(f"/{path}/", KINDS[path][1]), 401)
    assert owner.get(one).json()["name"] == KINDS[path][1]["name"]


@pytest.mark.parametrize("path", SOME)
def test_an_organization_has_its_own(owner: Caller, stranger: Caller, path: str):
    shop = owner.organization()
    by_query = owner.post(f"/{path}/?organization_id={shop}", body_of(owner, path)).json()
    by_body = made(owner, path, organization_id=shop)

    assert by_query["organization_id"] == by_body["organization_id"] == shop
    assert by_body["slug"] == f"{by_query['slug']}-2"
    assert listed(owner, path) == []
    found = listed(owner, path, f"include_public=false&organization_id={shop}")
    assert [one["id"] for one in found] == [by_body["id"], by_query["id"]]
    assert owner.get(f"/{path}/{by_body['id']}").json() == by_body
    renamed = owner.patch(f"/{path}/{by_body['id']}", {"name": "New", "organization_id": shop})
    assert renamed.json()["organization_id"] == shop
    moved = owner.patch(f"/{path}/{by_body['id']}", {"organization_id": UNKNOWN})
    assert set(unprocessable(moved)) == {"body.organization_id"}
    for asked in (
        stranger.get(f"/{path}/?organization_id={shop}"),
        stranger.post(f"/{path}/?organization_id={shop}", body_of(stranger, path)),
        stranger.post(f"/{path}/", body_of(stranger, path, organization_id=shop)),
    ):
        assert refused(asked, 403) == DENIED
    refused(stranger.get(f"/{path}/{by_body['id']}"), 404)


@pytest.mark.parametrize("path", SOME)
def test_what_is_public_is_read_by_all_and_changed_by_its_owner(
    owner: Caller, stranger: Caller, path: str
):
    item = made(owner, path, is_public=True)
    one = f"/{path}/{item['id']}"

    seen = stranger.get(one).json()
    assert (seen["name"], seen["owner_id"]) == (item["name"], None)
    assert seen in listed(stranger, path, "limit=1000")
    assert refused(stranger.patch(one, {"name": "Mine"}), 403) == DENIED
    assert refused(stranger.delete(one), 403) == DENIED
    owner.patch(one, {"is_public": False})
    refused(stranger.get(one), 404)


@pytest.mark.parametrize(
    ("path", "body", "wrong"),
    [
        ("products", {}, "body.name"),
        ("products", {"name": "  "}, "body.name"),
        ("products", {"name": "x" * 256}, "body.name"),
        ("products", {"name": "x", "slug": "no blanks"}, "body.slug"),
        ("products", {"name": "x", "cover_image": "ftp://example.com/a.jpg"}, "body.cover_image"),
        ("products", {"name": "x", "cover_image": "http://127.0.0.1/a.jpg"}, "body.cover_image"),
        ("products", {"name": "x", "cover_image": "data:image/png;base64,AA"}, "body.cover_image"),
        ("products", {"name": "x", "cover_image": {"id": UNKNOWN}}, "body.cover_image.id"),
        ("products", {"name": "x", "organization_id": "shop"}, "body.organization_id"),
        ("shot-types", {"name": "x"}, "body.framing"),
        ("shot-types", {"name": "x", "framing": "a", "view_angle": "above"}, "body.view_angle"),
        ("pose-presets", {"name": "x"}, "body.shot_type_id"),
        ("pose-presets", {"name": "x", "shot_type_id": UNKNOWN}, "body.shot_type_id"),
        ("resolution-presets", {"name": "x", "width": 0, "height": 64}, "body.width"),
        ("resolution-presets", {"name": "x", "width": 64, "height": 20_000}, "body.height"),
        ("subjects", {"name": "x", "kind": "ROBOT"}, "body.kind"),
        ("subjects", {"name": "x", "appearance": {"gender": "none"}}, "body.appearance.gender"),
        (
            "background-presets",
            {"name": "x", "background_fixer_strategy": "paint"},
            "body.background_fixer_strategy",
        ),
        (
            "background-presets",
            {"name": "x", "framing_images": {"full_body": "http://10.0.0.1/a.jpg"}},
            "body.framing_images.full_body",
        ),
    ],
)
def test_what_cannot_be_is_said_with_its_place(owner: Caller, path: str, body: Any, wrong: str):
    assert wrong in unprocessable(owner.post(f"/{path}/", body))
    assert listed(owner, path) == []


def test_a_change_is_held_against_what_is_known(owner: Caller):
    item = made(owner, "resolution-presets")
    one = f"/resolution-presets/{item['id']}"

    assert set(unprocessable(owner.patch(one, {"width": 1}))) == {"body.width"}
    assert set(unprocessable(owner.patch(one, {"name": None}))) == {"body.name"}
    unprocessable(owner.patch(one, [1]))
    assert owner.send("PATCH", one, content=b"{").status_code == 422
    assert owner.get(one).json() == item


def test_a_slug_that_is_taken_is_refused(owner: Caller):
    made(owner, "products", slug="best")

    refused(owner.post("/products/", {"name": "Other", "slug": "best"}), 409)
    assert made(owner, "products", name="Best")["slug"] == "best-2"


def test_a_create_that_is_sent_again_makes_nothing_new(owner: Caller):
    body, headers = body_of(owner, "products"), {"Idempotency-Key": "k"}

    first = owner.post("/products/", body, headers=headers)
    again = owner.post("/products/", body, headers=headers)

    assert first.json() == again.json()
    assert again.headers["Idempotency-Replayed"] == "true"
    assert len(listed(owner, "products")) == 1


def test_a_picture_shows_its_address_until_it_is_there(owner: Caller):
    item = made(owner, "products", cover_image=PICTURE, back_image={"url": PICTURE})

    assert (item["cover_image_url"], item["cover_image_media"]) == (PICTURE, None)
    assert item["back_image_url"] == PICTURE
    assert item["remarks"] == []
    one = f"/products/{item['id']}"
    kept = owner.patch(one, {"name": "Shirt", "back_image": None}).json()
    assert (kept["cover_image_url"], kept["back_image_url"]) == (PICTURE, None)


def test_a_file_of_ones_own_is_shown_at_once(owner: Caller, stranger: Caller):
    media = uploaded(owner, png(plain(size=(64, 48))))
    by_id = made(owner, "products", cover_image={"id": media})
    shown = by_id["cover_image_media"]
    assert (shown["id"], shown["width"], shown["protected"]) == (media, 64, True)
    assert shown == {**owner.get(f"/media-resources/{media}").json(), "url": shown["url"]}
    assert by_id["cover_image_url"].partition("?")[0] == shown["url"].partition("?")[0]

    by_link = made(owner, "products", cover_image=shown["url"])
    as_it_was_read = made(owner, "products", cover_image=shown)
    for item in (by_link, as_it_was_read):
        assert item["cover_image_media"]["id"] == media
    forged = shown["url"][:-1] + ("0" if shown["url"][-1] != "0" else "1")
    body = body_of(owner, "products", cover_image=forged)
    assert "body.cover_image" in unprocessable(owner.post("/products/", body))

    # Another's link is a copy's source; another's id is nothing.
    body = body_of(stranger, "products", cover_image={"id": media})
    assert "body.cover_image.id" in unprocessable(stranger.post("/products/", body))
    copied = made(stranger, "products", cover_image=shown["url"])
    assert copied["cover_image_media"] is None

    path = f"/media-resources/{media}"
    for item in (by_id, by_link, as_it_was_read):
        refused(owner.delete(path), 409)
        assert owner.delete(f"/products/{item['id']}").status_code == 200
    assert owner.delete(path).status_code == 200


def test_pictures_that_have_names_are_sent_all_together(owner: Caller):
    item = made(
        owner, "background-presets", framing_images={"full_body": PICTURE, "upper_body": PICTURE}
    )
    one = f"/background-presets/{item['id']}"

    assert item["framing_images"] == {"full_body": PICTURE, "upper_body": PICTURE}
    assert owner.patch(one, {"name": "x"}).json()["framing_images"] == item["framing_images"]
    fewer = owner.patch(one, {"framing_images": {"full_body": PICTURE}}).json()
    assert fewer["framing_images"] == {"full_body": PICTURE}


def test_subjects_are_the_talents_of_all_dialects(owner: Caller):
    count = owner.get("/subjects/?limit=1").json()["count"]
    zuri = listed(owner, "subjects", "search=zuri")[0]
    assert count == 60
    assert (zuri["slug"], zuri["gender"], zuri["age_class"]) == ("zuri", "Female", "Teen")
    assert zuri["cover_image_url"].endswith(f"/library/talents/{zuri['id']}.png")
    assert (zuri["owner_id"], zuri["organization_id"]) == (None, None)
    assert refused(owner.patch(f"/subjects/{zuri['id']}", {"name": "Mine"}), 403) == DENIED

    anna = made(owner, "subjects", surname="Berg", gender="Female", description="Curly red hair")
    assert anna["appearance"]["hair"] == "curly"
    own = owner.app.client.get(
        f"/library/talents/{anna['id']}", headers={"Authorization": f"Bearer {owner.token}"}
    )
    assert own.json()["name"] == "Anna Berg"


def test_a_subject_is_drawn_as_its_words_say_unless_it_says_more(owner: Caller):
    drawn = made(owner, "subjects", gender="Male", age_class="Elder")
    one = f"/subjects/{drawn['id']}"
    assert (drawn["appearance"]["gender"], drawn["appearance"]["age_group"]) == ("male", "Senior")
    assert owner.patch(one, {"gender": "Female"}).json()["appearance"]["gender"] == "female"

    look = {**drawn["appearance"], "hair": "afro"}
    assert owner.patch(one, {"appearance": look}).json()["appearance"] == look
    assert owner.patch(one, {"gender": "Other"}).json()["appearance"] == look


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("age_class=elder", 12),
        ("gender=Male&age_class=Teen", 6),
        ("body_type=Athletic", 10),
        ("only_with_base_images=true", 0),
        ("include_public=false", 0),
        ("search=%00", 0),
    ],
)
def test_subjects_are_filtered(owner: Caller, query: str, count: int):
    reply = owner.get(f"/subjects/?limit=5&{query}").json()

    assert reply["count"] == count
    assert len(reply["data"]) == min(count, 5)


def test_lists_are_paged(owner: Caller):
    everything = listed(owner, "shot-types", "limit=100")

    assert len(everything) >= 16
    assert listed(owner, "shot-types", "skip=3&limit=2") == everything[3:5]
    front = listed(owner, "shot-types", "view_angle=front&framing=FULL_BODY")
    assert [one["slug"] for one in front if one["owner_id"] is None][-1] == "front_full_body"
    for wrong in ("skip=-1", "limit=0", "limit=1001", "view_angle=above"):
        unprocessable(owner.get(f"/shot-types/?{wrong}"))


def test_poses_are_those_of_a_shot_type(owner: Caller):
    front = shot_type(owner)

    poses = listed(owner, "pose-presets", f"shot_type_id={front}")
    assert {one["shot_type_id"] for one in poses} == {front}
    assert listed(owner, "pose-presets", f"shot_type_id={UNKNOWN}") == []
    body = {"name": "x", "shot_type_id": front, "pose": "headstand"}
    assert set(unprocessable(owner.post("/pose-presets/", body))) == {"body.pose"}
    assert made(owner, "pose-presets", pose="stride")["pose"] == "stride"
    assert made(owner, "pose-presets", prompt="a hand on the hip")["pose"] == "hand_on_hip"


def test_models_are_read_by_everybody_and_made_by_administrators(
    owner: Caller, admin: Caller, nobody: Caller
):
    reply = nobody.get("/generation-models/").json()
    draft = next(one for one in reply["data"] if one["slug"] == "draft")
    assert draft["provider"] == "draft"
    assert owner.get(f"/generation-models/{draft['id']}").json() == draft
    assert refused(nobody.get(f"/generation-models/{draft['id']}"), 401) == "Not authenticated"

    body = {"name": "Big", "provider": "draft", "tool_types": ["EDIT"]}
    assert refused(owner.post("/generation-models/", body), 403) == DENIED
    unprocessable(admin.post("/generation-models/", {**body, "tool_types": ["SING"]}))
    big = admin.post("/generation-models/", body).json()
    one = f"/generation-models/{big['id']}"
    seen = [one["id"] for one in nobody.get("/generation-models/?tool_type=EDIT").json()["data"]]
    assert seen == [big["id"], draft["id"]]
    assert refused(owner.patch(one, {"name": "Mine"}), 403) == DENIED
    assert admin.patch(one, {"beta": True}).json()["beta"] is True
    assert admin.delete(one).status_code == 200
    assert nobody.get("/generation-models/?tool_type=EDIT").json()["count"] == 1
