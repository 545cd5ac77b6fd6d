"""Captions, in an app without a worker: their runs are ended by the tests."""

import base64
from typing import Any

import pytest
import sqlalchemy as sa

from cyclorama.store.database import Database
from cyclorama.store.tables import runs, steps
from picture_files import plain, png
from sartiq_caller import UNKNOWN, Caller
from sartiq_contract import refused, unprocessable

DATA = "data:image/png;base64," + base64.b64encode(png(plain())).decode()
ELSEWHERE = "https://example.com/photo.jpg"


def ask(caller: Caller, path: str, body: object, key: str = "") -> Any:
    """Without waiting."""
    headers = {"Prefer": "respond-async, wait=0", **({"Idempotency-Key": key} if key else {})}
    return caller.post(f"/captions/{path}", body, headers=headers)


def end_runs(caller: Caller, **came: Any) -> None:
    """End the caller's runs, with what came of the caption."""
    state = "succeeded" if "outputs" in came else "failed"

    async def task(database: Database) -> None:
        async with database.write() as transaction:
            mine = sa.select(runs.c.id).where(runs.c.account_id == caller.account_id)
            await transaction.execute(
                sa.update(steps)
                .where(steps.c.run_id.in_(mine), steps.c.id == "caption")
                .values(state=state, **came)
            )
            await transaction.execute(
                sa.update(runs).where(runs.c.account_id == caller.account_id).values(state=state)
            )

    caller.app.at_database(task)


def test_a_caption_is_given_when_it_is_written(caller: Caller):
    body = {"image_url": DATA, "preset": "product", "extra_prompt": "Name the brand."}

    early = refused(ask(caller, "image", body, "one"), 503)
    assert "Idempotency-Key" in early
    stored = caller.app.counts()["media"]
    end_runs(caller, outputs={"text": "A red product.", "sure": 0.2})
    made = ask(caller, "image", body, "one").json()

    assert (made["caption"], made["preset"]) == ("A red product.", "product")
    assert len(made["remarks"]) == 2
    assert "extra_prompt" in made["remarks"][1]
    assert caller.app.counts()["media"] == stored


@pytest.mark.parametrize(
    ("code", "status"), [("not_there", 400), ("not_a_picture", 400), ("out_of_memory", 500)]
)
def test_what_failed_is_said(caller: Caller, code: str, status: int):
    body = {"image_url": ELSEWHERE}
    ask(caller, "image", body, code)
    end_runs(caller, error={"code": code, "message": "A sentence."})

    refused(ask(caller, "image", body, code), status, "A sentence.")


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"image_url": ""},
        {"image_url": "ftp://example.com/a.png"},
        {"image_url": "http://192.168.0.1/a.png"},
        {"image_url": "data:image/png,hello"},
        {"image_url": "data:image/png;base64,aGVsbG8="},
    ],
)
def test_a_picture_that_is_none_is_refused(caller: Caller, body: Any):
    assert set(unprocessable(ask(caller, "image", body))) == {"body.image_url"}


def test_a_preset_must_be_one(caller: Caller):
    body = {"image_url": ELSEWHERE, "preset": "landscape"}

    assert set(unprocessable(ask(caller, "image", body))) == {"body.preset"}


def test_a_product_is_captioned_by_its_cover_image(caller: Caller, stranger: Caller):
    bare = caller.post("/products/", {"name": "Shirt"}).json()["id"]
    shown = caller.post("/products/", {"name": "Shirt", "cover_image": ELSEWHERE}).json()["id"]

    assert "cover image" in refused(ask(caller, f"product/{bare}", None), 400)
    refused(ask(stranger, f"product/{shown}", None), 404, "Product not found")
    refused(ask(caller, f"product/{UNKNOWN}", None), 404, "Product not found")
    refused(ask(caller, f"product/{shown}", None, "two"), 503)
    end_runs(caller, outputs={"text": "A blue top.", "sure": 0.9})
    made = ask(caller, f"product/{shown}", None, "two").json()
    assert made == {"caption": "A blue top.", "preset": "garment", "remarks": []}


def test_nobody_has_captions_without_a_token(nobody: Caller):
    refused(ask(nobody, "image", {"image_url": ELSEWHERE}), 401, "Not authenticated")
