"""The catalogue, templates of one's own, and what an editor of templates asks."""

import jsonschema
import pytest

from cyclorama.kit.ids import new_id
from dreem_app import App
from vimmerse_caller import PHOTO, Caller, template
from vimmerse_contract import CONTRACT, refused, unprocessable, validate

SHIPPED = "vim_grid2images"


@pytest.fixture
def owner(app: App) -> Caller:
    _, key = app.make_key(f"{new_id()}@example.com", credit_grant=1000)
    return Caller(app, key)


class TestCatalogue:
    def test_rows_and_whole_definitions(self, owner: Caller):
        owner.save(template())

        rows = owner.get("/v2/workflow/templates").json()
        whole = owner.get("/v2/workflow/templates?detail=true").json()

        for answer, detail in ((rows, False), (whole, True)):
            validate(answer, "TemplateCatalog")
            assert answer["detail"] is detail
            assert answer["count"] == len(answer["workflow_templates"])
        assert [row["template_id"] for row in rows["workflow_templates"]] == [
            one["id"] for one in whole["workflow_templates"]
        ]
        for row in rows["workflow_templates"]:
            validate(row, "TemplateRow")
            assert {"label", "description", "category", "inputs", "credits"} <= set(row)
        for one in whole["workflow_templates"]:
            validate(one, "WorkflowTemplate")
            assert one["available_options"] is not None
            assert one["steps"]
            assert one["outputs"]

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            (f"template_ids={SHIPPED}", {SHIPPED}),
            (f"template_ids={SHIPPED},own_stamp", {SHIPPED, "own_stamp"}),
            (f"template_ids={SHIPPED}&template_ids=own_stamp", {SHIPPED, "own_stamp"}),
            (f"template_ids={SHIPPED}&category=sport", set()),
            ("template_ids=nothing", set()),
            ("template_ids=own_stamp&category=UTILITY&detail=true", {"own_stamp"}),
        ],
    )
    def test_filters(self, owner: Caller, query, found):
        owner.save(template())

        reply = owner.get(f"/v2/workflow/templates?{query}")

        rows = reply.json()["workflow_templates"]
        assert {row.get("template_id", row.get("id")) for row in rows} == found

    def test_a_category_holds_its_own_only(self, admin: Caller):
        rows = admin.get("/v2/workflow/templates?category=utility").json()["workflow_templates"]

        assert {row["category"] for row in rows} == {"utility"}
        assert admin.get("/v2/workflow/templates?category=nonsense").json()["count"] == 0

    def test_a_new_version_is_shown_at_once(self, owner: Caller):
        owner.save(template(label="Before"))
        owner.get("/v2/workflow/templates")

        owner.save(template(label="After"))

        reply = owner.get("/v2/workflow/templates?template_ids=own_stamp")
        (row,) = reply.json()["workflow_templates"]
        assert (row["label"], row["version"]) == ("After", 2)


