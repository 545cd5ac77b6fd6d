"""The pages that people see: sign in, consent, and what is wrong.

Plain HTML without scripts, pictures or anything from elsewhere. Every text that is filled in is
escaped, but for pieces that are HTML already.
"""

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from string import Template
from urllib.parse import urlsplit

from fastapi.responses import HTMLResponse

from cyclorama.accounts.oauth.credentials import REFRESH_LIFE
from cyclorama.accounts.oauth.messages import Asked
from cyclorama.accounts.oauth.redirects import without_port
from cyclorama.accounts.scopes import OFFLINE_ACCESS, Scope, scopes_meant

IN_WORDS: Mapping[Scope, str] = {
    Scope.GENERATIONS_WRITE: "make pictures and clips, and spend credits on them",
    Scope.GENERATIONS_READ: "see what was made",
    Scope.REQUESTS_READ: "follow the progress of requests",
    Scope.TALENTS_READ: "see the talents and motion prompts",
    Scope.SHOTS_READ: "see the shots",
    Scope.TEMPLATES_READ: "see the templates of workflows",
    Scope.TEMPLATES_WRITE: "make templates of workflows, change and delete them",
    Scope.EVENTS_READ: "see events and their logos",
    Scope.EVENTS_WRITE: "make events, change and delete them",
    Scope.LIBRARY_WRITE: "add talents, shots and prompts to the library, and delete them",
    Scope.MEDIA_WRITE: "send photos in",
    Scope.MEDIA_READ: "see stored files",
    Scope.WEBHOOKS_READ: "see the callbacks that were sent",
    Scope.WEBHOOKS_WRITE: "send callbacks again",
    Scope.PLATFORM_READ: "see the sessions of outside systems, with their files and outputs",
    Scope.PLATFORM_WRITE: "add files to these sessions, hand outputs out, and delete sessions",
}


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()


def sign_in_page(
    asked: Asked, *, query: str, csrf: str, email: str = "", notice: str = "", status: int = 200
) -> HTMLResponse:
    focus = Html(" autofocus")
    body = _fill(
        "sign_in.html",
        client=asked.client.name,
        place=_place(asked.redirect_uri),
        notice=_notice(notice),
        query=query,
        csrf=csrf,
        email=email,
        email_focus="" if email else focus,
        password_focus=focus if email else "",
    )
    return _page("Sign in", body, asked.redirect_uri, status)


def consent_page(
    asked: Asked,
    accounts: Sequence[tuple[str, str]],
    *,
    query: str,
    csrf: str,
    email: str,
) -> HTMLResponse:
    """`accounts`: id and name of each that the user is a member of."""
    stays = OFFLINE_ACCESS in asked.scope.split()
    body = _fill(
        "consent.html",
        client=asked.client.name,
        place=_place(asked.redirect_uri),
        scopes=_lines("<li>$text</li>", ({"text": text} for text in _in_words(asked.scope))),
        duration=f"It stays connected until it is not used for {REFRESH_LIFE.days} days."
        if stays
        else "Its access ends after an hour.",
        accounts=_choice(accounts),
        query=query,
        csrf=csrf,
        email=email,
    )
    return _page("Allow access?", body, asked.redirect_uri, 200)


def problem_page(error: str, sentence: str, status: int = 400) -> HTMLResponse:
    return _page("Error", _fill("problem.html", error=error, sentence=sentence), None, status)


def _in_words(oauth_scope: str) -> Iterator[str]:
    scopes = scopes_meant(oauth_scope)
    return (IN_WORDS.get(scope, scope.value) for scope in Scope if scope in scopes)


def _choice(accounts: Sequence[tuple[str, str]]) -> Html:
    if len(accounts) == 1:
        account_id, name = accounts[0]
        line = (
            "<p>It works for the account <strong>$name</strong>.</p>"
            '<input type="hidden" name="account" value="$id">'
        )
        return _filled(line, {"name": name, "id": account_id})
    line = (
        '<label><input type="radio" name="account" value="$id" required><span>$name</span></label>'
    )
    choices = _lines(line, ({"id": one, "name": name} for one, name in accounts))
    return Html(f"<fieldset><legend>For which account?</legend>\n{choices}\n</fieldset>")


def _place(redirect_uri: str) -> str:
    host = urlsplit(redirect_uri).netloc
    return f"A program on your own computer ({host})" if without_port(redirect_uri) else host


def _notice(sentence: str) -> Html:
    line = '<p class="wrong" role="alert">$text</p>'
    return _filled(line, {"text": sentence}) if sentence else Html()


def _page(title: str, body: Html, redirect_uri: str | None, status: int) -> HTMLResponse:
    css = _file("page.css")
    text = _fill("frame.html", title=title, css=Html(css), body=body)
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    policy = [
        "default-src 'none'",
        f"style-src 'sha256-{digest}'",
        # Browsers hold the redirect that answers a form against this, too.
        f"form-action 'self' {_origin(redirect_uri)}".rstrip(),
        "frame-ancestors 'none'",
        "base-uri 'none'",
    ]
    headers = {
        "Cache-Control": "no-store",
        "Content-Security-Policy": "; ".join(policy),
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }
    return HTMLResponse(text, status, headers)


def _origin(redirect_uri: str | None) -> str:
    if redirect_uri is None:
        return ""
    parts = urlsplit(redirect_uri)
    # A policy cannot name an IPv6 address.
    return f"{parts.scheme}:" if "[" in parts.netloc else f"{parts.scheme}://{parts.netloc}"


def _fill(file: str, **texts: str) -> Html:
    return _filled(_file(file), texts)


def _lines(line: str, items: Iterable[Mapping[str, str]]) -> Html:
    return Html("\n".join(_filled(line, item) for item in items))


def _filled(template: str, texts: Mapping[str, str]) -> Html:
    escaped = {
        name: text if isinstance(text, Html) else escape(text) for name, text in texts.items()
    }
    return Html(Template(template).substitute(escaped))


@cache
def _file(name: str) -> str:
    return (files("cyclorama.dialects.connect") / "pages" / name).read_text("utf-8")
