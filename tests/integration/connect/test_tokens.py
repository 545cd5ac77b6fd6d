"""Codes and tokens: good once, for whom they were made, and for their time only."""

from urllib.parse import parse_qs, urlsplit

import pytest

from connect_site import Site
from cyclorama.accounts.members import Members, Role
from cyclorama.store.database import Database
from oauth_browser import EVERYTHING, N8N, authorization_url, oauth_client

OTHER_VERIFIER = "another-verifier-of-at-least-43-characters-01"


def new_code(site: Site) -> str:
    _, location, _ = site.code()
    return parse_qs(urlsplit(location).query)["code"][0]


def assert_refused(reply, error: str = "invalid_grant", status: int = 400) -> None:
    assert (reply.status_code, reply.json()["error"]) == (status, error), reply.text
    assert reply.headers["Cache-Control"] == "no-store"


class TestCodes:
    def test_a_second_exchange_is_refused_and_withdraws_the_first(self, site: Site):
        code = new_code(site)
        tokens = site.exchange_code(code).json()
        assert site.works(tokens["access_token"])

        assert_refused(site.exchange_code(code))

        assert not site.works(tokens["access_token"])
        assert_refused(site.refresh(tokens["refresh_token"]))

    @pytest.mark.parametrize(
        ("changes", "error"),
        [
            pytest.param({"code_verifier": OTHER_VERIFIER}, "invalid_grant", id="wrong verifier"),
            pytest.param({"code_verifier": ""}, "invalid_request", id="no verifier"),
            pytest.param({"code_verifier": "short"}, "invalid_request", id="malformed verifier"),
            pytest.param({"redirect_uri": f"{N8N}/"}, "invalid_grant", id="other redirect"),
            pytest.param({"redirect_uri": ""}, "invalid_grant", id="no redirect"),
            pytest.param({"client_id": "other"}, "invalid_grant", id="another client"),
            pytest.param({"code": "cyc_code_" + "x" * 43}, "invalid_grant", id="forged"),
            pytest.param({"code": ""}, "invalid_grant", id="empty"),
            pytest.param({"grant_type": "password"}, "unsupported_grant_type", id="grant type"),
        ],
    )
    def test_whoever_has_only_the_code_gets_nothing(
        self, site: Site, changes: dict[str, str], error: str
    ):
        code = new_code(site)

        reply = site.exchange_code(**{"code": code, **changes})

        assert_refused(reply, error)
        assert site.exchange_code(code).status_code == 200  # and spoils nothing

    @pytest.mark.parametrize("client_id", ["", "unknown"])
    def test_an_unknown_client_is_refused(self, site: Site, client_id: str):
        reply = site.exchange_code(new_code(site), client_id=client_id)

        assert_refused(reply, "invalid_client", 401)

    def test_a_challenge_itself_is_no_verifier(self, site: Site):
        url, _ = authorization_url(oauth_client(site.client))
        challenge = parse_qs(urlsplit(url).query)["code_challenge"][0]

        assert_refused(site.exchange_code(new_code(site), code_verifier=challenge))

    def test_a_code_lives_two_minutes(self, site: Site):
        code = new_code(site)

        site.clock.advance(120)

        assert_refused(site.exchange_code(code))


class TestAccessTokens:
    def test_a_token_lives_an_hour(self, site: Site):
        token = site.tokens()["access_token"]
        site.clock.advance(3598)
        assert site.works(token)

        site.clock.advance(1)
        reply = site.call(token)

        assert (reply.status_code, reply.json()["errorCode"]) == (401, 20)
        assert reply.headers["WWW-Authenticate"] == 'Bearer error="invalid_token"'

    @pytest.mark.parametrize("made_up", ["cyc_access_" + "x" * 43, "x", "é", "a b", "null", "\x7f"])
    def test_a_forged_token_is_refused_like_an_expired_one(self, site: Site, made_up: str):
        headers = {"Authorization": f"Bearer {made_up}".encode()}

        reply = site.client.get("/studio/shots", headers=headers)

        assert reply.status_code == 401
        assert reply.headers["WWW-Authenticate"] == 'Bearer error="invalid_token"'
        assert reply.json()["message"].startswith("The access token is not valid")

    def test_only_an_access_token_opens_the_api(self, site: Site):
        code = new_code(site)
        assert not site.works(code)

        tokens = site.exchange_code(code).json()

        assert not site.works(tokens["refresh_token"])
        assert site.works(tokens["access_token"])

    def test_a_token_without_bearer_is_no_key(self, site: Site):
        token = site.tokens()["access_token"]

        reply = site.client.get("/studio/shots", headers={"Authorization": token})

        assert reply.status_code == 401

    def test_no_credential_is_asked_for_one(self, site: Site):
        reply = site.client.get("/studio/shots")

        assert reply.headers["WWW-Authenticate"] == "Bearer"