class TestOwn:
    def test_saving_reading_and_deleting(self, owner: Caller):
        saved = owner.save(template())

        validate(saved, "WorkflowTemplate")
        assert (saved["version"], saved["active"], saved["user_designed"]) == (1, 1, 1)
        assert owner.get("/v2/workflow/templates/own_stamp").json() == saved
        assert owner.save(template())["version"] == 2

        gone = owner.send("DELETE", "/v2/workflow/templates/own_stamp")

        validate(gone.json(), "WorkflowTemplate")
        assert (gone.json()["active"], gone.json()["version"]) == (0, 2)
        for method in ("GET", "DELETE"):
            reply = owner.send(method, "/v2/workflow/templates/own_stamp")
            refused(reply, 404, "TEMPLATE_NOT_FOUND")
        assert owner.save(template())["version"] == 3

    def test_sent_again_with_its_key_it_makes_no_new_version(self, owner: Caller):
        headers = {"Idempotency-Key": new_id()}

        replies = [
            owner.send("POST", "/v2/workflow/templates", template(), headers=headers)
            for _ in range(2)
        ]

        assert replies[0].json() == replies[1].json()
        assert replies[1].headers["Idempotency-Replayed"] == "true"
        other = owner.send("POST", "/v2/workflow/templates", template(label="x"), headers=headers)
        assert "header.Idempotency-Key" in unprocessable(other)

    def test_a_run_names_the_version_that_it_ran(self, owner: Caller):
        owner.save(template())
        made = owner.create()

        owner.save(template(label="Newer"))
        owner.send("DELETE", "/v2/workflow/templates/own_stamp")

        read = owner.get(f"/v2/workflow/{made['id']}").json()
        assert (read["model"], read["template_version"]) == ("own_stamp", 1)

    def test_a_template_that_ships_is_read_and_stays(self, admin: Caller):
        read = admin.get(f"/v2/workflow/templates/{SHIPPED}")

        validate(read.json(), "WorkflowTemplate")
        assert (read.json()["active"], read.json()["user_designed"]) == (1, 0)
        refused(admin.send("DELETE", f"/v2/workflow/templates/{SHIPPED}"), 403, "FORBIDDEN")
        taken = admin.send("POST", "/v2/workflow/templates", template(SHIPPED))
        refused(taken, 403, "FORBIDDEN")

    @pytest.mark.parametrize("template_id", ["nothing_there", "No-Id", "%00", "a%00b"])
    def test_an_unknown_one_is_not_found(self, admin: Caller, template_id):
        for method in ("GET", "DELETE"):
            reply = admin.send(method, f"/v2/workflow/templates/{template_id}")
            refused(reply, 404, "TEMPLATE_NOT_FOUND")

    def test_anothers_is_not_found(self, app: App, owner: Caller):
        owner.save(template())
        stranger = Caller(app, app.make_key(f"{new_id()}@example.com")[1])

        for method in ("GET", "DELETE"):
            reply = stranger.send(method, "/v2/workflow/templates/own_stamp")
            refused(reply, 404, "TEMPLATE_NOT_FOUND")
        listed = stranger.get("/v2/workflow/templates").json()["workflow_templates"]
        assert "own_stamp" not in [row["template_id"] for row in listed]
        assert stranger.save(template())["version"] == 1

    def test_all_that_is_wrong_with_a_definition_is_said_at_once(self, admin: Caller):
        broken = template("Bad Id")
        broken["steps"][0]["type"] = "no_such_type"
        broken["steps"][1]["params"]["image_url"] = "{{options.__class__}}"

        problems = unprocessable(admin.send("POST", "/v2/workflow/templates", broken))

        assert {"body.id", "body.steps.0.type", "body.steps.1.params.image_url"} <= set(problems)


