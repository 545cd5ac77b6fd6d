"""Where a client may send its users: whole texts, any port on their own machine."""

import pytest

from cyclorama.accounts.oauth.redirects import checked_redirect, is_allowed
from cyclorama.errors import InvalidInput

REGISTERED = [
    "https://n8n.example.com/cb",
    "http://127.0.0.1/native",
    "https://a.example:8443/?x=1",
]


@pytest.mark.parametrize(
    "uri",
    [
        "https://n8n.example.com/cb",
        "https://a.example:8443/?x=1",
        "http://127.0.0.1/native",
        "http://127.0.0.1:49152/native",
    ],
)
def test_a_registered_uri_is_allowed(uri: str) -> None:
    assert is_allowed(uri, REGISTERED, loopback=False)


@pytest.mark.parametrize(
    "uri",
    [
        "https://n8n.example.com/cb/",
        "https://n8n.example.com/CB",
        "https://n8n.example.com:443/cb",
        "https://n8n.example.com/cb?code=1",
        "https://n8n.example.com/cb#x",
        "https://n8n.example.com.evil.example/cb",
        "https://user@n8n.example.com/cb",
        "http://127.0.0.1:49152/other",
        "http://localhost:49152/native",
        "https://127.0.0.1:49152/native",
        "http://127.0.0.1:49152/native\n",
        "http://127.0.0.1:123456/native",
        "",
    ],
)
def test_any_other_uri_is_not(uri: str) -> None:
    assert not is_allowed(uri, REGISTERED, loopback=False)


@pytest.mark.parametrize(
    ("uri", "allowed"),
    [
        ("http://localhost", True),
        ("http://localhost:5678/rest/oauth2-credential/callback", True),
        ("http://localhost:5678/?a=b", True),
        ("http://127.0.0.1:1/", True),
        ("http://[::1]:1/cb", True),
        ("https://localhost:5678/", False),
        ("http://localhost.evil.example/", False),
        ("http://localhost:80@evil.example/", False),
        ("http://localhost\\@evil.example/", False),
        ("http://localhost:80\\.evil.example/", False),
        ("http://localhost#@evil.example/", False),
        ("http://127.0.0.1.evil.example/", False),
        ("http://127.0.0.2/", False),
        ("http://0/", False),
        ("http://10.0.0.1/", False),
        ("HTTP://localhost/", False),
        (" http://localhost/", False),
    ],
)
def test_a_program_on_the_users_own_machine(uri: str, allowed: bool) -> None:
    assert is_allowed(uri, [], loopback=True) is allowed


@pytest.mark.parametrize(
    "uri",
    [
        "",
        "n8n.example.com/cb",
        "//n8n.example.com/cb",
        "javascript:alert(1)",
        "app://callback",
        "https://",
        "https:///cb",
        "https://a.example/cb#part",
        "https://user:password@a.example/cb",
        "https://a.example\\b",
        "https://a.example/ b",
        "https://münchen.example/",
        "https://a.example/" + "x" * 2000,
    ],
)
def test_what_is_no_redirect_uri_cannot_be_registered(uri: str) -> None:
    with pytest.raises(InvalidInput, match="is no redirect URI"):
        checked_redirect(uri)
