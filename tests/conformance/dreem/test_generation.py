"""`/ai-tool`: the contract's tables of enums, codes and credits, a case for each row."""

import dataclasses
import itertools

import pytest
import sqlalchemy as sa

from cyclorama.accounts.scopes import Scope
from cyclorama.library.library import load_catalogue
from cyclorama.store.tables import runs
from dreem_app import App

UNKNOWN = "00000000-0000-4000-8000-000000000001"
PHOTO = {"url": "https://example.com/front.jpg"}
CATALOGUE = load_catalogue()
WOMAN, MAN = (
    next(one for one in CATALOGUE.talents.oldest_first() if one.gender.value == gender)
    for gender in ("female", "male")
)
FOR_WOMEN = next(
    shot
    for shot in CATALOGUE.shots.oldest_first()
    if shot.shot_type.value == "virtual_model" and set(shot.poses) == {WOMAN.gender}
)
FOR_ALL = next(
    shot
    for shot in CATALOGUE.shots.oldest_first()
    if shot.shot_type.value == "virtual_model"
    and len(shot.poses) == 2
    and shot.view.value == "front"
)
PROMPT = next(iter(CATALOGUE.prompts.oldest_first()))

BODIES = {
    "virtual-model": {
        "talentId": str(WOMAN.id),
        "shotCodes": [FOR_ALL.code],
        "images": [PHOTO],
    },
    "packshot": {"shotCodes": ["FRONT-1"], "images": [PHOTO]},
    "image-to-video": {
        "images": [{**PHOTO, "frameType": 0}],
        "duration": "5s",
        "promptId": str(PROMPT.id),
    },
}
STILLS = ["virtual-model", "packshot"]
FORMATS = ["Png", "Jpeg"]
RATIOS = ["1x1", "4x3", "3x2", "2x3", "5x4", "4x5", "3x4", "9x16", "16x9", "21x9"]
RESOLUTIONS = ["OneK", "TwoK", "FourK"]


def spoken(names):
    """Each member of an enum as integer, digit string, and name in three ways."""
    return [
        form
        for number, name in enumerate(names)
        for form in (number, str(number), name, name.lower(), name.upper())
    ]


def image(name, **fields):
    return {"images": [{**BODIES[name]["images"][0], **fields}]}


ACCEPTED = [
    *itertools.product(STILLS, [{"outputFormat": form} for form in spoken(FORMATS)]),
    *itertools.product(
        BODIES, [{"outputAspectRatio": form} for form in spoken([f"Ratio{r}" for r in RATIOS])]
    ),
    *itertools.product(BODIES, [{"resolution": form} for form in spoken(RESOLUTIONS)]),
    *[(name, image(name, viewType=form)) for name in STILLS for form in (0, "0", "Front", "front")],
    *[(name, image(name, productType=form)) for name in STILLS for form in (0, "0", "Main")],
    *[
        ("image-to-video", image("image-to-video", frameType=form))
        for form in (0, "0", "FirstFrame", "firstframe")
    ],
    *[("image-to-video", {"duration": duration}) for duration in ("5s", "10s")],
    ("image-to-video", {"promptId": ""}),
    ("image-to-video", {"promptId": None, "prompt": "x" * 3000}),
    ("image-to-video", {"promptId": None, "prompt": "🎥 تقريب بطيء"}),
    ("virtual-model", {"shotCodes": [FOR_ALL.code.lower()]}),
    ("virtual-model", {"talentId": str(WOMAN.id).upper()}),
    ("virtual-model", {"images": [PHOTO, {**PHOTO, "productType": "Outfit"}]}),
    *itertools.product(BODIES, [{"callbackUrl": ""}, {"callbackUrl": None}, {"state": {"a": [1]}}]),
]


@pytest.mark.parametrize(("name", "changes"), ACCEPTED)
def test_what_the_contract_allows_is_accepted(app: App, admin: str, name, changes):
    reply = app.generate(name, admin, {**BODIES[name], **changes})

    assert (reply.status_code, reply.json()["errorCode"]) == (202, 0), reply.text
    assert reply.json()["message"] is None


@pytest.mark.parametrize(
    ("old", "name"),
    [
        ("generation/virtual-model", "virtual-model"),
        ("generation/packshots", "packshot"),
        ("generation/image-to-video", "image-to-video"),
    ],
)
def test_the_old_name_of_a_route_is_the_same_route(app: App, admin: str, old, name):
    headers = {"Idempotency-Key": f"old {name}"}

    first = app.generate(old, admin, BODIES[name], **headers)
    second = app.generate(name, admin, BODIES[name], **headers)

    assert first.status_code == second.status_code == 202
    assert first.json()["requestId"] == second.json()["requestId"]


