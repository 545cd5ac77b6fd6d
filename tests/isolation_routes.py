"""Every route of every dialect, and with what of another account's it is called.

A route that is not here fails `test_isolation.py`: add it, with the things that its ids lead to.
"""

from isolation import CONNECTOR, Walk
from isolation_sartiq import SARTIQ
from isolation_things import (
    ASSET,
    CAMPAIGN,
    CLIP,
    CONNECTOR_ID,
    MODEL_SHOT,
    OWN_PROMPT,
    OWN_SHOT,
    OWN_TALENT,
    PHOTO,
    REQUEST,
    SESSION,
    TALENT,
    TEMPLATE,
    WORKFLOW,
    as_connector,
    with_x_api_key,
)

_OPERATIONS = "says nothing of accounts"
_LINK = "opened by its signature, which holds for this id alone; see test_media"
_SIGN_IN = "takes no id of an account's; see tests/integration/connect"
_CATALOGUE = "the same for everybody"
_FILTER = "chooses among the caller's own"

NATIVE = {
    "GET /livez": Walk(open=_OPERATIONS),
    "GET /readyz": Walk(open=_OPERATIONS),
    "POST /media": Walk(open="takes no id"),
    "PUT /uploads/{upload_id}": Walk(open=_LINK),
    "GET /media/{media_id}/{file}": Walk(open=_LINK),
    "GET /library/talents/{talent_id}.png": Walk(open=_LINK),
    "GET /library/shots/{code}.png": Walk(open=_LINK),
    "GET /library/prompts/{prompt_id}.png": Walk(open=_LINK),
    "GET /library/prompts/{prompt_id}.mp4": Walk(open=_LINK),
    "POST /library/talents": Walk(body=TALENT, harmless={"id": "chosen by whoever adds it"}),
    "GET /library/talents": Walk(lists=OWN_TALENT),
    "GET /library/talents/{talent_id}": Walk({"talent_id": OWN_TALENT}),
    "DELETE /library/talents/{talent_id}": Walk({"talent_id": OWN_TALENT}),
    "POST /library/shots": Walk(harmless={"id": "chosen by whoever adds it"}),
    "GET /library/shots": Walk(lists=OWN_SHOT),
    "GET /library/shots/{code}": Walk({"code": OWN_SHOT}),
    "DELETE /library/shots/{code}": Walk({"code": OWN_SHOT}),
    "POST /library/prompts": Walk(harmless={"id": "chosen by whoever adds it"}),
    "GET /library/prompts": Walk(lists=OWN_PROMPT),
    "GET /library/prompts/{prompt_id}": Walk({"prompt_id": OWN_PROMPT}),
    "DELETE /library/prompts/{prompt_id}": Walk({"prompt_id": OWN_PROMPT}),
}

DREEM = {
    "POST /ai-tool/virtual-model": Walk(
        {"talentId": OWN_TALENT, "shotCodes": MODEL_SHOT.each},
        body=lambda account: {
            "images": [{"url": PHOTO}],
            "talentId": OWN_TALENT.make(account),
            "shotCodes": [MODEL_SHOT.make(account)],
        },
    ),
    "POST /ai-tool/packshot": Walk({"shotCodes": OWN_SHOT.each}, body={"images": [{"url": PHOTO}]}),
    "POST /ai-tool/image-to-video": Walk(
        {"promptId": OWN_PROMPT},
        body={"images": [{"url": PHOTO, "frameType": 0}], "duration": "5s"},
    ),
    "GET /studio/requests/{requestId}": Walk({"requestId": REQUEST}),
    "GET /studio/talents": Walk(query={"pageSize": 100}, lists=OWN_TALENT),
    "GET /studio/talents/search": Walk(
        query={"pageSize": 100, "keyword": "Alma", "gender": "Female"}, lists=OWN_TALENT
    ),
    "GET /studio/shots": Walk(query={"pageSize": 100}, lists=OWN_SHOT),
    "GET /studio/shots/search": Walk(query={"pageSize": 100, "keyword": "Mine"}, lists=OWN_SHOT),
    "POST /studio/video-prompts/list": Walk(body={"pageSize": 100}, lists=OWN_PROMPT),
    "GET /studio/video-prompts/search": Walk(
        query={"pageSize": 100, "keyword": "Whirl", "gender": 3}, lists=OWN_PROMPT
    ),
    "GET /studio/attributes": Walk(open=_CATALOGUE),
    "POST /platform/connectors": Walk(body=CONNECTOR),
    "DELETE /platform/connectors/{id}": Walk({"id": CONNECTOR_ID}),
    "POST /platform/sessions": Walk(open="takes no id"),
    "GET /platform/sessions/{id}": Walk({"id": SESSION}, headers=as_connector),
    "DELETE /platform/sessions/{id}": Walk({"id": SESSION}, headers=as_connector),
    "POST /platform/sessions/{id}/files": Walk(
        {"id": SESSION}, body={"files": [{"fileUrl": PHOTO}]}, headers=as_connector
    ),
    "POST /platform/sessions/{id}/outputs": Walk(
        {"id": SESSION, "requestId": REQUEST},
        body=lambda account: {"requestId": REQUEST.make(account)},
        control=400,  # it has not ended
        harmless={"requestIds": "several of the same"},
    ),
}

