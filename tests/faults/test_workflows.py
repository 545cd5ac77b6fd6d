"""Workflows whose worker is killed at every step, or which are deleted in the middle of one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from aftermath import check_aftermath
from cyclorama.settings import Settings
from dreem_server import Receiver, Server, eventually, receiver
from picture_files import plain, png
from process_tree import descendants, works_in
from product_photo import product_photo
from vimmerse_client import VimmerseClient

STEPS = 6


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    running = Server(tmp_path / "data")
    yield running
    running.stop()


@pytest.fixture
def outside() -> Iterator[Receiver]:
    with receiver() as state:
        yield state


def chain() -> dict[str, object]:
    """A template of steps that wait for each other; each puts a logo on, which takes a while."""
    sources = ["{{options.image_url}}", *(f"{{{{steps.step{n}.url}}}}" for n in range(1, STEPS))]
    return {
        "id": "own_chain",
        "credits": {"image": 9},
        "available_options": [{"key": "image_url", "component": "image", "required": True}],
        "steps": [
            {
                "id": f"step{number}",
                "type": "overlay_logo",
                "params": {"image_url": source, "logo_url": "{{options.image_url}}"},
            }
            for number, source in enumerate(sources, 1)
        ],
        "outputs": [{"step": f"step{STEPS}"}],
    }


def test_a_worker_killed_at_every_step_boundary_does_no_step_twice(
    server: Server, outside: Receiver
):
    outside.files["/photo.png"] = png(plain(size=(400, 300)))
    server.start_api()
    client = VimmerseClient(server, server.make_key())
    client.save(chain())
    workflow_id = client.create("own_chain", image_urls=[f"{outside.url}/photo.png"])

    for number in range(1, STEPS + 1):
        server.start_worker()
        eventually(
            lambda done=number: len(client.workflow(workflow_id)["completions"]) >= done,
            f"step {number}",
            server=server,
        )
        server.kill("worker")
    server.start_worker()

    done = client.finished(workflow_id)
    assert (done["processing_status"], done["used_credits"]) == ("success", 9)
    assert [one["id"] for one in done["completions"]] == [f"step{n}" for n in range(1, STEPS + 1)]
    settings = Settings(data_dir=server.data_dir)
    check_aftermath(settings.database, settings.storage)


def test_deleted_in_the_middle_of_an_encode_it_frees_the_processor_and_leaves_nothing(
    server: Server, outside: Receiver
):
    outside.files["/photo.png"] = product_photo(1200)
    server.start_api()
    server.start_worker()
    client = VimmerseClient(server, server.make_key())
    client.save(
        {
            "id": "own_clip",
            "available_options": [{"key": "image_url", "component": "image", "required": True}],
            "steps": [
                {
                    "id": "trim",
                    "type": "crop_to_content",
                    "params": {"image_url": "{{options.image_url}}"},
                },
                {
                    "id": "clip",
                    "type": "create_video",
                    "params": {
                        "first_frame": "{{steps.trim.url}}",
                        "duration": 10,
                        "quantity": 4,  # so that the first is not yet the last
                        "motion": {"moves": ["push_in"]},
                    },
                },
            ],
            "outputs": [{"step": "clip"}],
        }
    )
    workflow_id = client.create("own_clip", image_urls=[f"{outside.url}/photo.png"])
    worker, scratch = server.processes["worker"].pid, server.data_dir / "scratch"

    def encoder() -> int | None:
        begun = client.workflow(workflow_id)["progress_percentage"] > 50  # of two steps
        busy = [pid for pid in descendants(worker) if works_in(pid, scratch)]
        return busy[0] if begun and busy else None

    busy = eventually(encoder, "the encode", server=server)

    assert client.send("DELETE", f"/v2/workflow/{workflow_id}").status_code == 200

    eventually(lambda: busy not in descendants(worker), "the end of the encode", server=server)
    eventually(lambda: not any(scratch.iterdir()), "an empty scratch folder")
    assert not list((server.data_dir / "blobs").rglob("*.mp4"))
    assert client.send("GET", f"/v2/workflow/{workflow_id}").status_code == 404