class TestRefreshTokens:
    def test_each_is_exchanged_for_the_next(self, site: Site):
        first = site.tokens()

        second = site.refresh(first["refresh_token"]).json()
        third = site.refresh(second["refresh_token"]).json()

        tokens = {one["access_token"] for one in (first, second, third)}
        assert len(tokens) == 3
        assert all(site.works(token) for token in tokens)
        assert third["scope"] == first["scope"]

    def test_one_that_comes_twice_withdraws_all(self, site: Site):
        first = site.tokens()
        second = site.refresh(first["refresh_token"]).json()
        stranger = site.tokens()

        assert_refused(site.refresh(first["refresh_token"]))

        assert not site.works(first["access_token"])
        assert not site.works(second["access_token"])
        assert_refused(site.refresh(second["refresh_token"]))
        assert site.works(stranger["access_token"])

    def test_a_refresh_may_ask_for_less(self, site: Site):
        first = site.tokens("offline_access public_api_custom shots:read requests:read")

        narrow = site.refresh(first["refresh_token"], scope="requests:read").json()
        again = site.refresh(narrow["refresh_token"]).json()

        assert narrow["scope"] == "requests:read"
        assert site.call(narrow["access_token"]).status_code == 403
        assert again["scope"] == first["scope"]
        assert site.works(again["access_token"])

    def test_what_the_client_asked_for_at_first_it_may_ask_for_again(self, site: Site):
        tokens = site.tokens()

        reply = site.refresh(tokens["refresh_token"], scope=EVERYTHING)

        assert reply.status_code == 200

    @pytest.mark.parametrize(
        "scope", ["generations:write", "public_api_scope", "offline_access", "nonsense"]
    )
    def test_a_refresh_may_not_ask_for_more_or_nothing(self, site: Site, scope: str):
        token = site.tokens("offline_access shots:read")["refresh_token"]

        reply = site.refresh(token, scope=scope)

        assert_refused(reply, "invalid_scope")
        assert site.refresh(token).status_code == 200

    def test_one_lives_thirty_days(self, site: Site):
        token = site.tokens()["refresh_token"]

        site.clock.advance(30 * 86_400)

        assert_refused(site.refresh(token))

    def test_who_refreshes_in_time_stays_connected(self, site: Site):
        tokens = site.tokens()
        for _ in range(3):
            site.clock.advance(29 * 86_400)
            tokens = site.refresh(tokens["refresh_token"]).json()

        assert site.works(tokens["access_token"])

    def test_it_is_for_its_client_only(self, site: Site):
        token = site.tokens()["refresh_token"]

        assert_refused(site.refresh(token, client_id="other"))

    def test_an_access_token_is_no_refresh_token(self, site: Site):
        assert_refused(site.refresh(site.tokens()["access_token"]))


class TestRevocation:
    def test_a_refresh_token_takes_all_with_it(self, site: Site):
        tokens = site.tokens()

        reply = site.revoke(tokens["refresh_token"], token_type_hint="refresh_token")

        assert (reply.status_code, reply.json()) == (200, {})
        assert not site.works(tokens["access_token"])
        assert_refused(site.refresh(tokens["refresh_token"]))

    def test_an_access_token_takes_only_itself(self, site: Site):
        tokens = site.tokens()

        site.revoke(tokens["access_token"], token_type_hint="something else")

        assert not site.works(tokens["access_token"])
        assert site.refresh(tokens["refresh_token"]).status_code == 200

    def test_what_is_unknown_counts_as_revoked(self, site: Site):
        assert site.revoke("cyc_access_unknown").status_code == 200

    def test_another_clients_token_stays(self, site: Site):
        tokens = site.tokens()

        assert_refused(site.revoke(tokens["access_token"], client_id="other"))

        assert site.works(tokens["access_token"])

    def test_a_token_has_to_be_named(self, site: Site):
        assert_refused(site.revoke(""), "invalid_request")


def test_tokens_die_with_the_membership_and_stay_dead(site: Site):
    tokens = site.tokens(account=site.shop)
    code_for_shop = parse_qs(urlsplit(site.code(account=site.shop)[1]).query)["code"][0]
    own = site.tokens()

    async def remove(database: Database) -> None:
        async with database.write() as transaction:
            await Members(transaction, site.shop, site.clock).remove(site.member)

    async def add(database: Database) -> None:
        async with database.write() as transaction:
            await Members(transaction, site.shop, site.clock).add(site.member, Role.MEMBER)

    site.app.at_database(remove)
    try:
        assert not site.works(tokens["access_token"])
        assert_refused(site.refresh(tokens["refresh_token"]))
        assert_refused(site.exchange_code(code_for_shop))
        assert site.works(own["access_token"])
    finally:
        site.app.at_database(add)

    assert not site.works(tokens["access_token"])
    assert_refused(site.refresh(tokens["refresh_token"]))


def test_nothing_that_opens_a_door_is_stored(site: Site):
    code = new_code(site)
    tokens = site.exchange_code(code).json()

    stored = site.everything_stored()

    assert site.member in stored
    for secret in (code, tokens["access_token"], tokens["refresh_token"]):
        assert secret not in stored
        assert secret.removeprefix("cyc_").split("_", 1)[1] not in stored


@pytest.mark.parametrize("path", ["/connect/token", "/connect/revocation"])
@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/json", b'{"grant_type": "authorization_code"}'),
        ("", b""),
        ("application/x-www-form-urlencoded", b"client_id=public_api&client_id=other"),
        ("application/x-www-form-urlencoded", b"\xff"),
        ("application/x-www-form-urlencoded", b"a=" + b"x" * 20_000),
    ],
)
def test_what_is_no_form_is_refused(site: Site, path: str, content_type: str, body: bytes):
    reply = site.client.post(path, content=body, headers={"Content-Type": content_type})

    assert_refused(reply, "invalid_request")


def test_broken_basic_credentials_are_refused(site: Site):
    reply = site.client.post(
        "/connect/token",
        data={"grant_type": "authorization_code", "code": "x"},
        headers={"Authorization": "Basic /////w=="},
    )

    assert_refused(reply, "invalid_client", 401)
