"""The pages escape what they show, and say each scope in words."""

import base64
import hashlib
import re

import pytest

from cyclorama.accounts.oauth.clients import Client
from cyclorama.accounts.oauth.messages import Asked
from cyclorama.accounts.scopes import OAUTH_SCOPES
from cyclorama.dialects.connect.page import IN_WORDS, consent_page, problem_page, sign_in_page

HOSTILE = "\"'><script>$x&</script>"


def asked(redirect_uri: str = "https://n8n.example.com/cb", name: str = "Public API") -> Asked:
    client = Client("public_api", name, (), loopback=True)
    return Asked(client, redirect_uri, "public_api_scope offline_access")


def test_every_scope_that_can_be_granted_is_said_in_words() -> None:
    assert set(IN_WORDS) == OAUTH_SCOPES


def test_whatever_is_filled_in_is_escaped() -> None:
    pages = [
        sign_in_page(
            asked(name=HOSTILE), query=HOSTILE, csrf=HOSTILE, email=HOSTILE, notice=HOSTILE
        ),
        consent_page(
            asked(name=HOSTILE),
            [(HOSTILE, HOSTILE), ("2", HOSTILE)],
            query=HOSTILE,
            csrf=HOSTILE,
            email=HOSTILE,
        ),
        consent_page(asked(), [(HOSTILE, HOSTILE)], query="", csrf="", email=HOSTILE),
        problem_page(HOSTILE, HOSTILE),
    ]

    for page in pages:
        text = bytes(page.body).decode()
        assert HOSTILE not in text
        assert "<script" not in text
        assert "&lt;script&gt;$x&amp;&lt;/script&gt;" in text


def test_the_style_is_allowed_by_its_hash() -> None:
    page = problem_page("error", "A sentence.")

    (style,) = re.findall(r"<style>(.*?)</style>", bytes(page.body).decode(), re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in page.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("redirect_uri", "source", "place"),
    [
        ("https://n8n.example.com/cb", "https://n8n.example.com", "n8n.example.com"),
        ("https://a.example:8443?x", "https://a.example:8443", "a.example:8443"),
        ("http://localhost:1/", "http://localhost:1", "your own computer (localhost:1)"),
        ("http://[::1]:1/", "http:", "your own computer ([::1]:1)"),
    ],
)
def test_the_user_sees_where_it_goes_and_the_browser_lets_it(
    redirect_uri: str, source: str, place: str
) -> None:
    page = sign_in_page(asked(redirect_uri), query="", csrf="")

    assert f"form-action 'self' {source};" in page.headers["Content-Security-Policy"]
    assert f"{place}</strong>" in bytes(page.body).decode()
