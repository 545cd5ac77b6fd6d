"""The lists and searches of `/studio`, against the contract and as its clients use them."""

import json
from pathlib import Path

import jsonschema
import pytest
import sqlalchemy as sa

from cyclorama.store.database import Database
from cyclorama.store.tables import api_keys
from dreem_app import App, running_app

CONTRACT = json.loads((Path(__file__).parent / "contract.openapi.json").read_text())


def validate(instance: object, schema_name: str) -> None:
    schema = {
        "$ref": f"#/components/schemas/{schema_name}",
        "components": CONTRACT["components"],
    }
    jsonschema.validate(instance, schema, cls=jsonschema.Draft202012Validator)


@pytest.fixture
def get(app: App, admin: str):
    def get(path: str, key: str = admin):
        return app.client.get(path, headers={"Authorization": key})

    return get


@pytest.fixture
def items(get):
    def items(path: str):
        reply = get(path)
        assert reply.status_code == 200, reply.text
        return reply.json()["data"]["items"]

    return items


class TestTalents:
    def test_a_page_is_as_the_contract_says_in_both_envelopes(self, get):
        reply = get("/studio/talents")

        validate(reply.json(), "TalentPage")
        data = reply.json()["data"]
        assert data["items"] == data["pageData"]
        assert (data["pageNumber"], data["pageSize"], data["totalPages"]) == (1, 50, 2)
        assert len(data["items"]) == 50

    def test_the_loop_of_the_vendors_client_meets_every_talent(self, items):
        talents = items("/studio/talents?pageSize=100&pageNumber=1")

        assert len(talents) < 100  # which tells the client that this was the last page
        assert len({talent["talentId"] for talent in talents}) == len(talents) >= 48
        for talent in talents:
            assert talent["id"] == talent["value"] == talent["talentId"]
            assert talent["label"] == talent["name"]
            assert (talent["sourceType"], talent["isActive"]) == ("SYSTEM", True)

    @pytest.mark.parametrize("value", ["1", "male", "Male", "MALE"])
    def test_gender_is_taken_as_number_or_name(self, items, value):
        assert {talent["gender"] for talent in items(f"/studio/talents?gender={value}")} == {1}

    @pytest.mark.parametrize("query", ["", "gender=", "gender=0", "gender=All", "gender=-1"])
    def test_no_gender_means_all(self, get, query):
        assert get(f"/studio/talents?{query}").json()["data"]["totalItems"] == 60

    def test_traits_are_alternatives_within_and_conditions_between(self, items):
        found = items(
            "/studio/talents?ageGroup=Senior&ageGroup=teen&bodyBuild=Plus&bodyBuild=Very Slim"
        )

        assert {(one["ageGroup"], one["bodyBuild"]) for one in found} == {
            ("Senior", "Plus"),
            ("Senior", "Very Slim"),
            ("Teen", "Plus"),
            ("Teen", "Very Slim"),
        }
        assert len(found) == 8

    @pytest.mark.parametrize("query", ["ethnicity=Martian", "keyword=qqqqqqq", "gender=3"])
    def test_what_nobody_is_gives_an_empty_page(self, get, query):
        data = get(f"/studio/talents?{query}").json()["data"]

        assert (data["items"], data["totalItems"], data["totalPages"]) == ([], 0, 0)

    def test_the_old_name_of_the_route_gives_the_same(self, items):
        assert items("/studio/resources/talent-options?gender=2") == items(
            "/studio/talents?gender=2"
        )

    @pytest.mark.parametrize(
        ("query", "code"),
        [
            ("talents?gender=4", 13),
            ("talents?gender=woman", 13),
            ("talents?gender=1.0", 13),
            ("talents?pageNumber=0", 1),
            ("talents?pageSize=0", 1),
            ("talents?pageSize=101", 1),
            ("talents?pageSize=many", 1),
            ("talents/search", 13),
            ("talents/search?gender=", 13),
            ("talents/search?gender=0", 13),
            ("talents/search?gender=Unisex", 13),
            ("shots?shotType=3", 12),
            ("shots/search?shotType=shoe", 12),
            ("shots/search?gender=x", 13),
            ("attributes", 1),
            ("attributes?type=Shoe", 1),
        ],
    )
    def test_wrong_filters_have_their_codes(self, get, query, code):
        reply = get(f"/studio/{query}")

        assert (reply.status_code, reply.json()["errorCode"]) == (400, code)
        validate(reply.json(), "GenerationAnswer")

    def test_attributes_are_the_values_that_there_are(self, get):
        reply = get("/studio/attributes?type=Talent")

        validate(reply.json(), "Attributes")
        values = reply.json()["data"]["attributes"]
        assert values["ageGroup"] == ["Teen", "Young Adult", "Adult", "Mature", "Senior"]
        assert values["bodyBuild"] == [
            "Very Slim",
            "Slim",
            "Lean",
            "Average",
            "Athletic",
            "Plus",
        ]
        assert len(values["ethnicity"]) == 10


