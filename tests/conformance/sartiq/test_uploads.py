"""Uploads by signed links, media resources, and the lasting addresses of files."""

from urllib.parse import urlsplit

import pytest

from picture_files import photo, png
from sartiq_caller import UNKNOWN, Caller
from sartiq_contract import refused, unprocessable, validate
from sartiq_uploads import local, presigned, put, uploaded

PICTURE = png(photo().resize((96, 64)))
UNKNOWN_MEDIA = f"/media-resources/{UNKNOWN}"


@pytest.fixture(scope="module")
def media_id(caller: Caller) -> str:
    return uploaded(caller, PICTURE)


def test_a_place_has_the_published_form(caller):
    place = presigned(caller, size=len(PICTURE))

    assert set(place) == {
        "upload_url",
        "file_url",
        "upload_method",
        "expires_in_seconds",
        "max_file_size",
    }
    said = (place["upload_method"], place["expires_in_seconds"], place["max_file_size"])
    assert said == ("PUT", 900, 52_428_800)
    assert urlsplit(place["file_url"]).path.endswith("_Cup-of-coffee.png")


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"filename": ""}, "body.filename"),
        ({"filename": "x" * 256}, "body.filename"),
        ({"filename": None}, "body.filename"),
        ({"content_type": "text/html"}, "body.content_type"),
        ({"content_type": None}, "body.content_type"),
        ({"size": 0}, "body.size"),
        ({"size": 52_428_801}, "body.size"),
        ({"size": "many"}, "body.size"),
    ],
)
def test_a_place_that_nothing_can_be_put_to_is_refused(caller, change, place):
    asked = {"filename": "cup.png", "content_type": "image/png"}

    reply = caller.post("/uploads/presigned-url", {**asked, **change})

    assert place in unprocessable(reply)


def test_a_file_that_was_put_is_found_by_its_url(app, caller):
    place = presigned(caller, content_type="image/PNG", filename="../../etc/Größe 1.PNG")
    assert put(app, place["upload_url"], PICTURE).status_code == 200

    there = app.client.get(local(place["file_url"]), follow_redirects=False)

    assert there.status_code == 302
    shown = app.client.get(local(there.headers["location"]))
    assert (shown.status_code, shown.headers["content-type"]) == (200, "image/png")


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (PICTURE + b"x", "image/png", 413),
        (PICTURE[:-1], "image/png", 400),
        (PICTURE, "image/jpeg", 400),
    ],
)
def test_a_link_binds_type_and_size(app, caller, content, kind, status):
    place = presigned(caller, size=len(PICTURE))

    assert put(app, place["upload_url"], content, kind).status_code == status

    assert app.client.get(local(place["file_url"])).status_code == 400


def test_an_altered_link_is_no_link(app, caller):
    place = presigned(caller)

    assert put(app, place["upload_url"] + "0", PICTURE).status_code == 403
    refused(app.client.get(local(place["file_url"] + "0")), 403)
    refused(app.client.get(urlsplit(place["file_url"]).path), 403)
    unknown = place["upload_url"].replace(urlsplit(place["upload_url"]).path, f"/uploads/{UNKNOWN}")
    assert put(app, unknown, PICTURE).status_code == 404


def test_what_is_no_picture_is_told_when_it_is_asked_for(app, caller):
    place = presigned(caller)
    assert put(app, place["upload_url"], b"<html>").status_code == 200

    refused(app.client.get(local(place["file_url"])), 400)


def test_a_media_resource_tells_what_is_known(caller, media_id):
    shown = caller.get(f"/media-resources/{media_id}").json()

    validate(shown, "MediaResourcePublic")
    assert shown | {"url": "", "created_at": "", "content_hash": ""} == {
        "id": media_id,
        "created_at": "",
        "url": "",
        "resource_type": "IMAGE",
        "content_hash": "",
        "extension": "png",
        "file_size": shown["file_size"],
        "width": 96,
        "height": 64,
        "aspect_ratio": 1.5,
        "orientation": "landscape",
        "dominant_color": shown["dominant_color"],
        "color_profile": "sRGB",
        "duration": None,
        "alt_text": None,
        "caption": None,
        "protected": False,
    }
    assert len(caller.app.client.get(local(shown["url"])).content) == shown["file_size"]


