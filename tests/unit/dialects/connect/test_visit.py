"""The cookie of a visit, with TLS in front and without."""

import pytest
from starlette.requests import Request
from starlette.responses import Response

from cyclorama.accounts.sign_in import User
from cyclorama.dialects.connect.visit import Visit
from cyclorama.kit.secrets import Secret
from settable_clock import SettableClock

SECRET = Secret(b"s" * 32)
USER = User("a-user", "user@example.com", "$argon2id$hash")


def cookie_of(visit: Visit, *, tls: bool) -> str:
    response = Response()
    visit.write(response, SECRET, tls=tls)
    return str(response.headers["Set-Cookie"])


def with_cookie(cookie: str) -> Request:
    pair = cookie.partition(";")[0]
    return Request({"type": "http", "headers": [(b"cookie", pair.encode("latin-1"))]})


@pytest.mark.parametrize("tls", [False, True])
def test_a_visit_is_read_as_it_was_written(tls: bool, clock: SettableClock) -> None:
    visit = Visit.of(USER, SECRET, clock())

    request = with_cookie(cookie_of(visit, tls=tls))

    assert Visit.read(request, SECRET, clock(), tls=tls) == visit
    assert Visit.read(request, SECRET, clock(), tls=not tls) is None
    assert Visit.read(request, Secret(b"t" * 32), clock(), tls=tls) is None
    clock.advance(900)
    assert Visit.read(request, SECRET, clock(), tls=tls) is None


def test_behind_tls_the_cookie_is_secure_and_of_this_host(clock: SettableClock) -> None:
    cookie = cookie_of(Visit.begin(clock()), tls=True)

    assert cookie.startswith("__Host-")
    assert "; Secure" in cookie
    assert "; Path=/;" in cookie
    assert "Domain" not in cookie


@pytest.mark.parametrize("value", ["", "é", "a.b", ".....", "a.b.c.d.e", "%00", "x" * 5000])
def test_what_is_no_cookie_of_ours_is_none(value: str, clock: SettableClock) -> None:
    request = with_cookie(f"cyclorama-visit={value}")

    assert Visit.read(request, SECRET, clock(), tls=False) is None


def test_sign_in_begins_anew_and_knows_the_password(clock: SettableClock) -> None:
    before, after = Visit.begin(clock()), Visit.of(USER, SECRET, clock())

    assert before.nonce != after.nonce
    assert after.is_password("$argon2id$hash", SECRET)
    assert not after.is_password("$argon2id$other", SECRET)
    assert not after.is_password(None, SECRET)
    assert not before.is_password("$argon2id$hash", SECRET)


def test_a_token_is_of_one_visit_and_one_request(clock: SettableClock) -> None:
    visit, other = Visit.begin(clock()), Visit.begin(clock())

    token = visit.csrf(SECRET, "a request")

    assert visit.is_csrf(token, SECRET, "a request")
    assert not visit.is_csrf(token, SECRET, "another request")
    assert not other.is_csrf(token, SECRET, "a request")
    assert not visit.is_csrf("é", SECRET, "a request")