class TestSearch:
    @pytest.mark.parametrize(("asked", "given"), [(0, 1), (1, 1), (7, 7), (20, 20), (500, 20)])
    def test_the_page_size_is_brought_between_1_and_20(self, get, asked, given):
        reply = get(f"/studio/talents/search?gender=Female&pageSize={asked}")

        validate(reply.json(), "TalentPage")
        data = reply.json()["data"]
        assert data["pageSize"] == len(data["items"]) == given

    def test_a_search_ranks(self, items):
        found = items("/studio/talents/search?gender=Male&keyword=eldery gentlemen with glases")

        assert {talent["name"] for talent in found} == {"Kenji", "Imran"}

    def test_video_is_a_type_without_shots(self, items):
        assert items("/studio/shots?shotType=5") == []


def test_the_documentations_numbers_are_taken_and_given(tmp_path):
    with running_app(tmp_path / "data", enum_profile="docs") as app:
        _, key = app.make_key("docs@example.com")

        def items(path: str):
            reply = app.client.get(path, headers={"Authorization": key})
            return reply.json()["data"]["items"]

        assert {one["gender"] for one in items("/studio/talents?gender=0")} == {0}
        assert items("/studio/talents?gender=0") == items("/studio/talents?gender=Male")
        assert {one["gender"] for one in items("/studio/talents?gender=1")} == {1}
        assert {one["shotType"] for one in items("/studio/shots?shotType=1")} == {1}
        assert items("/studio/shots?shotType=1") == items("/studio/shots?shotType=Packshot")


class TestShots:
    def test_one_call_with_a_shot_type_alone_holds_the_whole_catalogue(self, items):
        models, packshots = items("/studio/shots?shotType=1"), items("/studio/shots?shotType=0")

        assert len(models) == 24
        assert len(packshots) >= 12
        assert {shot["shotType"] for shot in models} == {1}
        assert {shot["pose"]["gender"] for shot in models} == {1, 2, 3}
        assert all("pose" not in shot for shot in packshots)

    def test_a_gender_keeps_the_shots_that_have_a_pose_for_it(self, items):
        def genders(query: str):
            found = items(f"/studio/shots/search?shotType=1&pageSize=20&{query}")
            return {shot["pose"]["gender"] for shot in found}

        assert genders("gender=Male") == {1, 3}
        assert genders("gender=Female") == {2, 3}
        assert genders("gender=Unisex") == {3}

    def test_the_old_name_of_the_route_gives_the_same(self, items):
        assert items("/styleguide/resources/shots?shotType=1") == items("/studio/shots?shotType=1")