def test_the_same_content_is_one_media_resource_of_its_account(caller, stranger, media_id):
    assert uploaded(caller, PICTURE, filename="again.png") == media_id
    assert uploaded(stranger, PICTURE) != media_id


def test_what_is_said_of_a_media_resource_fills_in_what_is_null(caller):
    one = uploaded(caller, png(photo().resize((64, 40))))
    said = {"alt_text": "A cup", "width": 7, "color_profile": "P3", "dominant_color": "#000000"}
    before = caller.get(f"/media-resources/{one}").json()

    first = caller.patch(f"/media-resources/{one}", said).json()
    second = caller.patch(f"/media-resources/{one}", {"alt_text": "x", "caption": "Red"}).json()

    validate(second, "MediaResourcePublic")
    assert first | {"url": ""} == before | {"alt_text": "A cup", "url": ""}
    assert second | {"url": ""} == first | {"caption": "Red", "url": ""}
    assert caller.get(f"/media-resources/{one}").json() | {"url": ""} == second | {"url": ""}


@pytest.mark.parametrize(
    "body", [{"alt_text": 5}, {"caption": "x" * 10_001}, {"width": "wide"}, []]
)
def test_what_cannot_be_said_is_refused(caller, media_id, body):
    assert unprocessable(caller.patch(f"/media-resources/{media_id}", body))


def test_a_deleted_media_resource_is_gone_at_once(app, caller):
    one = uploaded(caller, png(photo().resize((48, 40))))
    link = caller.get(f"/media-resources/{one}").json()["url"]

    reply = caller.delete(f"/media-resources/{one}")

    validate(reply.json(), "Message")
    assert app.client.get(local(link)).status_code == 404
    for method in ("GET", "PATCH", "DELETE"):
        refused(
            caller.send(method, f"/media-resources/{one}", {} if method == "PATCH" else None), 404
        )
    assert uploaded(caller, png(photo().resize((48, 40)))) != one


def test_anothers_media_resource_is_not_found(caller, stranger, media_id):
    for method, body in (("GET", None), ("PATCH", {"alt_text": "x"}), ("DELETE", None)):
        mine = refused(stranger.send(method, f"/media-resources/{media_id}", body), 404)
        assert refused(stranger.send(method, UNKNOWN_MEDIA, body), 404) == mine
    address = f"/files/media/{media_id}/cup.png"
    token = {"Authorization": f"Bearer {stranger.token}"}
    refused(stranger.app.client.get(address, headers=token), 404)
    assert caller.get(f"/media-resources/{media_id}").json()["alt_text"] is None


def test_a_lasting_address_leads_to_a_link_that_works(app, caller, media_id):
    address = f"/files/media/{media_id}/cup.png"
    token = {"Authorization": f"Bearer {caller.token}"}

    there = app.client.get(address, headers=token, follow_redirects=False)

    assert there.status_code == 302
    assert app.client.get(local(there.headers["location"])).status_code == 200
    refused(app.client.get(address), 401, "Not authenticated")
    for unknown in (f"media/{UNKNOWN}/cup.png", "images/products/cup.png", "media/x/y"):
        refused(app.client.get(f"/files/{unknown}", headers=token), 404)


def test_an_organizations_upload_is_its_members(caller, stranger):
    organization = caller.organization("Cups")

    one = uploaded(caller, PICTURE, organization_id=organization)

    assert caller.get(f"/media-resources/{one}").status_code == 200
    refused(stranger.get(f"/media-resources/{one}"), 404)
    asked = {"filename": "cup.png", "content_type": "image/png"}
    query = {"organization_id": organization}
    reply = stranger.post("/uploads/presigned-url", asked, params=query)
    refused(reply, 403, "Not enough permissions")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/uploads/presigned-url"),
        ("GET", UNKNOWN_MEDIA),
        ("PATCH", UNKNOWN_MEDIA),
        ("DELETE", UNKNOWN_MEDIA),
    ],
)
def test_nobody_gets_in(nobody, method, path):
    refused(nobody.send(method, path), 401, "Not authenticated")
