"""The routes of generations and predictions, and with what of another account's each is called."""

from collections.abc import Mapping
from typing import Any

from cyclorama.credits.ledger import Ledger
from cyclorama.durable.queue import Queue
from cyclorama.kit.clock import system_clock
from cyclorama.kit.ids import new_id
from cyclorama.store.database import Database
from cyclorama.studio.bodies import (
    Body,
    GenerationModel,
    PosePreset,
    Product,
    ShotType,
    Style,
    Subject,
)
from cyclorama.studio.own import Draft, OwnStudio
from isolation import BODY, Account, Thing, Walk

_FULL_BODY = "312bfba8-8b6f-453c-b3e2-a9c517b490f8"  # which ships with Cyclorama
_BODIES: Mapping[str, Body] = {
    "subject": Subject(name="Alma", appearance={"gender": "female"}),
    "product": Product(name="Jug"),
    "style": Style(name="Plain"),
    "shot_type": ShotType(name="Whole", framing="full_body", view_angle="front"),
    "pose_preset": PosePreset(name="Calm", shot_type_id=_FULL_BODY),
    "model": GenerationModel(name="Mine", provider="draft"),
}


def _item(account: Account, kind: str) -> tuple[str, str]:
    """A new thing of the account's library. Gives its id and its slug."""
    item_id = new_id()
    slug = f"mine-{item_id}"

    async def task(database: Database) -> None:
        queue = Queue(account.app.settings.database)
        try:
            async with database.write() as transaction:
                own = OwnStudio(transaction, queue, account.caller.account_id, system_clock)
                await own.add(item_id, account.caller.user_id, Draft(_BODIES[kind], slug))
        finally:
            await queue.close()

    account.app.at_database(task)
    return item_id, slug


def _funded(account: Account) -> str:
    """The account's organization, which can pay."""

    async def task(database: Database) -> None:
        async with database.write() as transaction:
            await Ledger(transaction, account.shop, system_clock).grant(1_000)

    account.shop  # noqa: B018 - it is made when it is first asked for
    account.app.at_database(task)
    return account.shop


def item(kind: str) -> Thing:
    return Thing(lambda account: _item(account, kind)[0])


def slug(kind: str) -> Thing:
    return Thing(lambda account: _item(account, kind)[1], "nobodys")


def generation_of(account: Account, count: int = 1) -> dict[str, Any]:
    return account.made("POST", "/api/v1/generations/", {"batch_size": count})


def _agentic(account: Account) -> str:
    body = {"batch_size": 1, "max_attempts": 1}
    return str(account.made("POST", "/api/v1/generations/agentic", body)["orchestration_shot_id"])


FUNDED = Thing(_funded)
GENERATION = Thing(lambda account: generation_of(account)["id"])
PREDICTION = Thing(lambda account: generation_of(account, 2)["predictions"][0]["id"])

NAMED = {
    "subject_id": item("subject"),
    "subject_slug": slug("subject"),
    "product_id": item("product"),
    "product_slug": slug("product"),
    "product2_id": item("product"),
    "product2_slug": slug("product"),
    "style_id": item("style"),
    "style_slug": slug("style"),
    "shot_type_id": item("shot_type"),
    "pose_preset_id": item("pose_preset"),
    "generative_models_id": item("model"),
    "organization_id": FUNDED,
}
"""What a request for a generation may name."""

_FILTERS = (
    "product_id",
    "shot_id",
    "shot_type_id",
    "style_id",
    "subject_id",
)
_FORBIDDEN = {"id": 403}
_WITHIN = {"organization_id": 403}

GENERATIONS = {
    "POST /api/v1/generations/": Walk(NAMED, body={"batch_size": 1}, denied=_WITHIN),
    "GET /api/v1/generations/": Walk(
        {"organization_id": FUNDED},
        denied=_WITHIN,
        lists=GENERATION,
        harmless=dict.fromkeys(_FILTERS, "chooses among one's own"),
    ),
    "POST /api/v1/generations/agentic": Walk(
        NAMED, body={"batch_size": 1, "max_attempts": 1}, denied=_WITHIN
    ),
    "GET /api/v1/generations/agentic/{shot_id}/status": Walk({"shot_id": Thing(_agentic)}),
    "POST /api/v1/generations/by-ids": Walk({BODY: GENERATION.each}),
    "GET /api/v1/generations/{id}": Walk(
        {"id": GENERATION},
        denied=_FORBIDDEN,
        harmless={"organization_id": "narrows where the id is looked for; see test_generations"},
    ),
    "GET /api/v1/generations/{id}/stats": Walk(
        {"id": GENERATION},
        denied=_FORBIDDEN,
        harmless={"organization_id": "narrows where the id is looked for; see test_generations"},
    ),
    "PATCH /api/v1/generations/{id}": Walk(
        {"id": GENERATION}, body={"revised": True}, denied=_FORBIDDEN
    ),
    "DELETE /api/v1/generations/{id}": Walk({"id": GENERATION}, denied=_FORBIDDEN),
    "POST /api/v1/generations/{id}/cancel": Walk({"id": GENERATION}, denied=_FORBIDDEN),
    "GET /api/v1/predictions/": Walk(lists=PREDICTION),
    "GET /api/v1/predictions/{id}": Walk({"id": PREDICTION}, denied=_FORBIDDEN),
    "PATCH /api/v1/predictions/{id}/favourite": Walk(
        {"id": PREDICTION}, query={"favourite": True}, denied=_FORBIDDEN
    ),
    "POST /api/v1/predictions/{id}/select": Walk({"id": PREDICTION}, denied=_FORBIDDEN),
    "DELETE /api/v1/predictions/{id}": Walk({"id": PREDICTION}, denied=_FORBIDDEN),
    "POST /api/v1/predictions/bulk-delete": Walk({"prediction_ids": PREDICTION.each}),
}
