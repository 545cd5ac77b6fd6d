"""The sign-in page holds: against forged forms, planted cookies, frames and guesses."""

import pytest

from connect_site import CHEAP, MEMBER, PASSWORD, Site
from cyclorama.accounts.passwords import set_password
from cyclorama.accounts.sign_in import TRIES_OF_EMAIL
from cyclorama.store.database import Database
from oauth_browser import N8N, Browser, authorization_url, oauth_client


@pytest.fixture
def url(site: Site) -> str:
    return authorization_url(oauth_client(site.client))[0]


@pytest.fixture
def browser(site: Site, url: str) -> Browser:
    opened = site.browser
    opened.open(url)
    return opened


def is_at_sign_in(browser: Browser) -> bool:
    return 'name="password"' in browser.last.text


def test_no_page_can_be_framed_stored_or_scripted(site: Site, browser: Browser):
    browser.sign_in(MEMBER, PASSWORD)
    browser.open("/connect/authorize?client_id=nobody")

    sign_in, redirect, consent, problem = browser.replies
    assert redirect.status_code == 303
    for page in (sign_in, consent, problem):
        policy = page.headers["Content-Security-Policy"].split("; ")
        assert {"default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"} <= set(policy)
        assert not [part for part in policy if part.startswith("script-src") or "unsafe" in part]
        assert page.headers["X-Frame-Options"] == "DENY"
        assert page.headers["X-Content-Type-Options"] == "nosniff"
        assert page.headers["Referrer-Policy"] == "same-origin"
        assert page.headers["Cache-Control"] == "no-store"
        for way_out in ("src=", "href=", "url(", "@import", "<script", "<iframe"):
            assert way_out not in page.text
    assert (
        "form-action 'self' https://n8n.example.com" in consent.headers["Content-Security-Policy"]
    )
    assert "form-action 'self';" in problem.headers["Content-Security-Policy"]


def test_the_cookie_is_for_us_alone_and_short(browser: Browser):
    cookie = browser.last.headers["Set-Cookie"].lower()

    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "path=/" in cookie
    assert "max-age=900" in cookie
    assert "domain" not in cookie


@pytest.mark.parametrize(
    ("email", "password"),
    [
        (MEMBER, "wrong horse battery"),
        ("nobody@example.com", PASSWORD),
        ("admin@example.com", PASSWORD),  # has no password
        ("no address", PASSWORD),
        (MEMBER, ""),
        (MEMBER, "x" * 2000),
    ],
)
def test_every_refusal_looks_the_same(browser: Browser, email: str, password: str):
    reply = browser.sign_in(email, password)

    assert reply.status_code == 403
    assert "The e-mail address or the password is not right." in browser.page.words
    assert is_at_sign_in(browser)
    assert browser.page.fields["email"] == email
    assert not password or password not in reply.text


def test_too_many_guesses_are_refused_even_with_the_right_password(site: Site, browser: Browser):
    for _ in range(TRIES_OF_EMAIL):
        assert browser.sign_in(MEMBER, "guess").status_code == 403

    reply = browser.sign_in(MEMBER, PASSWORD)

    assert reply.status_code == 429
    assert 0 < int(reply.headers["Retry-After"]) <= 900
    assert "Too many tries" in browser.page.words
    site.clock.advance(901)
    browser.open(browser.url)
    browser.sign_in(MEMBER, PASSWORD)
    assert not is_at_sign_in(browser)


@pytest.mark.parametrize("token", ["", "0" * 64, "é"])
def test_a_form_without_the_right_token_does_nothing(site: Site, browser: Browser, token: str):
    reply = browser.send("sign-in", email=MEMBER, password=PASSWORD, csrf=token)
    assert (reply.status_code, is_at_sign_in(browser)) == (403, True)

    browser.sign_in(MEMBER, PASSWORD)
    before = site.grants()
    reply = browser.send("allow", account=site.own, csrf=token)

    assert (reply.status_code, is_at_sign_in(browser), site.grants()) == (403, True, before)


def test_the_token_is_for_this_very_request(site: Site, url: str, browser: Browser):
    browser.sign_in(MEMBER, PASSWORD)
    token = browser.page.fields["csrf"]
    before = site.grants()

    reply = site.client.post(
        url.replace("public_api_scope", "public_api_read_only"),
        data={"csrf": token, "step": "allow", "account": site.own},
        follow_redirects=False,
    )

    assert (reply.status_code, site.grants()) == (403, before)


def test_a_form_without_the_cookie_does_nothing(site: Site, browser: Browser):
    browser.sign_in(MEMBER, PASSWORD)
    site.client.cookies.clear()

    reply = browser.send("allow", account=site.own)

    assert (reply.status_code, is_at_sign_in(browser)) == (403, True)


def test_a_cookie_planted_before_sign_in_is_worth_nothing_after_it(
    site: Site, url: str, browser: Browser
):
    planted = dict(site.client.cookies)
    attackers_token = browser.page.fields["csrf"]
    browser.sign_in(MEMBER, PASSWORD)
    assert dict(site.client.cookies) != planted

    site.client.cookies.clear()
    site.client.cookies.update(planted)
    browser.open(url)
    assert is_at_sign_in(browser)
    reply = browser.send("allow", account=site.own, csrf=attackers_token)
    assert (reply.status_code, is_at_sign_in(browser)) == (403, True)


def test_a_changed_cookie_is_not_taken(site: Site, url: str, browser: Browser):
    name, value = next(iter(site.client.cookies.items()))
    nonce, began, _user, _password, signature = value.split(".")
    for forged in (
        f"{nonce}.{began}.{site.member}..{signature}",
        f"{nonce}.{int(began) + 10_000}...{signature}",
        "....",
        "",
        "x",
    ):
        site.client.cookies.clear()
        site.client.cookies.set(name, forged)

        browser.open(url)

        assert is_at_sign_in(browser)


def test_a_visit_ends_after_a_quarter_of_an_hour(site: Site, url: str, browser: Browser):
    browser.sign_in(MEMBER, PASSWORD)

    site.clock.advance(15 * 60)
    reply = browser.send("allow", account=site.own)

    assert (reply.status_code, is_at_sign_in(browser)) == (403, True)


def test_a_changed_password_ends_the_visit(site: Site, browser: Browser):
    browser.sign_in(MEMBER, PASSWORD)

    async def change(database: Database) -> None:
        password_hash = await CHEAP.hash(PASSWORD)  # the same one, with another salt
        async with database.write() as transaction:
            await set_password(transaction, site.member, password_hash)

    site.app.at_database(change)
    reply = browser.send("allow", account=site.own)

    assert (reply.status_code, is_at_sign_in(browser)) == (403, True)


def test_who_is_somebody_else_can_leave(browser: Browser):
    browser.sign_in(MEMBER, PASSWORD)

    browser.send("leave")
    assert is_at_sign_in(browser)

    browser.open(browser.url)
    assert is_at_sign_in(browser)


def test_a_step_that_there_is_not_is_refused(browser: Browser):
    assert browser.send("dance").status_code == 400


def test_pages_that_are_open_side_by_side_all_work(site: Site, url: str):
    first, second = site.browser, Browser(site.client)
    first.open(url)
    second.open(url.replace("n8n&", "n8n2&"))

    first.sign_in(MEMBER, PASSWORD)

    assert "Allow access?" in first.page.words
    second.open(second.url)
    assert "Allow access?" in second.page.words
    assert second.send("deny").headers["Location"].startswith(N8N)
