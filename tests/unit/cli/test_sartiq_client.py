"""How far a shoot's client waits, and what it makes of a failure."""

from typing import Any

import pytest

from cyclorama.cli import sartiq_client
from cyclorama.cli.sartiq_client import SartiqClient
from cyclorama.cli.server_client import Elsewhere
from cyclorama.errors import InvalidInput, ProductionFailed, Unavailable

PENDING = {"status": "pending", "error_message": None}
DONE = {"status": "completed", "error_message": None}
FAILED = {"status": "error", "error_message": "No product was found."}


class Scripted(SartiqClient):
    """Gets these answers, one after the other; the last one again and again."""

    def __init__(self, *answers: dict[str, Any]) -> None:
        super().__init__(Elsewhere("http://127.0.0.1:9"), "Bearer x")
        self._answers = list(answers)

    def call(self, method, path, body=None, **query):
        return self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sartiq_client, "LOOK_AGAIN_SECONDS", 0)


def generation(status: str, *predictions: dict[str, Any]) -> dict[str, Any]:
    return {"id": "g", "status": status, "predictions": list(predictions)}


def test_a_generation_is_waited_for_and_its_share_is_told():
    told: list[float] = []
    client = Scripted(
        generation("PENDING", PENDING, PENDING),
        generation("PROCESSING", DONE, PENDING),
        generation("COMPLETED", DONE, FAILED),
    )

    made = client.generation("", {}, told.append)

    assert made["status"] == "COMPLETED"
    assert told == [0.5, 1.0]


def test_a_failed_generation_says_why():
    client = Scripted(generation("PENDING", PENDING), generation("FAILED", FAILED))

    with pytest.raises(ProductionFailed, match="No product was found"):
        client.generation("edits", {}, lambda _: None)


def test_a_failed_refine_says_why():
    with pytest.raises(ProductionFailed, match="No product was found"):
        Scripted(PENDING, FAILED).refine("r")


def test_a_picture_that_cannot_be_fetched_says_why():
    client = Scripted({"remarks": [], "cover": None}, {"remarks": ["It is no picture."]})

    with pytest.raises(ProductionFailed, match="It is no picture"):
        client.picture_of("/products/p", "cover")


def test_what_does_not_end_is_given_up(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sartiq_client, "WAIT_SECONDS", -1)

    with pytest.raises(Unavailable, match="did not end"):
        Scripted(PENDING).refine("r")


def test_a_file_whose_kind_is_unknown_is_not_sent(tmp_path):
    file = tmp_path / "photo"
    file.write_bytes(b"x")

    with pytest.raises(InvalidInput, match="cannot be told"):
        Scripted({}).send_file(file)
