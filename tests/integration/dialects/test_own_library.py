"""`/library` over HTTP: what an account adds, reads and deletes, and what others see of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cyclorama.accounts.scopes import Scope
from dreem_app import ADMIN, App, running_app

TALENT = {
    "name": " Alma ",
    "ethnicity": "Martian",
    "description": "Green.",
    "appearance": {"gender": "female", "age_group": "Senior", "skin": "#33AA55"},
}
PACKSHOT = {
    "shot_type": "packshot",
    "code": "MINE-1",
    "name": "Mine",
    "specimen": "mug",
    "composition": {"framing": {"kind": "whole", "margin": 0.2}},
}
MODEL_SHOT = {
    "shot_type": "virtual_model",
    "code": "MINE-MODEL-1",
    "name": "Mine, worn",
    "poses": {"female": "relaxed"},
}
PROMPT = {"name": "Spin", "prompt": "The camera pans slowly to the left. 🎥"}
GIVEN = {"talents": TALENT, "shots": PACKSHOT, "prompts": PROMPT}
ID = "0192f4a8-5c3e-7b1a-9d2f-000000000001"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    with running_app(tmp_path_factory.mktemp("app") / "data", rate_limits="off") as running:
        running.make_key(ADMIN)
        yield running


class Caller:
    def __init__(self, app: App, key: str) -> None:
        self._client, self._headers = app.client, {"Authorization": key}

    def post(self, path: str, body: object, **headers: str):
        return self._client.post(path, json=body, headers=self._headers | headers)

    def get(self, path: str):
        return self._client.get(path, headers=self._headers)

    def delete(self, path: str):
        return self._client.delete(path, headers=self._headers)

    def items(self, path: str) -> list:
        reply = self.get(path)
        assert reply.status_code == 200, reply.text
        data = reply.json()
        return data["data"]["items"] if "data" in data else data["items"]


@pytest.fixture
def caller(app: App, request: pytest.FixtureRequest) -> Caller:
    _, key = app.make_key(f"{abs(hash(request.node.name))}@example.com")
    return Caller(app, key)


@pytest.fixture
def stranger(app: App, request: pytest.FixtureRequest) -> Caller:
    _, key = app.make_key(f"stranger-{abs(hash(request.node.name))}@example.com")
    return Caller(app, key)


def key_of(kind: str, view: dict) -> str:
    return view["code"] if kind == "shots" else view["id"]


@pytest.mark.parametrize("kind", GIVEN)
def test_what_is_added_is_read_listed_searched_and_deleted(caller: Caller, kind: str):
    added = caller.post(f"/library/{kind}", GIVEN[kind])
    assert added.status_code == 201, added.text
    view = added.json()
    path = f"/library/{kind}/{key_of(kind, view)}"

    assert caller.get(path).json() == view
    assert caller.get(f"/library/{kind}").json() == {"items": [view], "total_items": 1}
    assert caller.items(f"/library/{kind}?keyword={view['name']}") == [view]
    assert caller.items(f"/library/{kind}?keyword=zzzzz") == []

    assert caller.delete(path).json() == {"deleted": True}

    for reply in (caller.get(path), caller.delete(path)):
        assert (reply.status_code, reply.json()["error"]["code"]) == (404, "not_found")
    assert caller.items(f"/library/{kind}") == []


def test_defaults_are_filled_in(caller: Caller):
    talent = caller.post("/library/talents", TALENT).json()
    shot = caller.post("/library/shots", MODEL_SHOT).json()
    prompt = caller.post("/library/prompts", PROMPT).json()

    assert talent["name"] == "Alma"
    assert talent["appearance"]["hair"] == "short"
    assert shot["poses"]["female"]["hips"] != 0  # the named pose, in full
    assert prompt["gender"] == "unisex"
    assert prompt["motion"]["moves"] == ["pan_left"]  # made out from the words


def test_ones_own_id_is_kept(caller: Caller, stranger: Caller):
    assert caller.post("/library/talents", {**TALENT, "id": ID}).json()["id"] == ID

    again = caller.post("/library/talents", {**TALENT, "id": ID})
    elsewhere = stranger.post("/library/talents", {**TALENT, "id": ID})

    assert (again.status_code, again.json()["error"]["code"]) == (409, "conflict")
    assert elsewhere.status_code == 201


def test_a_call_sent_again_with_its_key_adds_nothing(caller: Caller):
    first = caller.post("/library/talents", TALENT, **{"Idempotency-Key": "k"})
    again = caller.post("/library/talents", TALENT, **{"Idempotency-Key": "k"})
    other = caller.post("/library/talents", {**TALENT, "name": "B"}, **{"Idempotency-Key": "k"})

    assert first.json() == again.json()
    assert again.headers["Idempotency-Replayed"] == "true"
    assert other.status_code == 422
    assert len(caller.items("/library/talents")) == 1


@pytest.mark.parametrize(
    ("kind", "changes", "words"),
    [
        ("talents", {"name": ""}, "name"),
        ("talents", {"name": "x" * 101}, "name"),
        ("talents", {"name": None}, "name"),
        ("talents", {"ethnicity": 7}, "ethnicity"),
        ("talents", {"appearance": {"gender": "robot"}}, "appearance.gender"),
        ("talents", {"appearance": {"gender": "male", "skin": "green"}}, "appearance.skin"),
        ("talents", {"source": "SYSTEM"}, "source"),
        ("talents", {"id": "7"}, "id"),
        ("shots", {"code": "lower-1"}, "code"),
        ("shots", {"code": "NUMBERLESS"}, "code"),
        ("shots", {"code": "A" * 50 + "-1"}, "code"),
        ("shots", {"shot_type": "video"}, "shot_type"),
        ("shots", {"composition": {"framing": {"kind": "whole", "margin": 3}}}, "margin"),
        ("shots", {**MODEL_SHOT, "poses": {}}, "poses"),
        ("shots", {**MODEL_SHOT, "poses": {"female": "headstand"}}, "there is no pose"),
        ("shots", {**MODEL_SHOT, "poses": {"robot": "relaxed"}}, "poses"),
        ("prompts", {"prompt": ""}, "prompt"),
        ("prompts", {"prompt": "x" * 3001}, "prompt"),
        ("prompts", {"motion": {"moves": ["jump"]}}, "motion.moves"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_stored(caller: Caller, kind, changes, words):
    body = {**GIVEN[kind], **changes}
    if changes.get("shot_type") == "virtual_model":
        body = changes

    reply = caller.post(f"/library/{kind}", body)

    assert (reply.status_code, reply.json()["error"]["code"]) == (400, "invalid_input")
    assert words in reply.json()["error"]["message"]
    assert caller.items(f"/library/{kind}") == []


@pytest.mark.parametrize("body", [[], "x", 1, None])
def test_a_body_that_is_no_object_is_refused(caller: Caller, body: object):
    assert caller.post("/library/prompts", body).status_code == 400


@pytest.mark.parametrize("query", ["page=0", "page_size=0", "page_size=101", "page=x"])
def test_wrong_paging_is_refused(caller: Caller, query: str):
    reply = caller.get(f"/library/talents?{query}")

    assert (reply.status_code, reply.json()["error"]["code"]) == (400, "invalid_input")


@pytest.mark.parametrize("code", ["FRONT-1", "MODEL-FULL-1", "MINE-1"])
def test_a_code_that_is_taken_is_refused(caller: Caller, code: str):
    caller.post("/library/shots", PACKSHOT)

    assert caller.post("/library/shots", {**PACKSHOT, "code": code}).status_code == 409


def test_the_catalogue_cannot_be_deleted(caller: Caller):
    talent = caller.items("/studio/talents")[0]

    assert caller.delete(f"/library/talents/{talent['id']}").status_code == 404
    assert caller.delete("/library/shots/FRONT-1").status_code == 404


def test_own_things_stand_in_the_dialects_lists_for_their_account_alone(
    caller: Caller, stranger: Caller, app: App
):
    talent = caller.post("/library/talents", TALENT).json()
    caller.post("/library/shots", PACKSHOT)
    caller.post("/library/shots", MODEL_SHOT)
    caller.post("/library/prompts", PROMPT)
    asks = {
        "/studio/talents?ethnicity=martian": 1,
        "/studio/talents/search?gender=Female&keyword=Alma": 1,
        "/studio/shots?keyword=mine": 2,
        "/studio/shots/search?shotType=VirtualModel&gender=Female&keyword=mine": 1,
        "/studio/video-prompts/search?gender=Male&keyword=🎥": 1,
    }

    for path, count in asks.items():
        found = caller.items(path)
        assert [one["sourceType"] for one in found] == ["CUSTOM"] * count
        assert not any(one["sourceType"] == "CUSTOM" for one in stranger.items(path))
    assert caller.items("/studio/talents/search?gender=Female")[0]["id"] == talent["id"]
    assert caller.items("/studio/talents?pageSize=100")[-1]["id"] == talent["id"]
    values = caller.get("/studio/attributes?type=Talent").json()["data"]["attributes"]
    assert "Martian" in values["ethnicity"]
    assert "Martian" not in stranger.get("/studio/attributes?type=Talent").text
    for kind, key in (("talents", talent["id"]), ("shots", "MINE-1")):
        assert stranger.get(f"/library/{kind}/{key}").status_code == 404
        assert stranger.delete(f"/library/{kind}/{key}").status_code == 404


def test_an_own_shot_can_be_asked_for(caller: Caller, stranger: Caller):
    caller.post("/library/shots", PACKSHOT)
    body = {"shotCodes": ["mine-1"], "images": [{"url": "https://example.com/a.jpg"}]}

    assert caller.post("/ai-tool/packshot", body).status_code == 202
    assert stranger.post("/ai-tool/packshot", body).json()["errorCode"] == 6

    caller.delete("/library/shots/MINE-1")
    assert caller.post("/ai-tool/packshot", body).json()["errorCode"] == 6


def test_an_own_talent_can_be_dressed_in_an_own_shot(caller: Caller, stranger: Caller):
    talent = caller.post("/library/talents", TALENT).json()
    man = {**TALENT, "name": "Bo", "appearance": {"gender": "male"}}
    other = caller.post("/library/talents", man).json()
    caller.post("/library/shots", MODEL_SHOT)

    def dress(by: Caller, talent_id: str, code: str = "MINE-MODEL-1"):
        images = [{"url": "https://example.com/a.jpg"}]
        body = {"talentId": talent_id, "shotCodes": [code], "images": images}
        reply = by.post("/ai-tool/virtual-model", body)
        return reply.status_code, reply.json()["errorCode"]

    assert dress(caller, talent["id"].upper()) == (202, 0)
    assert dress(caller, other["id"]) == (400, 7)  # the shot has no pose for men
    assert dress(stranger, talent["id"]) == (400, 5)
    assert dress(stranger, stranger.items("/studio/talents")[0]["id"]) == (400, 6)
    caller.delete(f"/library/talents/{talent['id']}")
    assert dress(caller, talent["id"]) == (400, 5)


def test_a_clip_can_be_asked_for_by_an_own_prompt(caller: Caller, stranger: Caller):
    prompt = caller.post("/library/prompts", PROMPT).json()
    body = {
        "images": [{"url": "https://example.com/a.jpg", "frameType": 0}],
        "duration": "5s",
        "promptId": prompt["id"],
    }

    assert caller.post("/ai-tool/image-to-video", body).status_code == 202
    assert stranger.post("/ai-tool/image-to-video", body).json()["errorCode"] == 1


def test_a_key_needs_the_scopes(app: App):
    _, key = app.make_key("reader@example.com", frozenset({Scope.TALENTS_READ}))
    caller = Caller(app, key)

    assert caller.get("/library/talents").status_code == 200
    for reply in (
        caller.get("/library/shots"),
        caller.post("/library/talents", TALENT),
        caller.delete(f"/library/talents/{ID}"),
    ):
        assert (reply.status_code, reply.json()["error"]["code"]) == (403, "forbidden")
    assert app.client.get("/library/talents").status_code == 401


class TestPictures:
    def path(self, app: App, url: str) -> str:
        return url.removeprefix(app.settings.origin)

    @pytest.mark.parametrize(
        "path",
        ["/studio/talents", "/studio/shots?shotType=Packshot", "/studio/shots?shotType=1"],
    )
    def test_the_catalogues_are_public(self, app: App, caller: Caller, path: str):
        item = caller.items(path)[0]

        reply = app.client.get(self.path(app, item["thumbnailUrl"]))

        assert reply.headers["Content-Type"] == "image/png"
        assert reply.headers["Cache-Control"].startswith("public")
        assert reply.content.startswith(b"\x89PNG")

    def test_ones_own_are_there_for_whoever_has_the_link(self, app: App, caller: Caller):
        view = caller.post("/library/shots", PACKSHOT).json()
        path = self.path(app, view["thumbnail_url"])

        reply = app.client.get(path)

        assert reply.content.startswith(b"\x89PNG")
        assert reply.headers["Cache-Control"].startswith("private")
        assert self.path(app, caller.items("/studio/shots?keyword=mine")[0]["thumbnailUrl"]) == path

    def test_without_the_signed_link_there_is_nothing(
        self, app: App, caller: Caller, stranger: Caller
    ):
        view = caller.post("/library/shots", PACKSHOT).json()
        theirs = stranger.post("/library/shots", {**PACKSHOT, "code": "THEIRS-1"}).json()
        path = self.path(app, view["thumbnail_url"])
        bare = path.split("?")[0]
        signature = path[-64:]
        for wrong in (
            bare,
            path.replace(signature, "0" * 64),
            path.replace("exp=", "exp=9"),
            path.replace("MINE-1", "THEIRS-1"),
            self.path(app, theirs["thumbnail_url"]).replace("THEIRS-1", "MINE-1"),
        ):
            reply = app.client.get(wrong)
            assert (reply.status_code, reply.json()["error"]["code"]) == (404, "not_found")

    def test_a_deleted_one_is_gone(self, app: App, caller: Caller):
        view = caller.post("/library/shots", PACKSHOT).json()
        caller.delete("/library/shots/MINE-1")

        assert app.client.get(self.path(app, view["thumbnail_url"])).status_code == 404

    def test_a_prompt_has_a_clip_and_its_first_frame(self, app: App, caller: Caller):
        prompt = caller.items("/studio/video-prompts/search?gender=Male&pageSize=1")[0]
        path = self.path(app, prompt["previewUrl"])

        whole, poster = app.client.get(path), app.client.get(self.path(app, prompt["thumbnailUrl"]))
        part = app.client.get(path, headers={"Range": "bytes=4-7"})
        beyond = app.client.get(path, headers={"Range": f"bytes={len(whole.content)}-"})

        assert whole.headers["Content-Type"] == "video/mp4"
        assert (part.status_code, part.content) == (206, b"ftyp")
        assert part.headers["Content-Range"] == f"bytes 4-7/{len(whole.content)}"
        assert beyond.status_code == 416
        assert poster.content.startswith(b"\x89PNG")

    def test_a_picture_is_drawn_once(self, app: App, caller: Caller):
        caller.post("/library/shots", PACKSHOT)
        folder = Path(app.settings.data_dir) / "blobs" / "library"
        shot = caller.items("/studio/shots?keyword=mine")[0]
        path = self.path(app, shot["thumbnailUrl"])
        first = app.client.get(path).content
        files = sorted(folder.iterdir())

        assert app.client.get(path).content == first
        assert sorted(folder.iterdir()) == files
