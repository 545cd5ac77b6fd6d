"""The routes of generations and predictions, and with what of another account's each is called."""

from typing import Any

from cyclorama.durable.queue import Queue
from cyclorama.kit.clock import system_clock
from cyclorama.kit.ids import new_id
from cyclorama.store.database import Database
from cyclorama.studio.bodies import GenerationModel
from cyclorama.studio.own import Draft, OwnStudio
from isolation import BODY, ORGANIZATION, Account, Thing, Walk
from isolation_library import POSE_PRESET, PRODUCT, SHOT_TYPE, STYLE, SUBJECT, slug


def _model(account: Account) -> str:
    """One of the account's own, which only administrators make by a route."""
    item_id = new_id()
    body = GenerationModel(name="Mine", provider="draft")

    async def task(database: Database) -> None:
        queue = Queue(account.app.settings.database)
        try:
            async with database.write() as transaction:
                own = OwnStudio(transaction, queue, account.caller.account_id, system_clock)
                await own.add(item_id, account.caller.user_id, Draft(body, f"mine-{item_id}"))
        finally:
            await queue.close()

    account.app.at_database(task)
    return item_id


def generation_of(account: Account, count: int = 1) -> dict[str, Any]:
    return account.made("POST", "/api/v1/generations/", {"batch_size": count})


def _agentic(account: Account) -> str:
    body = {"batch_size": 1, "max_attempts": 1}
    return str(account.made("POST", "/api/v1/generations/agentic", body)["orchestration_shot_id"])


GENERATION = Thing(lambda account: generation_of(account)["id"])
PREDICTION = Thing(lambda account: generation_of(account, 2)["predictions"][0]["id"])

NAMED = {
    "subject_id": SUBJECT,
    "subject_slug": slug("subjects"),
    "product_id": PRODUCT,
    "product_slug": slug("products"),
    "product2_id": PRODUCT,
    "product2_slug": slug("products"),
    "style_id": STYLE,
    "style_slug": slug("styles"),
    "shot_type_id": SHOT_TYPE,
    "pose_preset_id": POSE_PRESET,
    "generative_models_id": Thing(_model),
    "organization_id": ORGANIZATION,
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
        {"organization_id": ORGANIZATION},
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