class TestVideoPrompts:
    @pytest.fixture
    def post(self, app: App, admin: str):
        def post(body: object, key: str = admin):
            headers = {"Authorization": key, "Content-Type": "application/json"}
            content = body if isinstance(body, bytes) else json.dumps(body).encode()
            return app.client.post("/studio/video-prompts/list", content=content, headers=headers)

        return post

    def test_the_body_of_the_vendors_client_gives_the_catalogue(self, post):
        reply = post({"keyword": "", "pageNum": 1, "pageSize": 100})

        validate(reply.json(), "VideoPromptPage")
        data = reply.json()["data"]
        assert data["items"] == data["pageData"]
        assert 24 <= len(data["items"]) < 100
        assert {one["sourceType"] for one in data["items"]} == {"SYSTEM"}
        assert all(one["id"] == one["promptId"] and one["prompt"] for one in data["items"])

    @pytest.mark.parametrize(
        "body",
        [b"", b"{}", {"keyword": None, "gender": None, "pageNum": None}, {"gender": 0, "more": 1}],
    )
    def test_what_is_missing_takes_its_default(self, post, body):
        data = post(body).json()["data"]

        assert (data["pageNumber"], data["pageSize"]) == (1, 50)
        assert len(data["items"]) == data["totalItems"]

    def test_what_suits_everybody_suits_women_and_men(self, post):
        def genders(gender: object) -> set[int]:
            return {one["gender"] for one in post({"gender": gender}).json()["data"]["items"]}

        assert genders("Male") == genders("1") == genders(1) == {1, 3}
        assert genders("Female") == {2, 3}
        assert genders("Unisex") == {3}

    def test_a_keyword_ranks(self, post):
        found = post({"keyword": "zoom-in", "pageSize": "3"}).json()["data"]["items"]

        assert "push" in found[0]["name"].casefold()

    @pytest.mark.parametrize(
        ("body", "status", "code"),
        [
            (b"{", 400, 1),
            (b"[]", 400, 1),
            (b'"x"', 400, 1),
            (b" " * 1_000_001, 413, 1),
            ({"keyword": 7}, 400, 1),
            ({"pageNum": 0}, 400, 1),
            ({"pageNum": "one"}, 400, 1),
            ({"pageNum": 1.5}, 400, 1),
            ({"pageNum": True}, 400, 1),
            ({"pageSize": 101}, 400, 1),
            ({"pageSize": 10**400}, 400, 1),
            ({"gender": 4}, 400, 13),
            ({"gender": "woman"}, 400, 13),
            ({"gender": {}}, 400, 13),
        ],
    )
    def test_a_wrong_body_has_its_code(self, post, body, status, code):
        reply = post(body)

        assert (reply.status_code, reply.json()["errorCode"]) == (status, code)
        validate(reply.json(), "GenerationAnswer")

    def test_listing_counts_as_reading(self, app: App, post):
        async def limit(database: Database) -> None:
            async with database.write() as transaction:
                await transaction.execute(
                    sa.update(api_keys)
                    .where(api_keys.c.account_id == account_id)
                    .values(limits={"read": 3, "write": 7})
                )

        account_id, key = app.make_key("lister@example.com")
        app.at_database(limit)

        assert post({}, key).headers["X-RateLimit-Limit"] == "3"

    @pytest.mark.parametrize("query", ["", "gender=", "gender=0", "gender=-1"])
    def test_a_search_needs_a_gender(self, get, query):
        reply = get(f"/studio/video-prompts/search?{query}")

        assert (reply.status_code, reply.json()["errorCode"]) == (400, 13)

    @pytest.mark.parametrize("gender", ["Male", "Female", "Unisex", "1", "2", "3"])
    def test_a_search_takes_each_gender(self, get, gender):
        reply = get(f"/studio/video-prompts/search?gender={gender}&keyword=runway walk")

        validate(reply.json(), "VideoPromptPage")
        assert reply.json()["data"]["pageSize"] == 5

    @pytest.mark.parametrize("keyword", ["x" * 3000, "🧊" * 3000, "שלום עולם", "‏مرحبا", "%_'\"\\"])
    def test_no_keyword_is_too_much(self, get, post, keyword):
        listed = post({"keyword": keyword})
        searched = get(f"/studio/video-prompts/search?gender=1&keyword={keyword}")

        assert (listed.status_code, searched.status_code) == (200, 200)
        assert listed.json()["data"]["items"] == searched.json()["data"]["items"] == []
