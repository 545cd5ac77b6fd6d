"""A worker is killed between two takes of a picture; the next one goes on with the take that it
was killed in."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from aftermath import check_aftermath
from cyclorama.settings import Settings
from dreem_server import Client, Server, eventually
from product_photo import product_photo

TAKES = 4


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    running = Server(tmp_path / "data")
    yield running
    running.stop()


def test_kill_the_worker_in_the_middle_of_a_take(server: Server):
    server.start_api()
    server.start_worker()
    caller = Client(server, server.make_key())
    headers = {"Authorization": f"Bearer {caller.key}"}
    reply = server.client.post(
        "/api/v1/generations/agentic",
        json={
            "product_image": caller.upload(product_photo(240)),
            "batch_size": 1,
            "width": 512,
            "height": 512,
            "max_attempts": TAKES,
            "min_confidence_score": 1,
            "evaluation_provider": "mock",
        },
        headers=headers,
    )
    assert reply.status_code == 200, reply.text
    generation = reply.json()
    path = f"/api/v1/generations/agentic/{generation['orchestration_shot_id']}/status"

    def shot() -> dict[str, Any]:
        return dict(server.client.get(path, headers=headers).raise_for_status().json())

    def ended(count: int) -> list[dict[str, Any]]:
        """The takes, if as many as that have ended, and another goes on."""
        found = shot()["attempts"]
        done = [one for one in found if one["completed_at"]]
        return found if len(done) >= count and len(found) > len(done) else []

    eventually(lambda: ended(1), "the first take", server=server)
    server.kill("worker")
    before = [one for one in shot()["attempts"] if one["completed_at"]]
    server.start_worker()

    done = eventually(
        lambda: found if (found := shot())["status"] == "completed" else None,
        "the last take",
        server=server,
    )
    assert 1 <= len(before) < TAKES
    assert [one["attempt_number"] for one in done["attempts"]] == [*range(1, TAKES + 1)]
    for earlier, later in zip(before, done["attempts"], strict=False):
        assert _lasting(later) == _lasting(earlier)  # it was not made again
    pictures = {_lasting(one)["image_url"] for one in done["attempts"]}
    assert len(pictures) == TAKES
    shown = json.loads(server.command("run", "show", generation["id"], "--json"))
    starts = [one["data"]["step"] for one in shown["events"] if one["kind"] == "step.started"]
    assert starts.count("prediction-0") == 2
    settings = Settings(data_dir=server.data_dir)
    check_aftermath(settings.database, settings.storage)


def _lasting(attempt: dict[str, Any]) -> dict[str, Any]:
    """What of it stays: a link is signed anew at every reading."""
    return {**attempt, "image_url": attempt["image_url"].partition("?")[0]}
