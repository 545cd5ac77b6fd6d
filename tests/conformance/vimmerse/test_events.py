"""`/event`: events, their logos, and what they say about workflows."""

from typing import Any

import pytest

from cyclorama.kit.ids import new_id
from cyclorama.production.reading import Runs
from cyclorama.store.database import Database
from dreem_app import App
from picture_files import plain, png
from vimmerse_caller import PHOTO, Caller, template
from vimmerse_contract import CONTRACT, refused, unprocessable

EVENT = {
    "id": "spring tour-1",
    "name": "Spring tour",
    "start_at": "2026-03-01",
    "end_at": "2126-05-31",
    "workflow_templates": ["own_stamp", "own_stamp"],
    "contact_email": "a@example.com",
    "user_form_settings": ["name"],
    "logo_settings": {
        "logo_url": "https://example.com/logo.png",
        "logo_place": "top-left",
        "logo_size": 0.2,
        "logo_opacity": 0.5,
    },
}
GOOD = {"template_id": "own_stamp", "image_urls": [PHOTO], "event_id": EVENT["id"]}


@pytest.fixture
def host(app: App) -> Caller:
    _, key = app.make_key(f"{new_id()}@example.com", credit_grant=1000)
    caller = Caller(app, key)
    caller.save(template())
    return caller


def save(host: Caller, **changes: object) -> dict[str, Any]:
    reply = host.send("POST", "/event", {**EVENT, **changes})
    assert reply.status_code == 200, reply.text
    return dict(reply.json())


def plan_of(host: Caller, made: dict[str, Any]) -> Any:
    async def task(database: Database) -> Any:
        async with database.read() as connection:
            return (await Runs(connection, made["customer_id"]).get(made["id"])).plan

    return host.app.at_database(task)


class TestKeeping:
    def test_all_that_is_sent_is_given_back(self, host: Caller):
        known = set(CONTRACT["components"]["schemas"]["EventCreate"]["properties"])

        made = save(host)

        assert made["data"] == {name: made[name] for name in made if name != "data"}
        assert known <= set(made)
        assert made["start_at"] == "2026-03-01 00:00:00.000000+00:00"
        assert made["end_at"] == "2126-05-31 23:59:59.999999+00:00"
        assert made["workflow_templates"] == ["own_stamp"]
        assert made["logo_settings"] == EVENT["logo_settings"]
        assert (made["contact_email"], made["user_form_settings"]) == ("a@example.com", ["name"])
        assert host.get("/event/spring tour-1").json() == made
        listed = host.get("/event").json()
        assert (listed["events"], listed["count"]) == ([made["data"]], 1)

    def test_sent_again_it_takes_the_place_of_the_first(self, host: Caller):
        save(host)

        made = save(host, name="Autumn tour", logo_settings={})

        assert (made["name"], made["logo_settings"]["logo_url"]) == ("Autumn tour", None)
        assert host.get("/event").json()["count"] == 1

    def test_what_is_changed_leaves_the_rest(self, host: Caller):
        before = save(host)

        after = host.send("PUT", "/event/spring tour-1", {"active": False, "id": "x"}).json()

        assert {**after["data"], "active": True, "updated_at": before["updated_at"]} == before[
            "data"
        ]

    def test_a_deleted_one_is_a_label(self, host: Caller):
        save(host, active=False)

        assert host.send("DELETE", "/event/spring tour-1").json()["name"] == "Spring tour"

        for method in ("GET", "PUT", "DELETE"):
            body = {"name": "x"} if method == "PUT" else None
            refused(host.send(method, "/event/spring tour-1", body), 404, "EVENT_NOT_FOUND")
        assert host.create(**GOOD)["event_id"] == EVENT["id"]
        assert save(host)["active"]

    def test_anothers_is_not_found_and_its_id_is_free(self, app: App, host: Caller):
        save(host, active=False)
        other = Caller(app, app.make_key(f"{new_id()}@example.com")[1])
        other.save(template())

        for method in ("GET", "PUT", "DELETE"):
            body = {"name": "x"} if method == "PUT" else None
            refused(other.send(method, "/event/spring tour-1", body), 404, "EVENT_NOT_FOUND")
        assert other.create(**GOOD)["processing_status"] == "new"
        assert save(other, name="Theirs")["name"] == "Theirs"
        assert host.get("/event/spring tour-1").json()["name"] == "Spring tour"

    @pytest.mark.parametrize(
        ("changes", "place"),
        [
            ({"id": ""}, "body.id"),
            ({"id": "a/b"}, "body.id"),
            ({"id": None}, "body.id"),
            ({"name": ""}, "body.name"),
            ({"start_at": "soon"}, "body.start_at"),
            ({"start_at": "0001-01-01T00:00:00+23:00"}, "body.start_at"),
            ({"end_at": "2026-02-30"}, "body.end_at"),
            ({"end_at": "2020-01-01"}, "body.end_at"),
            ({"logo_settings": {"logo_place": "middle"}}, "body.logo_settings.logo_place"),
            ({"logo_settings": {"logo_size": 3}}, "body.logo_settings.logo_size"),
            (
                {"logo_settings": {"logo_url": "http://192.168.0.1/l.png"}},
                "body.logo_settings.logo_url",
            ),
            ({"workflow_templates": "own_stamp"}, "body.workflow_templates"),
        ],
    )
    def test_what_is_wrong_is_named(self, host: Caller, changes, place):
        assert place in unprocessable(host.send("POST", "/event", {**EVENT, **changes}))


