"""A clip from stills, over HTTP."""

import io

import av
import numpy as np
import pytest

from cyclorama.library.prompts import load_prompts
from dreem_server import Client
from product_photo import product_photo

RED, BLUE = (170, 40, 50), (40, 60, 170)


@pytest.fixture(scope="module")
def first() -> bytes:
    return product_photo(480, RED)


def frames_of(clip: bytes) -> tuple[av.container.InputContainer, list[np.ndarray]]:
    container = av.open(io.BytesIO(clip))
    decoded = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
    return container, decoded


def middle(frame: np.ndarray) -> np.ndarray:
    height, width = frame.shape[:2]
    patch = frame[height * 45 // 100 : height * 55 // 100, width * 45 // 100 : width * 55 // 100]
    return np.median(patch.reshape(-1, 3), axis=0)


def test_an_output_of_a_request_is_moved_by_a_prompt_of_the_library(client: Client, first: bytes):
    still = client.finished(client.submit(client.upload(first)))["data"]["outputs"][0]["files"][0]
    prompt = next(one for one in load_prompts() if "push_in" in one.motion.moves)
    body = {
        "images": [{"url": still["url"], "frameType": "FirstFrame"}],
        "duration": "5s",
        "promptId": str(prompt.id),
        "outputAspectRatio": "Ratio1x1",
    }

    data = client.generate("image-to-video", body)["data"]

    assert (data["status"], data["type"], data["creditsUsed"]) == ("Completed", "ImageToVideo", 10)
    [output] = data["outputs"]
    [file] = output["files"]
    assert output["shotCode"] is None
    assert (file["contentType"], file["width"], file["height"]) == ("video/mp4", 1080, 1080)
    container, frames = frames_of(client.fetch(file))
    stream = container.streams.video[0]
    assert (stream.codec.name, stream.average_rate, len(frames)) == ("h264", 30, 150)
    assert np.abs(middle(frames[0]) - RED).max() < 12
    assert np.abs(frames[0].astype(int) - frames[-1]).mean() > 1  # it moves
    as_photo = client.post({"shotCodes": ["WHITE-1"], "images": [{"url": file["url"]}]})
    assert (as_photo.status_code, as_photo.json()["errorCode"]) == (400, 19)


def test_two_frames_are_where_the_clip_begins_and_ends(client: Client, first: bytes):
    last = product_photo(480, BLUE)
    body = {
        "images": [
            {"url": client.upload(last), "frameType": "1"},
            {"url": client.upload(first), "frameType": 0},
        ],
        "duration": "5s",
        "prompt": "morph 🎥 ثم توقف",
    }

    data = client.generate("image-to-video", body)["data"]

    _, frames = frames_of(client.fetch(data["outputs"][0]["files"][0]))
    assert np.abs(middle(frames[0]) - RED).max() < 12
    assert np.abs(middle(frames[-1]) - BLUE).max() < 12


def test_a_frame_that_cannot_be_fetched_fails_the_request(client: Client, first: bytes):
    body = {
        "images": [
            {"url": client.upload(first), "frameType": 0},
            {"url": f"{client.server.url}/nothing.png", "frameType": 1},
        ],
        "duration": "5s",
    }

    answer = client.generate("image-to-video", body)

    assert (answer["errorCode"], answer["data"]["status"]) == (4, "Failed")
    assert answer["data"]["creditsUsed"] == 0
