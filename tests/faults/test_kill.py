"""Processes are killed without warning; what was accepted is carried out all the same."""

import json
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image, ImageOps

from aftermath import check_aftermath
from cyclorama.settings import Settings
from dreem_server import Client, Receiver, Server, eventually, receiver
from picture_files import png
from product_photo import product_photo

PHOTO = product_photo(600)
# Cut out already: what is killed and carried on are a run's steps, however little each has to do.
CUT_OUT = png(ImageOps.expand(Image.new("RGBA", (40, 40), (170, 40, 50, 255)), 12))
WIDE = 9  # of the ratios the one with the fewest pixels


@pytest.fixture(params=["sqlite", "postgres"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    url = request.getfixturevalue("new_postgres_url") if request.param == "postgres" else ""
    running = Server(tmp_path / "data", url)
    yield running
    running.stop()


@pytest.fixture
def outside() -> Iterator[Receiver]:
    with receiver() as state:
        yield state


def check(server: Server) -> None:
    settings = Settings(
        data_dir=server.data_dir, database_url=server.environment["CYCLORAMA_DATABASE_URL"]
    )
    check_aftermath(settings.database, settings.storage)


def steps_of(server: Server, run_id: str) -> dict[str, str]:
    shown = json.loads(server.command("run", "show", run_id, "--json"))
    return {step["step"]: step["state"] for step in shown["steps"]}


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM], ids=["kill", "terminate"])
def test_end_the_worker_in_the_middle_of_a_step(server: Server, how: signal.Signals):
    server.start_api()
    server.start_worker()
    client = Client(server, server.make_key())
    run_id = client.submit(client.upload(PHOTO), "FRONT-1", "WHITE-1")
    eventually(
        lambda: steps_of(server, run_id)["cut-out-front"] == "running", "the cut-out", server=server
    )

    server.kill("worker", how)
    server.start_worker()

    assert client.finished(run_id)["data"]["status"] == "Completed"
    shown = json.loads(server.command("run", "show", run_id, "--json"))
    starts = [e["data"]["step"] for e in shown["events"] if e["kind"] == "step.started"]
    assert starts.count("photo-front") == 1
    # Told to stop, a worker first ends what it has begun.
    assert starts.count("cut-out-front") == (2 if how is signal.SIGKILL else 1)
    check(server)


def test_kill_the_api_right_after_it_accepted(server: Server):
    server.start_api()
    client = Client(server, server.make_key())
    url = client.upload(CUT_OUT)

    run_id = client.submit(url)
    server.kill("api")
    server.start_worker()
    server.start_api()

    assert client.finished(run_id)["data"]["status"] == "Completed"
    check(server)


def test_kill_both_with_fifty_runs_queued(server: Server):
    server.start_api()
    client = Client(server, server.make_key())
    url = client.upload(CUT_OUT)
    with ThreadPoolExecutor(8) as callers:
        run_ids = list(callers.map(lambda _: client.submit(url, outputAspectRatio=WIDE), range(50)))
    server.start_worker()
    eventually(
        lambda: any(client.status(run)["data"]["status"] == "Completed" for run in run_ids),
        "the first end",
        server=server,
    )

    server.kill("worker")
    server.kill("api")
    server.start_api()
    server.start_worker()

    for run_id in run_ids:
        assert client.finished(run_id, seconds=240)["data"]["status"] == "Completed"
    check(server)


def test_two_workers_on_one_database_share_the_work_and_do_nothing_twice(server: Server):
    server.start_api()
    client = Client(server, server.make_key())
    url = client.upload(CUT_OUT)
    run_ids = [client.submit(url, "FRONT-1", "WHITE-1") for _ in range(6)]

    server.start_worker("one")
    server.start_worker("two")

    for run_id in run_ids:
        assert client.finished(run_id)["data"]["creditsUsed"] == 12
    check(server)


def test_restart_of_the_whole_server_while_a_callback_waits(server: Server, outside: Receiver):
    outside.statuses = [503, 503, 503]
    server.start_api()
    server.start_worker()
    client = Client(server, server.make_key())
    run_id = client.submit(
        client.upload(CUT_OUT), callbackUrl=f"{outside.url}/hook", callbackSecret="s"
    )
    eventually(lambda: outside.calls, "the first try", server=server)

    server.kill("worker")
    server.kill("api")
    server.start_api()
    server.start_worker()

    def delivered() -> bool:
        listed = server.command(
            "webhook", "list", "--email", "admin@example.com", "--run", run_id, "--json"
        )
        return [row["state"] for row in json.loads(listed)] == ["delivered"]

    eventually(delivered, "the delivery", server=server)
    assert len(outside.calls) >= 4
    bodies = {json.loads(body)["requestId"] for _, body in outside.calls}
    assert bodies == {run_id}
    check(server)
