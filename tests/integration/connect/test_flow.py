"""A client gets in: sign in, consent, code, token, call."""

from urllib.parse import parse_qsl, urlsplit

import pytest

from connect_site import MEMBER, PASSWORD, Site
from cyclorama.accounts.authentication import authenticate_token
from cyclorama.accounts.principal import Principal
from cyclorama.accounts.scopes import OAUTH_SCOPES
from cyclorama.store.database import Database
from oauth_browser import N8N, VERIFIER, authorization_url, fetch_tokens, oauth_client


def principal_of(site: Site, token: str) -> Principal:
    async def task(database: Database) -> Principal:
        async with database.read() as connection:
            return await authenticate_token(
                connection, site.app.settings.secret, token, site.clock()
            )

    return site.app.at_database(task)


def test_the_whole_way(site: Site):
    client = oauth_client(site.client)
    url, state = authorization_url(client)
    browser = site.browser

    browser.open(url)
    assert "n8n.example.com" in browser.page.words
    browser.sign_in(MEMBER, PASSWORD)
    assert f"signed in as {MEMBER}" in browser.page.words
    assert "spend credits" in browser.page.words
    browser.send("allow", account=site.own)
    assert browser.last.status_code == 303
    assert browser.last.headers["Location"].startswith(f"{N8N}?")
    assert browser.answer["state"] == state
    assert browser.answer["iss"] == site.app.settings.origin
    tokens = fetch_tokens(client, browser.last.headers["Location"], state)

    assert (tokens["token_type"], tokens["expires_in"]) == ("Bearer", 3600)
    assert tokens["scope"] == "offline_access public_api_scope"
    assert "id_token" not in tokens
    assert site.works(tokens["access_token"])
    principal = principal_of(site, tokens["access_token"])
    assert (principal.account_id, principal.user_id) == (site.own, site.member)
    assert principal.scopes == OAUTH_SCOPES


def test_a_refresh_token_is_given_only_for_offline_access(site: Site):
    tokens = site.tokens("public_api_read_only")

    assert "refresh_token" not in tokens
    assert tokens["scope"] == "public_api_read_only"


def test_who_says_no_is_sent_back_with_that(site: Site):
    url, state = authorization_url(oauth_client(site.client))
    browser = site.browser
    browser.open(url)
    browser.sign_in(MEMBER, PASSWORD)
    before = site.grants()

    browser.send("deny")

    assert browser.answer == {
        "error": "access_denied",
        "error_description": "The resource owner or authorization server denied the request",
        "state": state,
        "iss": site.app.settings.origin,
    }
    assert site.grants() == before
    browser.open(url)
    assert "Sign in" in browser.page.words  # the visit is over


def test_the_user_chooses_the_account(site: Site):
    url, _ = authorization_url(oauth_client(site.client))
    browser = site.browser
    browser.open(url)
    browser.sign_in(MEMBER, PASSWORD)

    assert browser.page.choices["account"] == [site.own, site.shop]
    assert "Shop & Söhne" in browser.page.words
    tokens = site.tokens(account=site.shop)

    assert principal_of(site, tokens["access_token"]).account_id == site.shop


@pytest.mark.parametrize("account", ["", "00000000-0000-4000-8000-000000000001"])
def test_an_account_of_others_is_refused(site: Site, account: str):
    url, _ = authorization_url(oauth_client(site.client))
    browser = site.browser
    browser.open(url)
    browser.sign_in(MEMBER, PASSWORD)
    before = site.grants()

    reply = browser.send("allow", account=account)

    assert (reply.status_code, site.grants()) == (400, before)


@pytest.mark.parametrize(
    ("scope", "shots", "packshot"),
    [
        ("public_api_scope", 200, 400),  # 400: the body is empty
        ("public_api_generations_only", 403, 400),
        ("public_api_read_only", 200, 403),
        ("public_api_custom shots:read", 200, 403),
        ("public_api_custom generations:write generations:read", 403, 400),
        ("openid offline_access generations:read talents:read shots:read", 200, 403),
    ],
)
def test_a_token_may_do_what_its_scope_says(site: Site, scope: str, shots: int, packshot: int):
    token = site.tokens(scope)["access_token"]
    headers = {"Authorization": f"Bearer {token}"}

    read = site.call(token)
    write = site.client.post("/ai-tool/packshot", json={}, headers=headers)

    assert (read.status_code, write.status_code) == (shots, packshot)
    for reply, name in ((read, "shots:read"), (write, "generations:write")):
        if reply.status_code == 403:
            assert reply.json()["errorCode"] == 20
            challenge = f'Bearer error="insufficient_scope", scope="{name}"'
            assert reply.headers["WWW-Authenticate"] == challenge


@pytest.mark.parametrize(
    "redirect_uri",
    [
        "http://localhost:5678/rest/oauth2-credential/callback",
        "http://127.0.0.1:41234/",
        "http://localhost:1/a;b~c'd?e=f%20g",
    ],
)
def test_a_program_on_the_users_machine_needs_no_registration(site: Site, redirect_uri: str):
    client, location, state = site.code(redirect_uri=redirect_uri)

    tokens = fetch_tokens(client, location, state)

    assert location.startswith(redirect_uri.partition("?")[0])
    assert parse_qsl(urlsplit(redirect_uri).query) == parse_qsl(urlsplit(location).query)[:-3]
    assert site.works(tokens["access_token"])


def test_a_client_may_name_itself_by_basic_authentication_and_any_secret(site: Site):
    _, location, _ = site.code()
    query = dict(parse_qsl(urlsplit(location).query))

    reply = site.client.post(
        "/connect/token",
        data={
            "grant_type": "authorization_code",
            "code": query["code"],
            "redirect_uri": N8N,
            "code_verifier": VERIFIER,
        },
        auth=("public_api", "filled in"),
    )

    assert reply.status_code == 200


def test_every_token_has_its_own_rate_limit(site: Site):
    first, second = site.tokens()["access_token"], site.tokens()["access_token"]

    def read(token: str) -> int:
        headers = {"Authorization": f"Bearer {token}"}
        return int(site.client.get("/studio/shots", headers=headers).status_code)

    site.clock.advance(1)
    assert [read(first) for _ in range(11)] == [200] * 10 + [429]
    assert read(second) == 200


def test_the_metadata_are_true(site: Site):
    found = site.client.get("/.well-known/oauth-authorization-server").json()

    assert found == site.client.get("/.well-known/openid-configuration").json()
    origin = site.app.settings.origin
    assert found["issuer"] == origin
    paths = site.client.get("/openapi.json").json()["paths"]
    for name in ("authorization", "token", "revocation"):
        assert found[f"{name}_endpoint"].removeprefix(origin) in paths
    assert found["code_challenge_methods_supported"] == ["S256"]
    assert "openid" not in found["scopes_supported"]
    assert "jwks_uri" not in found
    for name in found["scopes_supported"]:
        if name not in ("offline_access", "public_api_custom"):
            assert site.tokens(name)["scope"] == name
