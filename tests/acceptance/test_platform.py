"""An outside system hands photos in and is told of the pictures that came of them."""

import base64
import hashlib
import hmac
import io
import json
from pathlib import Path

import jsonschema
from PIL import Image

from dreem_server import Client, Receiver, Server, eventually
from picture_files import png
from platform_client import PlatformClient
from product_photo import product_photo

CONTRACT = json.loads(
    (Path(__file__).parents[1] / "conformance" / "dreem" / "contract.openapi.json").read_text()
)
SECRET = "s3cret ключ"


def test_files_are_fetched_and_stand_behind_signed_links(client: Client, outside: Receiver):
    photo = product_photo(120)
    outside.files["/shop/shirt.png"] = photo
    outside.files["/shop/notes.txt"] = b"no picture"
    shop = PlatformClient.connect(client, f"{outside.url}/hook", SECRET)

    session_id = shop.open(
        f"{outside.url}/shop/shirt.png?v=2",
        f"{outside.url}/shop/notes.txt",
        f"{outside.url}/shop/nothing.png",
        client.upload(png(Image.new("RGB", (30, 20)))),
    )
    there, no_picture, not_there, ours = shop.files(session_id)

    assert (there["status"], there["error"]) == ("Downloaded", None)
    assert (there["fileName"], there["width"], there["height"]) == ("shirt.png", 120, 120)
    reply = client.server.client.get(there["url"])
    assert (reply.status_code, reply.headers["content-type"]) == (200, "image/png")
    assert Image.open(io.BytesIO(reply.content)).size == (120, 120)
    assert (no_picture["status"], no_picture["url"]) == ("Failed", None)
    assert "picture" in no_picture["error"]
    assert (not_there["status"], "404" in not_there["error"]) == ("Failed", True)
    assert (ours["status"], ours["width"]) == ("Downloaded", 30)


def test_from_a_session_to_packshots_and_back_with_a_signed_webhook(
    client: Client, server: Server, outside: Receiver
):
    outside.files["/shirt.png"] = product_photo()
    outside.statuses = [500, 302]
    shop = PlatformClient.connect(client, f"{outside.url}/hook", SECRET)
    session_id = shop.open(f"{outside.url}/shirt.png")
    (photo,) = shop.files(session_id)
    request_id = client.submit(photo["url"], "WHITE-1", "FLAT-1")
    made = client.finished(request_id)["data"]["outputs"]

    attached = server.client.post(
        f"/platform/sessions/{session_id}/outputs",
        json={"requestId": request_id},
        headers=client.headers,
    )
    again = server.client.post(
        f"/platform/sessions/{session_id}/outputs",
        json={"requestId": request_id, "shotCodes": ["white-1"]},
        headers=client.headers,
    )

    assert (attached.status_code, again.status_code) == (200, 200), attached.text
    eventually(lambda: len(outside.calls) == 3, "the third try", server=server)
    headers = {name.lower(): value for name, value in outside.calls[-1][0].items()}
    body = outside.calls[-1][1]
    told, session = json.loads(body), shop.read(session_id)
    jsonschema.validate(
        told,
        {**CONTRACT, "$ref": "#/components/schemas/OutputsSaved"},
        cls=jsonschema.Draft202012Validator,
    )
    assert headers["x-dreem-event"] == told["event"] == "session.outputs_saved"
    assert headers["webhook-id"] == told["eventId"]
    assert (told["sessionId"], told["connectorId"]) == (session_id, shop.connector_id)
    assert (told["externalKey"], told["sessionName"]) == ("S-1", "Spring")
    assert [output["shotCode"] for output in told["outputs"]] == ["WHITE-1", "FLAT-1"]
    assert [output["outputId"] for output in told["outputs"]] == [
        output["outputId"] for output in session["outputs"]
    ]
    for output, packshot in zip(told["outputs"], made, strict=True):
        assert (output["requestId"], output["viewType"]) == (request_id, 0)
        assert output["fileName"] == packshot["files"][0]["fileName"]
        linked = server.client.get(output["url"]).content
        assert linked == server.client.get(packshot["files"][0]["url"]).content

    # Checked here as the documentation's pseudo-code and Standard Webhooks say, by no code of ours.
    assert (
        headers["x-dreem-signature"] == hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
    )
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    digest = hmac.new(SECRET.encode(), signed, hashlib.sha256).digest()
    assert headers["webhook-signature"] == f"v1,{base64.b64encode(digest).decode()}"

    def delivered() -> bool:
        listed = server.command(
            "webhook", "list", "--email", "admin@example.com", "--session", session_id, "--json"
        )
        rows = json.loads(listed)
        assert [row["event"] for row in rows] == ["session.outputs_saved"]
        return [row["state"] for row in rows] == ["delivered"]

    eventually(delivered, "the record of the delivery", server=server)


def test_a_session_that_is_deleted_while_its_file_is_fetched_keeps_nothing(
    client: Client, server: Server, outside: Receiver
):
    outside.files["/late.png"] = product_photo(64)
    outside.held.add("/late.png")
    shop = PlatformClient.connect(client, f"{outside.url}/hook", SECRET)
    session_id = shop.open(f"{outside.url}/late.png")
    eventually(lambda: "/late.png" in outside.asked, "the download's start", server=server)

    deleted = server.client.delete(f"/platform/sessions/{session_id}", headers=shop.headers)
    outside.let_go()

    assert deleted.status_code == 200
    for method, path in (("GET", ""), ("DELETE", ""), ("POST", "/files")):
        reply = server.client.request(
            method,
            f"/platform/sessions/{session_id}{path}",
            json={"files": [{"fileUrl": f"{outside.url}/late.png"}]} if path else None,
            headers=shop.headers,
        )
        assert (reply.status_code, reply.json()["ErrorCode"]) == (404, 404)
