"""A user's browser at the sign-in page, and an OAuth2 client that sends it there."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

from authlib.oauth2.client import OAuth2Client

VERIFIER = "a-verifier-of-at-least-43-characters-0123456789"
N8N = "https://n8n.example.com/rest/oauth2-credential/callback"
EVERYTHING = "openid offline_access public_api_scope"


class Page(HTMLParser):
    """What the form of a page would send."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.fields: dict[str, str] = {}
        self.choices: dict[str, list[str]] = {}
        self.action = ""
        self.shown: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: Any) -> None:
        found = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.action = found["action"]
        elif tag == "input" and found.get("type") == "radio":
            self.choices.setdefault(found["name"], []).append(found["value"])
        elif tag == "input":
            self.fields[found["name"]] = found.get("value", "")
        elif tag == "button":
            self.choices.setdefault(found["name"], []).append(found["value"])

    def handle_data(self, data: str) -> None:
        self.shown.append(data)

    @property
    def words(self) -> str:
        return " ".join(" ".join(self.shown).split())


@dataclass
class Browser:
    """`client`: an HTTP client with a cookie jar of its own, which follows no redirects."""

    client: Any
    url: str = ""
    replies: list[Any] = field(default_factory=list)

    @property
    def last(self) -> Any:
        return self.replies[-1]

    @property
    def page(self) -> Page:
        return Page(self.last.text)

    def open(self, url: str) -> Any:
        self.url = url
        self.replies.append(self.client.get(url, follow_redirects=False))
        return self.last

    def send(self, step: str, **fields: str) -> Any:
        """Press a button of the page; a redirect that stays with us is followed."""
        page = self.page
        url = urljoin(self.url, page.action)
        body = {**page.fields, **fields, "step": step}
        self.replies.append(self.client.post(url, data=body, follow_redirects=False))
        location = self.last.headers.get("Location", "")
        stays = location.startswith("/connect/")
        return self.open(urljoin(self.url, location)) if stays else self.last

    def sign_in(self, email: str, password: str) -> Any:
        return self.send("sign-in", email=email, password=password)

    @property
    def answer(self) -> dict[str, str]:
        """The parameters that the client was answered with."""
        query = urlsplit(self.last.headers["Location"]).query
        return {name: values[0] for name, values in parse_qs(query).items()}


def oauth_client(session: Any, base: str = "", **how: Any) -> OAuth2Client:
    """A public client as Authlib has it, over any HTTP client."""
    return OAuth2Client(
        session,
        client_id=how.pop("client_id", "public_api"),
        redirect_uri=how.pop("redirect_uri", N8N),
        scope=how.pop("scope", EVERYTHING),
        code_challenge_method="S256",
        token_endpoint=f"{base}/connect/token",
        **how,
    )


def authorization_url(client: OAuth2Client, base: str = "", **more: Any) -> tuple[str, str]:
    """The address that a client sends its user to, and the state in it."""
    url, state = client.create_authorization_url(
        f"{base}/connect/authorize",
        code_verifier=VERIFIER,
        **{"prompt": "consent", "source": "n8n", **more},
    )
    return str(url), str(state)


def no_auth(request: Any) -> Any:
    """A public client says who it is in the body."""
    return request


def fetch_tokens(client: OAuth2Client, location: str, state: str, **more: Any) -> dict[str, Any]:
    return dict(
        client.fetch_token(
            authorization_response=location,
            state=state,
            code_verifier=VERIFIER,
            client_id=client.client_id,
            redirect_uri=client.redirect_uri,
            auth=no_auth,
            **more,
        )
    )
