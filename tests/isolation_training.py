"""The routes of the Sartiq API's trainings, and with what of another account's each is called."""

from isolation import ORGANIZATION, Account, Thing, Walk
from isolation_library import PRODUCT

_ASKED = {"trigger_word": "ohwx", "source_images": ["https://example.com/photo.jpg"]}


def _training(account: Account) -> str:
    return str(account.made("POST", "/api/v1/training/", _ASKED)["id"])


_TRAINING = Thing(_training)

TRAININGS: dict[str, Walk] = {
    "POST /api/v1/training/": Walk(
        {"organization_id": ORGANIZATION, "entity_id": PRODUCT}, body=_ASKED
    ),
    "GET /api/v1/training/": Walk(
        {"organization_id": ORGANIZATION},
        lists=_TRAINING,
        harmless={"entity_id": "chooses among what the caller sees"},
    ),
    "GET /api/v1/training/{id}": Walk({"id": _TRAINING}),
    "GET /api/v1/training/{task_id}/status": Walk({"task_id": _TRAINING}),
    "GET /api/v1/training/{id}/dataset": Walk({"id": _TRAINING}, control=409),
    "POST /api/v1/training/{id}/cancel": Walk({"id": _TRAINING}),
    "POST /api/v1/training/webhook": Walk(
        open="for trainers who know the installation's secret; see test_training"
    ),
}
