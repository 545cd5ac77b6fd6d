"""OAuth2 with PKCE through the app: what works, and what must not."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from cyclorama.accounts.oauth.clients import Clients
from cyclorama.accounts.passwords import Passwords, set_password
from cyclorama.accounts.registration import create_personal
from cyclorama.kit.clock import system_clock
from cyclorama.store.database import Database
from dreem_app import ADMIN, App, running_app
from oauth_browser import N8N, Browser, authorization_url, fetch_tokens, oauth_client

PASSWORD = "correct horse battery"
MEMBER = "member@example.com"


@dataclass
class Site:
    app: App
    browser: Browser


@pytest.fixture
def site(database_url: str, tmp_path: Path) -> Iterator[Site]:
    with running_app(tmp_path / "data", database_url=database_url) as app:
        app.make_key(ADMIN)

        async def prepare(database: Database) -> None:
            password_hash = await Passwords().hash(PASSWORD)
            async with database.write() as transaction:
                member = await create_personal(
                    transaction, system_clock, email=MEMBER, credit_grant=100
                )
                await set_password(transaction, member.user_id, password_hash)
                await Clients(transaction, system_clock).allow("public_api", N8N)

        app.at_database(prepare)
        yield Site(app, Browser(app.client))


def test_the_whole_way(site: Site):
    client = oauth_client(site.app.client)
    url, state = authorization_url(client)
    site.browser.open(url)
    site.browser.sign_in(MEMBER, PASSWORD)
    print(site.browser.page.words)
    reply = site.browser.send("allow")
    assert reply.status_code == 303
    tokens = fetch_tokens(client, reply.headers["Location"], state)
    print(tokens)
    reply = site.app.client.get(
        "/studio/shots", headers={"Authorization": f"Bearer {tokens['access_token']}"}
    )
    assert reply.status_code == 200