class TestEditor:
    def test_there_is_all_that_templates_are_built_with(self, admin: Caller):
        reply = admin.get("/v2/workflow/templates/editor-metadata")

        validate(reply.json(), "EditorMetadata")
        there = reply.json()
        schema = CONTRACT["components"]["schemas"]
        components = schema["TemplateOption"]["properties"]["component"]["enum"]
        assert {one["component"] for one in there["option_components"]} == set(components)
        for one in there["step_types"]:
            jsonschema.Draft202012Validator.check_schema(one["params"])
        assert there["substitution_rules"]

    def test_a_sound_definition_is_valid(self, admin: Caller):
        reply = admin.send("POST", "/v2/workflow/templates/validate", template())

        validate(reply.json(), "ValidationResult")
        assert (reply.json()["valid"], reply.json()["errors"]) == (True, [])

    @pytest.mark.parametrize("body", [[], 7, {}, {"steps": "x"}, {"id": {}, "steps": [[[]]]}])
    def test_whatever_is_sent_is_judged(self, admin: Caller, body):
        reply = admin.send("POST", "/v2/workflow/templates/validate", body)

        validate(reply.json(), "ValidationResult")
        assert not reply.json()["valid"]
        assert all(error["message"].endswith(".") for error in reply.json()["errors"])

    def test_nothing_is_saved(self, owner: Caller):
        owner.send("POST", "/v2/workflow/templates/validate", template())
        owner.send("POST", "/v2/workflow/templates/preview", {"template": template()})

        refused(owner.get("/v2/workflow/templates/own_stamp"), 404, "TEMPLATE_NOT_FOUND")

    def test_a_preview_shows_what_a_run_would_do(self, admin: Caller):
        body = {"template": template(), "options": {"cut": "yes"}}

        reply = admin.send("POST", "/v2/workflow/templates/preview", body)

        validate(reply.json(), "PreviewResult")
        shown = reply.json()
        assert shown["layers"] == [["trim"], ["cells"]]
        assert [one["id"] for one in shown["skipped_steps"]] == ["stamp"]
        assert shown["outputs"] == ["cells"]
        assert shown["estimated_credits"] == {
            "total": 4,
            "steps": [{"id": "trim", "credits": 3}, {"id": "cells", "credits": 1}],
        }

    def test_a_preview_of_a_broken_definition_says_what_is_broken(self, admin: Caller):
        body = {"template": template(steps=[])}

        reply = admin.send("POST", "/v2/workflow/templates/preview", body)

        validate(reply.json(), "PreviewResult")
        assert not reply.json()["valid"]
        assert reply.json()["layers"] == []

    def test_a_preview_for_an_event_with_a_logo_has_the_logo_steps(self, owner: Caller):
        logo = {"logo_url": "https://example.com/logo.png"}
        event = {"id": "fair", "name": "Fair", "start_at": "2026-01-01", "end_at": "2126-01-01"}
        owner.send("POST", "/event", {**event, "logo_settings": logo})

        body = {"template": template(), "event_id": "fair"}
        shown = owner.send("POST", "/v2/workflow/templates/preview", body).json()

        assert shown["layers"] == [["trim"], ["stamp"]]
        assert shown["outputs"] == ["stamp"]

    @pytest.mark.parametrize("body", [{}, {"template": 7}, {"template": {}, "options": []}])
    def test_a_preview_needs_a_template(self, admin: Caller, body):
        assert unprocessable(admin.send("POST", "/v2/workflow/templates/preview", body))


class TestEstimate:
    def test_it_needs_no_key(self, app: App):
        nobody = Caller(app, None)

        reply = nobody.send("POST", "/v2/workflow/estimate-credits", {"template_id": SHIPPED})

        validate(reply.json(), "Estimate")
        assert reply.json()["total_credits"] == 2
        breakdown = reply.json()["breakdown"]
        assert (breakdown["template_id"], breakdown["mode"]) == (SHIPPED, "image")
        assert [one["flow"] for one in breakdown["steps"]] == ["split_grid_images"]

    def test_own_templates_are_known_with_a_key_only(self, app: App, owner: Caller):
        owner.save(template())
        body = {"template_id": "own_stamp", "options": {"cut": "no"}}

        priced = owner.send("POST", "/v2/workflow/estimate-credits", body)
        unknown = Caller(app, None).send("POST", "/v2/workflow/estimate-credits", body)

        assert priced.json()["total_credits"] == 7
        assert "body.template_id" in unprocessable(unknown)

    def test_what_is_held_is_what_was_estimated(self, owner: Caller):
        owner.save(template())

        made = owner.create(options={"cut": "yes"})

        body = {"template_id": "own_stamp", "options": {"cut": "yes", "image_url": PHOTO}}
        estimate = owner.send("POST", "/v2/workflow/estimate-credits", body).json()
        assert estimate["total_credits"] == 7
        assert made["used_credits"] == 0

    @pytest.mark.parametrize(
        ("body", "place"),
        [
            ({}, "body.template_id"),
            ({"template_id": "no_such"}, "body.template_id"),
            (
                {"template_id": SHIPPED, "options": {"grid_pattern": 7.5}},
                "body.options.grid_pattern",
            ),
        ],
    )
    def test_what_is_wrong_is_named(self, app: App, body, place):
        nobody = Caller(app, None)

        reply = nobody.send("POST", "/v2/workflow/estimate-credits", body)

        assert place in unprocessable(reply)

    def test_a_wrong_key_is_refused(self, app: App):
        reply = Caller(app, "nonsense").send(
            "POST", "/v2/workflow/estimate-credits", {"template_id": SHIPPED}
        )

        refused(reply, 401, "UNAUTHORIZED")
