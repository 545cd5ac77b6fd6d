"""Things that accounts make through the APIs of Dreem and Vimmerse, each with a name of its own."""

from collections.abc import Mapping
from itertools import count

from isolation import CONNECTOR, Account, Thing
from picture_files import plain, png
from vimmerse_caller import template

PHOTO = "https://example.com/photo.jpg"
PICTURE = ("photo.png", png(plain()), "image/png")
TALENT = {
    "name": "Alma",
    "ethnicity": "Martian",
    "description": "Green.",
    "appearance": {"gender": "female", "age_group": "Senior", "skin": "#33AA55"},
}

_numbers = count(1)


def _name(prefix: str) -> str:
    return f"{prefix}-{next(_numbers):04}"


def _talent(account: Account) -> str:
    return str(account.made("POST", "/library/talents", TALENT)["id"])


def _shot(account: Account) -> str:
    body = {
        "shot_type": "packshot",
        "code": _name("MINE"),
        "name": "Mine",
        "specimen": "mug",
        "composition": {"framing": {"kind": "whole", "margin": 0.2}},
    }
    return str(account.made("POST", "/library/shots", body)["code"])


def _model_shot(account: Account) -> str:
    body = {
        "shot_type": "virtual_model",
        "code": _name("WORN"),
        "name": "Mine, worn",
        "poses": {"female": "relaxed"},
    }
    return str(account.made("POST", "/library/shots", body)["code"])


def _prompt(account: Account) -> str:
    body = {"name": "Whirl", "prompt": "The camera pans slowly to the left."}
    return str(account.made("POST", "/library/prompts", body)["id"])


def _request(account: Account) -> str:
    body = {"shotCodes": ["FRONT-1"], "images": [{"url": PHOTO}]}
    return str(account.made("POST", "/ai-tool/packshot", body)["requestId"])


def _connector(account: Account) -> str:
    return str(account.made("POST", "/platform/connectors", CONNECTOR)["connectorId"])


def _session(account: Account) -> str:
    body = {"sessionName": "Spring", "externalKey": "S-1", "files": [{"fileUrl": PHOTO}]}
    headers = as_connector(account)
    return str(account.made("POST", "/platform/sessions", body, headers=headers)["sessionId"])


def as_connector(account: Account) -> Mapping[str, str]:
    return {"Authorization": account.connector_key}


def with_x_api_key(account: Account) -> Mapping[str, str]:
    return {"X-Api-Key": f"Bearer {account.caller.token}"}


def _template(account: Account) -> str:
    name = _name("stamp").replace("-", "_")
    account.made("POST", "/v2/workflow/templates", template(name))
    return name


def _workflow(account: Account) -> str:
    body = {"template_id": _template(account), "image_urls": [PHOTO]}
    return str(account.made("POST", "/v2/workflow", body)["id"])


def _campaign(account: Account) -> str:
    body = {
        "id": _name("tour"),
        "name": "Tour",
        "start_at": "2026-03-01",
        "end_at": "2126-05-31",
        "workflow_templates": [],
    }
    return str(account.made("POST", "/event", body)["id"])


def _asset(account: Account) -> str:
    return str(account.made("POST", "/v2/image", files={"image_file": PICTURE})["id"])


def _clip(account: Account) -> str:
    return str(account.made("POST", "/v2/media", {"prompt": "A slow push in."})["id"])


def _file(account: Account) -> str:
    headers = {"Content-Type": "image/png"}
    body = PICTURE[1]
    return str(account.made("POST", "/media", content=body, headers=headers)["id"])


OWN_TALENT = Thing(_talent)
OWN_SHOT = Thing(_shot, "NOBODYS-1")
MODEL_SHOT = Thing(_model_shot, "NOBODYS-1")
OWN_PROMPT = Thing(_prompt)
REQUEST = Thing(_request)
CONNECTOR_ID = Thing(_connector)
SESSION = Thing(_session)
TEMPLATE = Thing(_template, "nobodys_stamp")
WORKFLOW = Thing(_workflow)
CAMPAIGN = Thing(_campaign, "nobodys-tour")
ASSET = Thing(_asset)
CLIP = Thing(_clip)
FILE = Thing(_file)
