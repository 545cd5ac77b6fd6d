"""The routes that make something of a picture, and refines, with what of another account's each
is called."""

from finished_steps import finish_prediction, finish_refine
from isolation import ORGANIZATION, Account, Thing, Walk
from isolation_library import BACKGROUND_PRESET
from isolation_things import OWN_TALENT, PHOTO

_KEPT = "kept as it was sent, and leads nowhere"
_MODEL = "models are the installation's own"
_CHAIN = "has to be of a prediction of the same request; see test_refines"


def _waiting(account: Account) -> str:
    body = {"base_img_path": PHOTO}
    made = account.made("POST", "/api/v1/generations/face-fixer", body)
    return str(made["predictions"][0]["id"])


def _finished(account: Account) -> str:
    prediction = _waiting(account)
    finish_prediction(account.app, prediction)
    return prediction


def _refine(account: Account) -> str:
    body = {"prediction_id": _finished(account), "scale_factor": 2}
    return str(account.made("POST", "/api/v1/refines/", body)["id"])


def _finished_refine(account: Account) -> str:
    refine = _refine(account)
    finish_refine(account.app, refine)
    return refine


def _experiment(account: Account) -> str:
    body = {"fal_app_id": "cyclorama/create-image", "payload": {"prompt": "a shoe"}}
    return str(account.made("POST", "/api/v1/generations/experimental-task", body)["id"])


FINISHED = Thing(_finished)
REFINE = Thing(_refine)
FINISHED_REFINE = Thing(_finished_refine)
EXPERIMENT = Thing(_experiment)

CREATES = {
    "POST /api/v1/generations/edits": Walk(
        {"organization_id": ORGANIZATION, "subject_id": OWN_TALENT},
        body={"base_img_path": PHOTO, "tool": "SUBJECT_SWAP"},
        harmless={"product_id": _KEPT, "generative_models_id": _MODEL},
    ),
    "POST /api/v1/generations/videos": Walk(
        {"prediction_id": FINISHED},
        body={"prompt": "turn"},
        denied={"prediction_id": 403},
        also=(
            Walk(
                {"organization_id": ORGANIZATION}, body={"prompt": "turn", "base_image_path": PHOTO}
            ),
        ),
        harmless={
            "subject_id": _KEPT,
            "product_id": _KEPT,
            "product2_id": _KEPT,
            "style_id": _KEPT,
            "generative_models_id": _MODEL,
        },
    ),
    "POST /api/v1/generations/background-fix": Walk(
        {"organization_id": ORGANIZATION, "background_preset_id": BACKGROUND_PRESET},
        body={"base_img_path": PHOTO, "palette_image_path": PHOTO},
        harmless={
            "subject_id": _KEPT,
            "product_id": _KEPT,
        },
    ),
    "POST /api/v1/generations/image-adjuster": Walk(
        {"organization_id": ORGANIZATION},
        body={"base_img_path": PHOTO, "target_width": 100},
        harmless={"subject_id": _KEPT, "product_id": _KEPT},
    ),
    "POST /api/v1/generations/face-fixer": Walk(
        {"organization_id": ORGANIZATION, "subject_id": OWN_TALENT},
        body={"base_img_path": PHOTO},
        harmless={"generative_models_id": _MODEL},
    ),
    "POST /api/v1/generations/experimental-task": Walk(
        body={"fal_app_id": "cyclorama/create-image", "payload": {"prompt": "a shoe"}},
        harmless={"fal_app_id": "names an app, the same for everybody"},
    ),
    "GET /api/v1/generations/experimental-task/{task_id}": Walk({"task_id": EXPERIMENT}),
    "POST /api/v1/generations/refines": Walk(
        {"prediction_ids": FINISHED.each},
        body={"scale_factor": 2},
        also=(
            Walk(
                {"organization_id": ORGANIZATION},
                body={"scale_factor": 2, "base_image_urls": [PHOTO]},
            ),
        ),
        harmless={
            "refine_model_id": _MODEL,
            "refines_refine_id": _CHAIN,
            "refines_refine_ids": _CHAIN,
        },
    ),
    "POST /api/v1/refines/predictions/bulk-refine": Walk(
        {"prediction_ids": FINISHED.each},
        body={"scale_factor": 2},
        harmless={"generative_models_id": _MODEL, "refines_refine_id": _CHAIN},
    ),
    "GET /api/v1/refines/": Walk({"organization_id": ORGANIZATION}, lists=REFINE),
    "POST /api/v1/refines/": Walk(
        {"prediction_id": FINISHED},
        body={"scale_factor": 2},
        denied={"prediction_id": 403},
        harmless={"refine_model_id": _MODEL, "refines_refine_id": _CHAIN},
    ),
    "GET /api/v1/refines/predictions/{prediction_id}/refines": Walk(
        {"prediction_id": FINISHED}, denied={"prediction_id": 403}
    ),
    "GET /api/v1/refines/refines/{refine_id}": Walk(
        {"refine_id": REFINE}, denied={"refine_id": 403}
    ),
    "GET /api/v1/refines/{refine_id}": Walk({"refine_id": REFINE}, denied={"refine_id": 403}),
    "DELETE /api/v1/refines/refines/{refine_id}": Walk(
        {"refine_id": FINISHED_REFINE}, denied={"refine_id": 403}
    ),
}
