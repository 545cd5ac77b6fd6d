"""A garment on a talent, over HTTP: photos in, dressed figures and a signed callback out."""

import hashlib
import hmac
import io
import json

import numpy as np
import pytest
from PIL import Image

from cyclorama.figure.garment.wardrobe.item import Item
from cyclorama.figure.garment.wardrobe.photo import photograph
from cyclorama.library.talents import load_talents
from dreem_server import Client, Receiver, eventually
from picture_files import png
from product_photo import empty_wall

WOMAN = next(talent for talent in load_talents() if talent.gender.value == "female")
GREEN = (120, 150, 130)


@pytest.fixture(scope="module")
def tee() -> bytes:
    return png(Image.fromarray(photograph(Item.TEE, 700)))


@pytest.fixture(scope="module")
def jeans() -> bytes:
    return png(Image.fromarray(photograph(Item.JEANS, 700)))


def body(*images: dict[str, object], **more: object) -> dict[str, object]:
    wish = {"talentId": str(WOMAN.id), "shotCodes": ["MODEL-FULL-1"], "images": list(images)}
    return {**wish, "outputAspectRatio": "Ratio3x4", **more}


def share_of(colour: tuple[int, int, int], picture: Image.Image) -> float:
    """How much of the picture is within 40 levels of a colour."""
    apart = np.abs(np.asarray(picture.convert("RGB")).astype(int) - colour).max(axis=2)
    return float((apart < 40).mean())


def test_an_outfit_is_worn_in_each_shot_and_says_that_it_is_a_draft(
    client: Client, tee: bytes, jeans: bytes
):
    worn = body(
        {"url": client.upload(tee)},
        {"url": client.upload(jeans), "productType": "Outfit"},
        shotCodes=["MODEL-FULL-1", "model-waist-1"],
        state={"sku": "T-1"},
    )

    answer = client.generate("virtual-model", worn)

    data = answer["data"]
    assert (data["status"], data["type"]) == ("Completed", "VirtualModel")
    assert (data["creditsUsed"], data["state"]) == (18, {"sku": "T-1"})
    assert [one["shotCode"] for one in data["outputs"]] == ["MODEL-FULL-1", "MODEL-WAIST-1"]
    for output in data["outputs"]:
        made = client.fetch(output["files"][0])
        picture = Image.open(io.BytesIO(made))
        assert picture.size == (768, 1024)
        assert share_of(GREEN, picture) > 0.02  # the tee is to be seen
        assert output["madeBy"]["draft"] is True
        told = str(picture.info)  # its metadata
        assert "digitalsourcetype" in told
        assert "draft" in told


def test_a_back_shot_needs_and_takes_the_back_photo(client: Client, tee: bytes):
    front = {"url": client.upload(tee)}
    back = {
        "url": client.upload(png(Image.fromarray(photograph(Item.TEE_BACK, 700)))),
        "viewType": "Back",
    }

    refused = client.post(body(front, shotCodes=["MODEL-BACK-1"]), "virtual-model")
    made = client.generate("virtual-model", body(front, back, shotCodes=["MODEL-BACK-1"]))

    assert (refused.status_code, refused.json()["errorCode"]) == (400, 4)
    assert made["data"]["status"] == "Completed"


def test_a_garment_photo_in_which_nothing_is_found_fails_and_costs_nothing(client: Client):
    answer = client.generate("virtual-model", body({"url": client.upload(empty_wall())}))

    assert (answer["errorCode"], answer["data"]["status"]) == (4, "Failed")
    assert "product" in answer["message"]
    assert answer["data"]["creditsUsed"] == 0


def test_the_callback_is_the_status_signed_as_the_documentation_says(
    client: Client, outside: Receiver, tee: bytes
):
    """Its pseudo-code: take the HMAC-SHA256 of the raw body with the secret, as lower-case
    hexadecimal, and compare it with the header."""
    wish = body(
        {"url": client.upload(tee)}, callbackUrl=outside.url + "/hook", callbackSecret="s3cret"
    )

    answer = client.generate("virtual-model", wish)
    eventually(lambda: outside.calls, "the callback", server=client.server)

    headers, raw = outside.calls[0]
    expected = hmac.new(b"s3cret", raw, hashlib.sha256).hexdigest()
    assert hmac.compare_digest(expected, headers["X-Dreem-Signature"])
    told = json.loads(raw)
    assert told["requestId"] == answer["requestId"]
    assert told["data"]["status"] == "Completed"
    [file] = told["data"]["outputs"][0]["files"]
    assert client.fetch(file)
