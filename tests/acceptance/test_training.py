"""The whole way over HTTP: photos in, a data set out, which says that nothing trains here."""

import io
import json
import zipfile

import numpy as np
from PIL import Image

from dreem_server import Client, eventually
from picture_files import png


def cut_out(colour: tuple[int, int, int], size: int = 320) -> bytes:
    """A product on a transparent ground."""
    pixels = np.zeros((size, size, 4), np.uint8)
    pixels[size // 10 : -size // 10, size // 8 : -size // 8] = (*colour, 255)
    pixels[size // 5 : size // 3, size // 4 : size // 2] = (245, 245, 245, 255)
    return png(Image.fromarray(pixels))


def test_photos_become_a_data_set(client: Client):
    headers = {"Authorization": f"Bearer {client.key}"}
    photos = [client.upload(cut_out(colour)) for colour in ((200, 32, 42), (36, 86, 184))]
    http = client.server.client

    photos.append(client.upload(cut_out((200, 32, 42), size=128)))

    asked = {"trigger_word": "ohwx", "source_images": photos}
    sent = http.post("/api/v1/training/", json=asked, headers=headers)
    assert sent.status_code == 200, sent.text
    path = f"/api/v1/training/{sent.json()['id']}"

    def ended() -> dict[str, object] | None:
        found = http.get(path, headers=headers).json()
        return found if found["status"] not in ("pending", "running") else None

    training = eventually(ended, "the end of the training", server=client.server)
    archive = http.get(f"{path}/dataset", headers=headers)
    sheet = http.get(training["dataset"]["contact_sheet_url"])

    assert training["status"] == "failed"
    assert "no model engine that trains is configured" in training["error_message"]
    assert training["progress"] == 1
    assert [one["status"] for one in training["dataset"]["photos"]] == [
        "completed",
        "completed",
        "error",
    ]
    assert archive.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(archive.content)) as packed:
        lines = [json.loads(one) for one in packed.read("metadata.jsonl").decode().splitlines()]
        assert [one["file_name"] for one in lines] == ["001.png", "002.png"]
        assert lines[0]["text"].startswith("product photo of ohwx in red")
        with Image.open(io.BytesIO(packed.read("001.png"))) as photo:
            assert (photo.width % 64, photo.height % 64) == (0, 0)
    with Image.open(io.BytesIO(sheet.content)) as picture:
        assert picture.width == 1560
