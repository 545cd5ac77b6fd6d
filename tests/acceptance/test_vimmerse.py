"""Workflows from end to end: what their caller sees of them, and what may come between."""

import json

import pytest
import skimage.data
from PIL import Image

from dreem_server import Client, Receiver, Server, eventually
from picture_files import jpeg
from vimmerse_caller import template
from vimmerse_client import VimmerseClient
from vimmerse_contract import validate

PERSON = jpeg(Image.fromarray(skimage.data.astronaut()).resize((256, 256)))


@pytest.fixture(scope="package")
def caller(server: Server, client: Client) -> VimmerseClient:
    made = VimmerseClient(server, client.key)
    made.save(template())
    return made


def test_a_workflow_tells_of_each_step_and_of_its_end(caller: VimmerseClient, outside: Receiver):
    outside.files["/photo.jpg"] = PERSON

    done = caller.run(
        "own_stamp",
        image_urls=[f"{outside.url}/photo.jpg"],
        options={"cut": "yes"},
        webhook_url=f"{outside.url}/hook",
        webhook_secret="a secret",
    )

    validate(done, "Workflow")
    assert (done["processing_status"], done["progress_percentage"]) == ("success", 100)
    assert (done["used_credits"], done["error"]) == (7, None)
    trim, cells = done["completions"]
    assert (trim["id"], trim["flow"], trim["used_credits"]) == ("trim", "crop_to_content", 3)
    assert (cells["id"], len(cells["result"])) == ("cells", 4)
    assert cells["result"] == done["result"] or len(done["result"]) == 4
    assert {caller.fetch(item)[:4] for item in done["result"]} == {b"\x89PNG"}
    assert len(done["images"]) == 1
    eventually(lambda: outside.calls, "the webhook", server=caller.server)
    ((headers, body),) = outside.calls
    validate(json.loads(body), "WorkflowHook")
    assert json.loads(body) == {
        "customer_id": done["customer_id"],
        "workflow_id": done["id"],
        "batch_id": done["id"],
        "status": "success",
    }
    assert headers["webhook-signature"].startswith("v1,")


def test_the_logo_of_an_event_is_put_on(caller: VimmerseClient, outside: Receiver):
    outside.files |= {"/photo.jpg": PERSON, "/logo.png": PERSON}
    event = {"id": "fair", "name": "Fair", "start_at": "2026-01-01", "end_at": "2126-01-01"}
    logo = {"logo_url": f"{outside.url}/logo.png"}
    assert caller.send("POST", "/event", {**event, "logo_settings": logo}).status_code == 200

    done = caller.run("own_stamp", image_urls=[f"{outside.url}/photo.jpg"], event_id="fair")

    assert [one["id"] for one in done["completions"]] == ["trim", "stamp"]
    assert len(done["result"]) == 1
    assert caller.fetch(done["result"][0]) != caller.fetch(done["completions"][0]["result"][0])


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("{}/nothing.jpg", "404"),
        ("http://10.1.2.3/photo.jpg", "address"),
        ("{}/page.jpg", "picture"),
    ],
)
def test_an_address_that_leads_to_no_picture_fails_with_a_sentence(
    caller: VimmerseClient, outside: Receiver, address, words
):
    outside.files["/page.jpg"] = b"<html></html>"
    before = caller.send("GET", "/v2/workflow").json()["count"]

    failed = caller.run("own_stamp", image_urls=[address.format(outside.url)])

    validate(failed, "Workflow")
    assert failed["processing_status"] == "fail"
    assert words in failed["error"]["message"]
    assert failed["error"]["message"].endswith(".")
    assert failed["error"]["step"].startswith("in-")
    assert (failed["used_credits"], failed["result"]) == (0, [])
    assert failed["progress_percentage"] < 100
    assert caller.send("GET", "/v2/workflow").json()["count"] == before + 1


def test_what_was_made_before_a_failure_is_kept(caller: VimmerseClient, outside: Receiver):
    outside.files["/photo.jpg"] = PERSON
    broken = template("own_broken")
    broken["steps"][2]["when"] = None
    broken["steps"][2]["params"] |= {"grid_pattern": "10x10", "gap": 500}
    broken["outputs"] = [{"step": "cells"}]
    caller.save(broken)

    failed = caller.run("own_broken", image_urls=[f"{outside.url}/photo.jpg"])

    assert failed["processing_status"] == "fail"
    assert failed["error"]["step"] == "cells"
    (trim,) = failed["completions"]
    assert caller.fetch(trim["result"][0])[:4] == b"\x89PNG"


def test_a_deleted_workflow_takes_its_files_with_it(caller: VimmerseClient, outside: Receiver):
    outside.files["/photo.jpg"] = PERSON
    done = caller.run("own_stamp", image_urls=[f"{outside.url}/photo.jpg"])
    links = [done["result"][0]["url"], *done["images"]]

    assert caller.send("DELETE", f"/v2/workflow/{done['id']}").status_code == 200

    assert {caller.server.client.get(link).status_code for link in links} == {404}
