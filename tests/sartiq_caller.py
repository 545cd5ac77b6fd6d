"""Callers of the Sartiq API: users who are signed in."""

from dataclasses import dataclass, field
from typing import Any

from pwdlib.hashers.argon2 import Argon2Hasher

from cyclorama.accounts.access_tokens import issue_access_token
from cyclorama.accounts.passwords import Passwords, set_password
from cyclorama.accounts.registration import create_personal, find_personal
from cyclorama.accounts.sign_in import User
from cyclorama.kit.clock import system_clock
from cyclorama.kit.ids import new_id
from cyclorama.store.database import Database
from dreem_app import ADMIN, App

PREFIX = "/api/v1"
PASSWORD = "correct horse battery"
UNKNOWN = "00000000-0000-4000-8000-000000000001"


@dataclass
class Caller:
    """Somebody with a token. `account_id`: of their own account."""

    app: App
    token: str | None
    user_id: str = ""
    account_id: str = ""
    email: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    def send(self, method: str, path: str, body: object = None, **more: Any) -> Any:
        """`path`: after `/api/v1`."""
        headers = {**self.headers, **more.pop("headers", {})}
        if self.token is not None:
            headers["Authorization"] = f"Bearer {self.token}"
        if body is not None:
            more["json"] = body
        return self.app.client.request(method, PREFIX + path, headers=headers, **more)

    def get(self, path: str, **more: Any) -> Any:
        return self.send("GET", path, **more)

    def post(self, path: str, body: object = None, **more: Any) -> Any:
        return self.send("POST", path, body, **more)

    def patch(self, path: str, body: object = None, **more: Any) -> Any:
        return self.send("PATCH", path, body, **more)

    def delete(self, path: str, **more: Any) -> Any:
        return self.send("DELETE", path, **more)

    def organization(self, name: str = "Shop") -> str:
        """A new one, of which the caller is the owner. Gives its id."""
        reply = self.post("/organizations/", {"name": name})
        assert reply.status_code == 200, reply.text
        return str(reply.json()["id"])


def new_caller(app: App, email: str = "", credit_grant: int = 100) -> Caller:
    """A new user, who is signed in; their password is `PASSWORD`."""
    email = email or f"{new_id()}@example.com"

    async def task(database: Database) -> Caller:
        # Signing in makes a costly hash of it.
        cheap = Passwords(Argon2Hasher(time_cost=1, memory_cost=64, parallelism=1))
        password_hash = await cheap.hash(PASSWORD)
        async with database.write() as transaction:
            made = await create_personal(
                transaction, system_clock, email=email, credit_grant=credit_grant
            )
            await set_password(transaction, made.user_id, password_hash)
        user = User(made.user_id, email, password_hash)
        token = issue_access_token(user, app.settings.secret, system_clock())
        return Caller(app, token, made.user_id, made.account.id, email)

    return app.at_database(task)


def admin_caller(app: App) -> Caller:
    """The user of the first account, who has no password."""

    async def task(database: Database) -> Caller:
        async with database.read() as connection:
            found = await find_personal(connection, ADMIN)
        assert found is not None
        user = User(found.user_id, found.email, None)
        token = issue_access_token(user, app.settings.secret, system_clock())
        return Caller(app, token, found.user_id, found.account.id, found.email)

    return app.at_database(task)


def sign_in(app: App, email: str, password: str, **more: str) -> Any:
    form = {"username": email, "password": password, **more}
    return app.client.post(f"{PREFIX}/login/access-token", data=form)
