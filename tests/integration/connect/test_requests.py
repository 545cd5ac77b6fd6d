"""Authorization requests that are not in order: shown on a page, or said to the client."""

from urllib.parse import urlencode

import pytest

from connect_site import MEMBER, PASSWORD, Site
from oauth_browser import EVERYTHING, N8N, authorization_url, oauth_client

CHALLENGE = "wZL8MkZejwdzHh4jB2kh79_6EBNURpiMV6pTtCVALSs"
GOOD = {
    "response_type": "code",
    "client_id": "public_api",
    "redirect_uri": N8N,
    "scope": EVERYTHING,
    "state": "a state",
    "code_challenge": CHALLENGE,
    "code_challenge_method": "S256",
}


def address(**changes: str | None) -> str:
    query = {name: value for name, value in {**GOOD, **changes}.items() if value is not None}
    return f"/connect/authorize?{urlencode(query)}"


def test_a_good_request_is_answered_with_the_page(site: Site):
    reply = site.browser.open(address(source="n8n", prompt="consent", surprise="x"))

    assert (reply.status_code, site.clock().tzinfo is not None) == (200, True)
    assert 'name="password"' in reply.text


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"client_id": None}, id="no client"),
        pytest.param({"client_id": "unknown"}, id="unknown client"),
        pytest.param({"redirect_uri": None}, id="no redirect"),
        pytest.param({"redirect_uri": "https://evil.example/cb"}, id="another host"),
        pytest.param({"redirect_uri": N8N.replace("https", "http")}, id="another scheme"),
        pytest.param({"redirect_uri": f"{N8N}/more"}, id="a longer path"),
        pytest.param({"redirect_uri": f"{N8N}?next=//evil.example"}, id="a query"),
        pytest.param({"redirect_uri": f"{N8N}#part"}, id="a fragment"),
        pytest.param({"redirect_uri": N8N.upper()}, id="another case"),
        pytest.param({"redirect_uri": N8N.replace("n8n.", "a.n8n.")}, id="a host below"),
        pytest.param(
            {"redirect_uri": "https://n8n.example.com.evil.example/cb"}, id="a host above"
        ),
        pytest.param({"redirect_uri": "http://localhost:80@evil.example/"}, id="user information"),
        pytest.param({"redirect_uri": "http://localhost\\@evil.example/"}, id="a backslash"),
        pytest.param({"redirect_uri": "http://localhost.evil.example/"}, id="nearly loopback"),
        pytest.param({"redirect_uri": "//localhost/cb"}, id="no scheme"),
        pytest.param({"redirect_uri": "javascript:alert(1)"}, id="a script"),
        pytest.param({"redirect_uri": 'https://e.example/"><script>'}, id="markup"),
        pytest.param({"redirect_uri": "https://münchen.example/é"}, id="no ASCII"),
        pytest.param({"client_id": "other", "redirect_uri": "http://localhost/"}, id="not allowed"),
    ],
)
def test_nobody_is_sent_where_no_client_registered(site: Site, changes: dict[str, str | None]):
    reply = site.browser.open(address(**changes))

    assert reply.status_code == 400
    assert "Location" not in reply.headers
    assert "This link does not work" in reply.text
    assert "<script>" not in reply.text
    assert "password" not in reply.text


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"code_challenge": None, "code_challenge_method": None}, "invalid_request"),
        ({"code_challenge": None}, "invalid_request"),
        ({"code_challenge": "short"}, "invalid_request"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"code_challenge_method": None}, "invalid_request"),  # which would mean `plain`
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"response_type": "code id_token"}, "unsupported_response_type"),
        ({"response_type": None}, "unsupported_response_type"),
        ({"response_type": 'é"\\'}, "unsupported_response_type"),
        ({"scope": None}, "invalid_scope"),
        ({"scope": ""}, "invalid_scope"),
        ({"scope": "openid offline_access"}, "invalid_scope"),
        ({"scope": "public_api_custom"}, "invalid_scope"),
        ({"scope": "public_api_scope shots:eat"}, "invalid_scope"),
        ({"scope": "keys:write"}, "invalid_scope"),
        ({"scope": "connectors:write"}, "invalid_scope"),
        ({"prompt": "none"}, "interaction_required"),
    ],
)
def test_the_client_is_told_of_its_errors(site: Site, changes: dict[str, str | None], error: str):
    browser = site.browser

    reply = browser.open(address(**changes))

    assert reply.status_code == 303
    assert reply.headers["Location"].startswith(f"{N8N}?")
    assert browser.answer["error"] == error
    assert browser.answer["state"] == "a state"
    assert browser.answer["iss"] == site.app.settings.origin


@pytest.mark.parametrize("name", ["client_id", "redirect_uri", "state", "scope", "response_type"])
def test_a_parameter_that_comes_twice_is_refused(site: Site, name: str):
    reply = site.browser.open(f"{address()}&{urlencode({name: GOOD[name]})}")

    assert reply.status_code == 400
    assert "Location" not in reply.headers


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("state=" + "x" * 20_000, 413),
        ("&".join(["a=b"] * 100), 400),
        ("a=%ff", 400),
        ("a=%00", 400),
    ],
)
def test_what_is_no_form_is_refused(site: Site, query: str, status: int):
    assert site.browser.open(f"{address()}&{query}").status_code == status


def test_a_state_comes_back_as_it_went(site: Site):
    state = 'é "quoted" & = + % \\ / <b>'
    client = oauth_client(site.client)
    url, _ = authorization_url(client, state=state)
    browser = site.browser
    browser.open(url)
    browser.sign_in(MEMBER, PASSWORD)

    browser.send("allow", account=site.own)

    assert browser.answer["state"] == state


@pytest.mark.parametrize(
    ("content_type", "body", "status"),
    [
        ("application/json", b'{"step": "allow"}', 400),
        ("multipart/form-data; boundary=x", b"--x--", 400),
        ("application/x-www-form-urlencoded", b"\xff=\xff", 400),
        ("application/x-www-form-urlencoded", b"a=" + b"x" * 20_000, 413),
    ],
)
def test_a_body_that_is_no_form_is_refused(site: Site, content_type: str, body: bytes, status: int):
    reply = site.client.post(address(), content=body, headers={"Content-Type": content_type})

    assert reply.status_code == status