CONNECT = {
    route: Walk(open=_SIGN_IN)
    for route in (
        "GET /connect/authorize",
        "POST /connect/authorize",
        "POST /connect/token",
        "POST /connect/revocation",
        "GET /.well-known/openid-configuration",
        "GET /.well-known/oauth-authorization-server",
    )
}

_RUN = {"image_urls": [PHOTO]}

VIMMERSE = {
    "POST /v2/workflow/templates/validate": Walk(open="only looks at what is sent"),
    "POST /v2/workflow/templates/preview": Walk(open="only looks at what is sent"),
    "GET /v2/workflow/templates/editor-metadata": Walk(open=_CATALOGUE),
    "GET /v2/workflow/templates": Walk(lists=TEMPLATE, harmless={"template_ids": _FILTER}),
    "POST /v2/workflow/templates": Walk(open="saves under the caller's own account"),
    "GET /v2/workflow/templates/{template_id}": Walk({"template_id": TEMPLATE}),
    "DELETE /v2/workflow/templates/{template_id}": Walk({"template_id": TEMPLATE}),
    "POST /v2/workflow/estimate-credits": Walk(
        {"template_id": TEMPLATE},
        headers=with_x_api_key,  # without it nobody is asked who they are
    ),
    "POST /v2/workflow": Walk(
        {"template_id": TEMPLATE}, body=_RUN, harmless={"event_id": "a label where it is no event"}
    ),
    "GET /v2/workflow": Walk(
        lists=WORKFLOW, harmless={"template_id": _FILTER, "event_id": _FILTER}
    ),
    "GET /v2/workflow/{workflow_id}": Walk({"workflow_id": WORKFLOW}),
    "PUT /v2/workflow/{workflow_id}": Walk({"workflow_id": WORKFLOW}, body={"title": "Mine"}),
    "DELETE /v2/workflow/{workflow_id}": Walk({"workflow_id": WORKFLOW}),
    "POST /workflow/error-log": Walk(open="writes for the caller's own account"),
    "GET /workflow/error-log/{week}": Walk(open="a week is nobody's; see test_client_errors"),
    "POST /workflow": Walk(
        {"template_id": TEMPLATE},
        form={"image_urls": PHOTO},
        harmless={"event_id": "a label where it is no event"},
    ),
    "GET /workflow/{workflow_id}": Walk({"workflow_id": WORKFLOW}),
    "PUT /workflow/{workflow_id}": Walk({"workflow_id": WORKFLOW}, body={"title": "Mine"}),
    "DELETE /workflow/{workflow_id}": Walk({"workflow_id": WORKFLOW}),
    "POST /event": Walk(open="saves under the caller's own account"),
    "GET /event": Walk(lists=CAMPAIGN),
    "GET /event/{event_id}": Walk({"event_id": CAMPAIGN}),
    "PUT /event/{event_id}": Walk({"event_id": CAMPAIGN}, body={"name": "Mine"}),
    "DELETE /event/{event_id}": Walk({"event_id": CAMPAIGN}),
    "GET /customer-statistics/{start_time}/{end_time}": Walk(open="counts the caller's own"),
    "POST /v2/image": Walk(open="takes no id"),
    "POST /v2/video": Walk(open="takes no id"),
    "POST /v2/audio": Walk(open="takes no id"),
    "POST /v2/image/estimate-credits": Walk(open=_CATALOGUE),
    "POST /v2/video/estimate-credits": Walk(open=_CATALOGUE),
    "POST /v2/audio/estimate-credits": Walk(open=_CATALOGUE),
    "GET /asset/{asset_id}": Walk({"asset_id": ASSET}),
    "POST /v2/media": Walk(open="takes no id"),
    "GET /v2/media/{media_id}": Walk({"media_id": CLIP}),
    "GET /health": Walk(open=_OPERATIONS),
}

ROUTES: dict[str, Walk] = {**NATIVE, **DREEM, **CONNECT, **VIMMERSE, **SARTIQ}
