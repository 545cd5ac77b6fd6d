"""The app with somebody who can sign in, on a clock that tests set."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from pwdlib.hashers.argon2 import Argon2Hasher

from cyclorama.accounts.members import Members, Role
from cyclorama.accounts.oauth.clients import Clients
from cyclorama.accounts.passwords import Passwords, set_password
from cyclorama.accounts.registration import create_organization, create_personal
from cyclorama.accounts.sign_in import SignIn
from cyclorama.store.database import Database
from cyclorama.store.schema import metadata
from cyclorama.store.tables import oauth_grants
from dreem_app import ADMIN, App
from oauth_browser import (
    EVERYTHING,
    N8N,
    VERIFIER,
    Browser,
    authorization_url,
    fetch_tokens,
    oauth_client,
)
from settable_clock import SettableClock

MEMBER, PASSWORD = "member@example.com", "correct horse battery"
CHEAP = Passwords(Argon2Hasher(time_cost=1, memory_cost=64, parallelism=1))


@dataclass
class Site:
    app: App
    clock: SettableClock
    member: str = ""
    own: str = ""
    shop: str = ""

    @property
    def client(self) -> Any:
        return self.app.client

    @property
    def browser(self) -> Browser:
        """A fresh one: without cookies."""
        self.client.cookies.clear()
        return Browser(self.client)

    def code(
        self, scope: str = EVERYTHING, redirect_uri: str = N8N, account: str = ""
    ) -> tuple[Any, str, str]:
        """Sign in and allow it: the client, where the user was sent, and the state."""
        client = oauth_client(self.client, scope=scope, redirect_uri=redirect_uri)
        url, state = authorization_url(client)
        browser = self.browser
        browser.open(url)
        browser.sign_in(MEMBER, PASSWORD)
        reply = browser.send("allow", account=account or self.own)
        assert reply.status_code == 303, reply.text
        return client, reply.headers["Location"], state

    def tokens(self, scope: str = EVERYTHING, account: str = "") -> dict[str, Any]:
        return fetch_tokens(*self.code(scope, account=account))

    def exchange(self, **fields: str) -> Any:
        """What the token endpoint answers to a form."""
        return self.client.post("/connect/token", data={"client_id": "public_api", **fields})

    def exchange_code(self, code: str, **fields: str) -> Any:
        how = {"redirect_uri": N8N, "code_verifier": VERIFIER, **fields}
        return self.exchange(**{"grant_type": "authorization_code", "code": code, **how})

    def refresh(self, token: str, **fields: str) -> Any:
        return self.exchange(grant_type="refresh_token", refresh_token=token, **fields)

    def revoke(self, token: str, **fields: str) -> Any:
        return self.client.post(
            "/connect/revocation", data={"client_id": "public_api", "token": token, **fields}
        )

    def call(self, token: str, path: str = "/studio/shots") -> Any:
        self.clock.advance(1)  # past the window of the rate limit
        return self.client.get(path, headers={"Authorization": f"Bearer {token}"})

    def works(self, token: str) -> bool:
        status = self.call(token).status_code
        assert status in (200, 401)
        return bool(status == 200)

    def grants(self) -> int:
        async def count(database: Database) -> int:
            async with database.read() as connection:
                counted = sa.select(sa.func.count()).select_from(oauth_grants)
                return int(await connection.scalar(counted) or 0)

        return self.app.at_database(count)

    def everything_stored(self) -> str:
        async def read(database: Database) -> str:
            async with database.read() as connection:
                tables = metadata.sorted_tables
                found = [(await connection.execute(sa.select(table))).all() for table in tables]
            return repr(found)

        return self.app.at_database(read)


def open_site(app: App) -> Site:
    """The member has an account of their own, and is one of a shop that the local admin owns."""
    site = Site(app, SettableClock())
    site.clock.now = datetime.now(UTC)  # cookies go by the time of the machine
    services = app.client.app.state.services
    app.client.app.state.services = replace(
        services,
        clock=site.clock,
        sign_in=SignIn(services.database, CHEAP, app.settings.secret, site.clock),
    )

    async def furnish(database: Database) -> None:
        password_hash = await CHEAP.hash(PASSWORD)
        async with database.write() as transaction:
            admin = await create_personal(transaction, site.clock, email=ADMIN, credit_grant=0)
            member = await create_personal(transaction, site.clock, email=MEMBER, credit_grant=100)
            await set_password(transaction, member.user_id, password_hash)
            shop = await create_organization(
                transaction, site.clock, name="Shop & Söhne", owner=admin.user_id, credit_grant=0
            )
            await Members(transaction, shop.id, site.clock).add(member.user_id, Role.MEMBER)
            await Clients(transaction, site.clock).allow("public_api", N8N)
            await Clients(transaction, site.clock).add("other", "Other", [N8N], loopback=False)
        site.member, site.own, site.shop = member.user_id, member.account.id, shop.id

    app.at_database(furnish)
    return site
