"""The workflow API: its catalogue, and how soon a deleted workflow frees the processor."""

import io
import time
from collections.abc import Callable, Iterator

from PIL import Image

from benchmarks.client import Client, percentile
from benchmarks.figure import Figure
from benchmarks.server import Server, premises
from process_tree import descendants, works_in

CALLS = 300
LOOK_AGAIN_SECONDS = 0.005
PATIENCE_SECONDS = 120.0
CLIP = {
    "id": "bench_clip",
    "available_options": [{"key": "image_url", "component": "image", "required": True}],
    "steps": [
        {
            "id": "clip",
            "type": "create_video",
            "params": {"first_frame": "{{options.image_url}}", "duration": 10, "quantity": 4},
        }
    ],
    "outputs": [{"step": "clip"}],
}


def figures() -> Iterator[Figure]:
    with premises() as place, place.serving() as server:
        client = server.client()
        count = client.get("/v2/workflow/templates?detail=true")["count"]
        seconds = sorted(_seconds(client) for _ in range(CALLS))
        freed = _seconds_to_free(server, client)
    what = f"catalogue of {count} whole templates, p99"
    yield Figure(what, 1000 * percentile(seconds, 99), "ms", 60)
    yield Figure("delete in the middle of an encode: until the encoder is gone", freed, "s", 1)


def _seconds(client: Client) -> float:
    start = time.perf_counter()
    client.read("GET", "/v2/workflow/templates?detail=true")
    return time.perf_counter() - start


def _seconds_to_free(server: Server, client: Client) -> float:
    """From the sending of the delete to the end of the child process that encodes."""
    photo = io.BytesIO()
    Image.effect_noise((800, 600), 60).convert("RGB").save(photo, "JPEG")
    url = client.send_file("/media", photo.getvalue(), "image/jpeg")["url"]
    client.post("/v2/workflow/templates", CLIP)
    made = client.post("/v2/workflow", {"template_id": "bench_clip", "image_urls": [url]})
    path = f"/v2/workflow/{made['id']}"
    _await(lambda: client.get(path)["progress_percentage"] > 0)
    busy = _encoders(server)
    start = time.perf_counter()
    client.read("DELETE", path)
    _await(lambda: not busy & _encoders(server))
    return time.perf_counter() - start


def _encoders(server: Server) -> set[int]:
    scratch = server.settings.scratch
    return {pid for pid in descendants(server.pid) if works_in(pid, scratch)}


def _await(look: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not look():
        if time.monotonic() > deadline:
            raise RuntimeError(f"nothing happened within {PATIENCE_SECONDS:g} s")
        time.sleep(LOOK_AGAIN_SECONDS)
