"""Single clips, and files sent by form."""

import pytest

from cyclorama.kit.ids import new_id
from cyclorama.steps.registry import offered
from dreem_app import App
from picture_files import plain, png
from vimmerse_caller import PHOTO, UNKNOWN, Caller
from vimmerse_contract import refused, unprocessable, validate

PICTURE = ("cup.png", png(plain()), "image/png")


class TestClips:
    def test_a_clip_is_made_and_read_as_the_contract_says(self, admin: Caller):
        body = {"prompt": "A slow push in.", "media_items": [{"type": "image", "url": PHOTO}]}

        made = admin.send("POST", "/v2/media", {**body, "title": "Clip", "video_tool": "KlingAI"})
        read = admin.get(f"/v2/media/{made.json()['id']}")

        for reply, status in ((made, "new"), (read, "queue")):
            validate(reply.json(), "Media")
            assert reply.json()["processing_status"] == status
            assert (reply.json()["title"], reply.json()["version"]) == ("Clip", "3")
            assert reply.json()["pose_preset"]["motion_type"] == "KlingAI"
        refused(admin.get(f"/v2/workflow/{made.json()['id']}"), 404, "WORKFLOW_NOT_FOUND")

    @pytest.mark.parametrize(
        ("body", "place"),
        [
            ({}, "body.prompt"),
            ({"prompt": "x", "duration": 11}, "body.duration"),
            ({"prompt": "x", "aspect_ratio": "7:1"}, "body.aspect_ratio"),
            (
                {"media_items": [{"type": "image", "url": PHOTO, "position": "Last"}]},
                "body.media_items",
            ),
            ({"media_items": [{"type": "video", "url": PHOTO}]}, "body.media_items.0.type"),
            ({"media_items": [{"type": "image", "url": PHOTO}] * 3}, "body.media_items"),
            ({"prompt": "x", "webhook_url": "http://10.0.0.1/"}, "body.webhook_url"),
        ],
    )
    def test_what_is_wrong_is_named_and_nothing_is_started(self, admin: Caller, body, place):
        before = admin.app.counts()

        assert place in unprocessable(admin.send("POST", "/v2/media", body))
        assert admin.app.counts() == before

    def test_what_a_clip_costs_has_to_be_there(self, app: App):
        poor = Caller(app, app.make_key(f"{new_id()}@example.com", credit_grant=79)[1])

        refused(poor.send("POST", "/v2/media", {"prompt": "x"}), 402, "INSUFFICIENT_CREDIT")

    def test_a_workflow_and_anothers_clip_are_no_clips(self, app: App, admin: Caller):
        workflow = admin.create()["id"]
        clip = admin.send("POST", "/v2/media", {"prompt": "x"}).json()["id"]
        stranger = Caller(app, app.make_key(f"{new_id()}@example.com")[1])

        for caller, media_id in (
            (admin, workflow),
            (stranger, clip),
            (admin, "x"),
            (admin, UNKNOWN),
        ):
            refused(caller.get(f"/v2/media/{media_id}"), 404, "MEDIA_NOT_FOUND")


class TestFiles:
    def test_a_picture_becomes_an_asset_that_workflows_take(self, admin: Caller):
        reply = admin.send("POST", "/v2/image", files={"image_file": PICTURE})

        asset = reply.json()
        validate(asset, "Asset")
        assert (asset["status"], asset["mime_type"]) == ("success", "image/png")
        read = admin.get(f"/asset/{asset['id']}").json()["data"]
        assert {**read, "results": asset["results"]} == asset
        assert admin.create(image_urls=asset["results"])["processing_status"] == "new"

    @pytest.mark.parametrize("path", ["image", "video", "audio"])
    def test_what_is_no_such_file_is_refused(self, admin: Caller, path):
        text = ("a.txt", b"hello", "text/plain")

        wrong = admin.send("POST", f"/v2/{path}", files={f"{path}_file": text})
        missing = admin.send("POST", f"/v2/{path}", files={"other": text})

        for reply in (wrong, missing):
            assert set(unprocessable(reply)) == {f"body.{path}_file"}

    def test_a_picture_is_no_clip(self, admin: Caller):
        reply = admin.send("POST", "/v2/video", files={"video_file": PICTURE})

        assert "picture" in unprocessable(reply)["body.video_file"]

    def test_anothers_asset_is_not_found(self, app: App, admin: Caller):
        asset = admin.send("POST", "/v2/image", files={"image_file": PICTURE}).json()
        stranger = Caller(app, app.make_key(f"{new_id()}@example.com")[1])

        for caller, asset_id in ((stranger, asset["id"]), (admin, UNKNOWN), (admin, "x")):
            refused(caller.get(f"/asset/{asset_id}"), 404, "MEDIA_NOT_FOUND")

    @pytest.mark.parametrize(
        ("path", "tool", "quantity", "step"),
        [
            ("image", "image-2-image", 3, "image_2_image"),
            ("image", "upload-image", 1, None),
            ("video", "Create-Video", 2, "create_video"),
        ],
    )
    def test_a_tool_costs_what_its_step_does(self, admin: Caller, path, tool, quantity, step):
        body = {"app_name": tool, "option": "Auto", "quantity": quantity}

        reply = admin.send("POST", f"/v2/{path}/estimate-credits", body)

        each = offered()[step].offer.credits if step else 0  # type: ignore[union-attr]
        assert reply.json()["total_credits"] == quantity * each

    def test_an_unknown_tool_is_named_with_those_there_are(self, admin: Caller):
        body = {"app_name": "teleport", "option": "Auto"}

        problems = unprocessable(admin.send("POST", "/v2/audio/estimate-credits", body))

        assert "text-to-speech" in problems["body.app_name"]
