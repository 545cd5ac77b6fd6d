"""The whole way over HTTP: a photo in, packshots and a signed callback out."""

import hashlib
import hmac
import io
import json

import numpy as np
import pytest
import skimage.data
from PIL import Image

from dreem_server import Client, Receiver, Server, eventually
from picture_files import animated, png, png_bomb
from product_photo import empty_wall, product_photo

RED, BLUE = (170, 40, 50), (40, 60, 170)


def picture_of(client: Client, file: dict[str, object]) -> Image.Image:
    reply = client.server.client.get(str(file["url"]))
    assert reply.status_code == 200
    assert reply.headers["content-type"] == file["contentType"]
    assert len(reply.content) == file["sizeBytes"]
    picture = Image.open(io.BytesIO(reply.content))
    assert picture.size == (file["width"], file["height"])
    return picture


def middle(picture: Image.Image) -> np.ndarray:
    width, height = picture.size
    box = (width * 0.45, height * 0.45, width * 0.55, height * 0.55)
    patch = np.asarray(picture.convert("RGB").crop([round(x) for x in box]))
    return np.median(patch.reshape(-1, 3), axis=0)


def test_a_photo_becomes_one_packshot_per_shot_code(client: Client, coffee: bytes):
    url = client.upload(coffee)

    request_id = client.submit(
        url, "FRONT-1", "white-1", outputAspectRatio="Ratio4x5", state={"sku": "C-1"}
    )
    answer = client.finished(request_id)

    data = answer["data"]
    assert (answer["errorCode"], data["status"], data["type"]) == (0, "Completed", "Packshot")
    assert data["state"] == {"sku": "C-1"}
    assert data["creditsUsed"] == 12
    assert [output["shotCode"] for output in data["outputs"]] == ["FRONT-1", "WHITE-1"]
    for output in data["outputs"]:
        picture = picture_of(client, output["files"][0])
        assert picture.size == (820, 1024)
        assert picture.format == "PNG"


@pytest.mark.parametrize(
    ("form", "content_type"), [("jpeg", "image/jpeg"), ("webp", "image/webp"), (0, "image/png")]
)
def test_the_output_has_the_format_that_was_asked_for(client: Client, form, content_type):
    url = client.upload(product_photo())

    data = client.finished(client.submit(url, outputFormat=form))["data"]

    file = data["outputs"][0]["files"][0]
    assert file["contentType"] == content_type
    picture_of(client, file)


def test_a_back_shot_takes_the_back_photo(client: Client):
    front, back = (
        client.upload(product_photo(colour=RED)),
        client.upload(product_photo(colour=BLUE)),
    )
    body = {
        "shotCodes": ["FRONT-1", "BACK-1"],
        "images": [{"url": front, "viewType": 0}, {"url": back, "viewType": "Back"}],
    }

    data = client.finished(client.post(body).json()["requestId"])["data"]

    colours = [middle(picture_of(client, output["files"][0])) for output in data["outputs"]]
    assert np.abs(colours[0] - RED).max() < 30
    assert np.abs(colours[1] - BLUE).max() < 30


def test_a_photo_without_a_product_fails_its_shot_and_costs_nothing(client: Client):
    good, hopeless = client.upload(product_photo()), client.upload(empty_wall())
    body = {
        "shotCodes": ["FRONT-1", "BACK-1"],
        "images": [{"url": good}, {"url": hopeless, "viewType": 1}],
    }

    answer = client.finished(client.post(body).json()["requestId"])

    made, failed = answer["data"]["outputs"]
    assert (answer["errorCode"], answer["data"]["status"]) == (0, "Completed")
    assert (made["status"], failed["status"]) == ("Completed", "Failed")
    assert failed["errorCode"] == 4
    assert "product" in failed["message"]
    assert failed["files"] == []
    assert answer["data"]["creditsUsed"] == 6


def test_a_hint_finds_what_could_not_be_found_without(client: Client):
    url = client.upload(png(Image.fromarray(skimage.data.rocket())))
    box = {"left": 0.43, "top": 0.28, "right": 0.57, "bottom": 1.0}
    hinted = {"shotCodes": ["WHITE-1"], "images": [{"url": url, "hint": {"box": box}}]}

    without = client.finished(client.submit(url))
    with_hint = client.finished(client.post(hinted).json()["requestId"])

    assert (without["data"]["status"], without["errorCode"]) == ("Failed", 4)
    assert "hint" in without["message"]
    assert with_hint["data"]["status"] == "Completed"


def test_a_request_of_which_nothing_could_be_made_has_failed(client: Client):
    answer = client.finished(client.submit(client.upload(empty_wall())))

    assert (answer["errorCode"], answer["data"]["status"]) == (4, "Failed")
    assert "product" in answer["message"]
    assert answer["data"]["creditsUsed"] == 0