REFUSED = {
    "virtual-model": [
        (1, {"talentId": None}),
        (2, {"talentId": "nobody"}),
        (3, {"shotCodes": []}),
        (4, {"images": []}),
        (4, {"images": [{"url": "http://10.0.0.1/a.jpg"}]}),
        (4, {"images": [{**PHOTO, "productType": 1}]}),
        (5, {"talentId": UNKNOWN}),
        (6, {"shotCodes": ["NOPE-1"]}),
        (6, {"shotCodes": ["FRONT-1"]}),
        (7, {"talentId": str(MAN.id), "shotCodes": [FOR_WOMEN.code]}),
        (9, {"images": [PHOTO] * 11}),
        (10, {"outputFormat": 2}),
        (11, {"outputAspectRatio": 10}),
        (14, {"callbackUrl": "nowhere"}),
        (19, {"images": [{"url": "https://example.com/a.gif"}]}),
        (22, {"resolution": 3}),
    ],
    "packshot": [
        (3, {"shotCodes": []}),
        (4, {"images": []}),
        (6, {"shotCodes": ["NOPE-1"]}),
        (6, {"shotCodes": [FOR_ALL.code]}),
        (9, {"images": [PHOTO] * 11}),
        (10, {"outputFormat": 2}),
        (11, {"outputAspectRatio": 10}),
        (14, {"callbackUrl": "nowhere"}),
        (19, {"images": [{"url": "https://example.com/a.gif"}]}),
        (22, {"resolution": 3}),
    ],
    "image-to-video": [
        (1, {"prompt": "push in"}),
        (1, {"promptId": UNKNOWN}),
        (1, {"promptId": "push-in"}),
        (1, {"duration": None}),
        (4, {"images": []}),
        (9, {"images": BODIES["image-to-video"]["images"] * 3}),
        (11, {"outputAspectRatio": 10}),
        (14, {"callbackUrl": "nowhere"}),
        (17, {"duration": "6s"}),
        (18, {"images": [{**PHOTO, "frameType": 1}]}),
        (18, {"images": [{**PHOTO, "frameType": 7}]}),
        (18, {"images": [PHOTO]}),
        (19, {"images": [{"url": "https://example.com/a.mp4", "frameType": 0}]}),
        (22, {"resolution": 3}),
    ],
}


@pytest.mark.parametrize(
    ("name", "code", "changes"),
    [(name, code, changes) for name, rows in REFUSED.items() for code, changes in rows],
)
def test_each_code_of_each_route_fires(app: App, admin: str, name, code, changes):
    before = app.counts()

    reply = app.generate(name, admin, {**BODIES[name], **changes})

    assert (reply.status_code, reply.json()["errorCode"]) == (400, code), reply.text
    assert reply.json()["requestId"] is None
    assert reply.json()["message"].endswith(".")
    assert app.counts() == before


@pytest.mark.parametrize("name", BODIES)
class TestEveryRoute:
    def test_a_key_without_the_right_is_forbidden(self, app: App, name):
        _, key = app.make_key(f"reader-{name}@example.com", frozenset({Scope.SHOTS_READ}))

        reply = app.generate(name, key, BODIES[name])

        assert (reply.status_code, reply.json()["errorCode"]) == (403, 20)

    @pytest.mark.parametrize(
        ("failure", "status", "code"),
        [
            pytest.param(sa.exc.OperationalError("x", {}, OSError()), 502, 8, id="database"),
            pytest.param(RuntimeError("a fault of ours"), 500, 500, id="fault"),
        ],
    )
    def test_failures_of_ours_have_their_codes(self, app: App, admin, name, failure, status, code):
        class Broken:
            async def submit(self, submission):
                raise failure

        services = app.client.app.state.services
        app.client.app.state.services = dataclasses.replace(services, submitter=Broken())
        try:
            reply = app.generate(name, admin, BODIES[name])
        finally:
            app.client.app.state.services = services

        assert (reply.status_code, reply.json()["errorCode"]) == (status, code)

    def test_the_status_says_what_was_asked_for(self, app: App, admin, name):
        request_id = app.generate(name, admin, {**BODIES[name], "state": {"sku": "1"}}).json()[
            "requestId"
        ]

        reply = app.client.get(f"/studio/requests/{request_id}", headers={"Authorization": admin})

        data = reply.json()["data"]
        assert data["type"].lower() == name.replace("-", "")
        assert (data["status"], data["outputs"]) == ("InQueue", [])
        assert data["state"] == {"sku": "1"}


@pytest.mark.parametrize(
    ("name", "changes", "price"),
    [
        ("virtual-model", {"resolution": "OneK"}, 9),
        ("virtual-model", {"resolution": "TwoK"}, 11),
        ("virtual-model", {"resolution": "FourK"}, 14),
        ("packshot", {"resolution": "OneK"}, 6),
        ("packshot", {"resolution": "TwoK"}, 8),
        ("packshot", {"resolution": "FourK"}, 10),
        ("packshot", {"shotCodes": ["FRONT-1", "WHITE-1"]}, 12),
        ("image-to-video", {"duration": "5s"}, 10),
        ("image-to-video", {"duration": "10s"}, 20),
    ],
)
def test_each_request_costs_what_the_price_list_says(app: App, admin, name, changes, price):
    request_id = app.generate(name, admin, {**BODIES[name], **changes}).json()["requestId"]

    async def held(database):
        async with database.read() as connection:
            return await connection.scalar(
                sa.select(runs.c.credits_held).where(runs.c.id == request_id)
            )

    assert app.at_database(held) == price