class TestWorkflows:
    def test_the_logo_is_put_on_where_there_is_one(self, host: Caller):
        save(host)

        plan = plan_of(host, host.create(**GOOD))

        assert [output.step for output in plan.outputs] == ["stamp"]
        assert [step.id for step in plan.steps if step.type != "ingest"] == ["trim", "stamp"]
        assert plan.resolve("stamp", {"trim": {"media": "t"}, **_ingested(plan)})[
            "logo_size"
        ] == pytest.approx(0.2)

    def test_without_a_logo_its_steps_are_left_out(self, host: Caller):
        save(host, logo_settings={})

        plan = plan_of(host, host.create(**GOOD))

        assert [output.step for output in plan.outputs] == ["trim"]

    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"active": False}, "not active"),
            ({"start_at": "2025-01-01", "end_at": "2025-02-01"}, "over"),
            ({"workflow_templates": ["vim_arctic"]}, "vim_arctic"),
        ],
    )
    def test_one_that_the_event_does_not_allow_is_refused(self, host: Caller, changes, words):
        save(host, **changes)

        problems = unprocessable(host.send("POST", "/v2/workflow", GOOD))

        assert words in problems["body.event_id"]

    def test_one_that_has_not_begun_can_be_tried_out(self, host: Caller):
        save(host, start_at="2100-01-01")

        assert host.create(**GOOD)["event_id"] == EVENT["id"]

    def test_an_uploaded_logo_outlives_its_link(self, host: Caller):
        uploaded = host.app.client.post(
            "/media", content=png(plain()), headers={"Authorization": host.key or ""}
        ).json()
        made = save(host, logo_settings={"logo_url": uploaded["url"]})

        plan = plan_of(host, host.create(**GOOD))

        assert f"/media/{uploaded['id']}/" in made["logo_settings"]["logo_url"]
        addresses = [step.params["url"].value for step in plan.steps if step.type == "ingest"]
        assert [uploaded["id"] in address for address in addresses].count(True) == 1

    def test_anothers_picture_is_no_logo(self, host: Caller, admin: Caller):
        uploaded = host.app.client.post(
            "/media", content=png(plain()), headers={"Authorization": admin.key or ""}
        ).json()

        body = {**EVENT, "logo_settings": {"logo_url": uploaded["url"]}}
        problems = unprocessable(host.send("POST", "/event", body))

        assert "body.logo_settings.logo_url" in problems


class TestStatistics:
    def test_each_day_has_its_row(self, host: Caller):
        host.create()
        made = host.create()
        host.send("DELETE", f"/v2/workflow/{made['id']}")
        today = made["created_at"][:10]

        rows = host.get(f"/customer-statistics/{today}/{today}").json()

        (row,) = rows
        assert (row["date"], row["workflows"], row["cancel"], row["pending"]) == (today, 2, 1, 1)
        assert len(host.get("/customer-statistics/2026-01-01/2026-01-31").json()) == 31

    @pytest.mark.parametrize(
        "path", ["2026-01-02/2026-01-01", "2020-01-01/2026-01-01", "today/2026-01-01"]
    )
    def test_a_span_that_cannot_be_is_refused(self, host: Caller, path):
        assert unprocessable(host.get(f"/customer-statistics/{path}"))


def test_health_is_as_the_contract_asks(app: App):
    assert Caller(app, None).get("/health").json() == {"status": "ok"}


def _ingested(plan: Any) -> dict[str, dict[str, str]]:
    return {step.id: {"media": step.id} for step in plan.steps if step.type == "ingest"}