def test_the_callback_is_the_status_signed_and_comes_again_until_it_is_taken(
    client: Client, outside: Receiver
):
    outside.statuses = [500, 503, 302]
    secret = "s3cret ключ"
    request_id = client.submit(
        client.upload(product_photo()),
        callbackUrl=f"{outside.url}/hook",
        callbackSecret=secret,
        state={"n": [1, None]},
    )

    eventually(lambda: len(outside.calls) == 4, "the fourth try", server=client.server)

    ids = {headers["Webhook-Id"] for headers, _ in lower(outside.calls)}
    assert len(ids) == 1
    headers, body = lower(outside.calls)[-1]
    assert (
        headers["X-Dreem-Signature"] == hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    )
    told, read = json.loads(body), client.status(request_id)
    for answer in (told, read):  # links are signed anew at every reading
        for output in answer["data"]["outputs"]:
            for file in output["files"]:
                del file["url"], file["expiresAt"]
    assert told == read
    listed = json.loads(
        client.server.command(
            "webhook", "list", "--email", "admin@example.com", "--run", request_id, "--json"
        )
    )
    assert [row["state"] for row in listed] == ["delivered"]


def lower(calls: list[tuple[dict[str, str], bytes]]) -> list[tuple[dict[str, str], bytes]]:
    return [({name.title(): value for name, value in head.items()}, body) for head, body in calls]


def test_an_output_link_can_be_the_input_of_the_next_request(client: Client):
    first = client.finished(client.submit(client.upload(product_photo()), "WHITE-1"))
    link = first["data"]["outputs"][0]["files"][0]["url"]

    second = client.finished(client.submit(link, "FLAT-1"))

    assert second["data"]["status"] == "Completed"


def test_a_picture_is_fetched_from_where_its_url_leads(client: Client, outside: Receiver):
    outside.files["/shop/shirt.png"] = product_photo()

    answer = client.finished(client.submit(f"{outside.url}/shop/shirt.png?v=2"))

    assert answer["data"]["status"] == "Completed"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        pytest.param(None, "404", id="not there"),
        pytest.param(b"<html>no picture</html>", "picture", id="not a picture"),
        pytest.param(product_photo()[:3000], "picture", id="cut off in the middle"),
        pytest.param(animated("gif"), "picture", id="animated GIF renamed"),
        pytest.param(png_bomb(), "pixels", id="60 000 x 60 000 pixels"),
    ],
)
def test_what_cannot_be_taken_in_fails_the_request_and_leaves_nothing(
    client: Client, outside: Receiver, content, sentence
):
    if content is not None:
        outside.files["/a.png"] = content

    answer = client.finished(client.submit(f"{outside.url}/a.png"))

    assert (answer["errorCode"], answer["data"]["status"]) == (4, "Failed")
    assert sentence in answer["message"]
    assert answer["data"]["creditsUsed"] == 0


@pytest.mark.parametrize("content", [b"", b"no picture", png_bomb(), animated("gif")])
def test_an_upload_that_is_no_good_picture_is_refused(client: Client, content):
    reply = client.server.client.post("/media", content=content, headers=client.headers)

    assert reply.status_code in (400, 413)
    assert reply.json()["error"]["message"].endswith(".")


def test_the_same_idempotency_key_makes_one_request(client: Client):
    body = {"shotCodes": ["WHITE-1"], "images": [{"url": client.upload(product_photo())}]}

    first = client.post(body, **{"Idempotency-Key": "order-1"})
    again = client.post(body, **{"Idempotency-Key": "order-1"})
    other = client.post({**body, "resolution": 1}, **{"Idempotency-Key": "order-1"})

    assert first.json() == again.json()
    assert again.headers["Idempotency-Replayed"] == "true"
    assert (other.status_code, other.json()["errorCode"]) == (422, 1)
    client.finished(first.json()["requestId"])


def test_a_cancelled_run_ends_at_once_and_is_not_charged(client: Client, server: Server):
    request_id = client.submit(
        client.upload(product_photo(1600)), "FRONT-1", "WHITE-1", resolution=2
    )
    eventually(
        lambda: client.status(request_id)["data"]["status"] == "Processing",
        "its start",
        server=server,
    )

    server.command("run", "cancel", request_id)

    data = client.status(request_id)["data"]
    assert (data["status"], data["creditsUsed"]) == ("Failed", 0)
    shown = json.loads(server.command("run", "show", request_id, "--json"))
    assert shown["state"] == "cancelled"
    assert [event["kind"] for event in shown["events"]].count("run.cancelled") == 1


def test_links_take_ranges_and_nothing_but_what_was_signed(client: Client, server: Server):
    url = client.upload(product_photo())
    whole = server.client.get(url).content

    part = server.client.get(url, headers={"Range": "bytes=5-9"})
    tail = server.client.get(url, headers={"Range": "bytes=-4"})
    beyond = server.client.get(url, headers={"Range": f"bytes={len(whole)}-"})

    assert (part.status_code, part.content) == (206, whole[5:10])
    assert part.headers["content-range"] == f"bytes 5-9/{len(whole)}"
    assert (tail.status_code, tail.content) == (206, whole[-4:])
    assert beyond.status_code == 416
    for altered in (
        url[:-1] + ("0" if url[-1] != "0" else "1"),
        url.replace("exp=1", "exp=2"),
        url.split("?")[0],
    ):
        assert server.client.get(altered).status_code == 403


def test_a_made_file_says_what_made_it(client: Client):
    data = client.finished(client.submit(client.upload(product_photo())))["data"]

    picture = picture_of(client, data["outputs"][0]["files"][0])
    picture.load()  # the text follows the pixels
    xmp = picture.info["XML:com.adobe.xmp"]
    assert "digitalsourcetype" in xmp
    assert "Cyclorama draft" in xmp
