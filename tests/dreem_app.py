"""The application in this process, over a fresh data folder, without a worker."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pytest
import sqlalchemy as sa
from starlette.testclient import TestClient

from cyclorama.accounts.api_keys import ApiKeys
from cyclorama.accounts.registration import create_personal, find_personal
from cyclorama.accounts.scopes import ALL_SCOPES, Scope
from cyclorama.app import create_app
from cyclorama.house import lay_foundation
from cyclorama.kit.clock import system_clock
from cyclorama.settings import Settings
from cyclorama.store.database import Database
from cyclorama.store.tables import (
    connectors,
    deliveries,
    events,
    ledger,
    media,
    runs,
    session_files,
    session_outputs,
    sessions,
    steps,
)

T = TypeVar("T")

ADMIN = "admin@example.com"


@dataclass
class App:
    settings: Settings
    client: TestClient

    def at_database(self, task: Callable[[Database], Awaitable[T]]) -> T:
        async def run() -> T:
            database = Database(self.settings.database)
            try:
                return await task(database)
            finally:
                await database.dispose()

        return asyncio.run(run())

    def make_key(
        self, email: str, scopes: frozenset[Scope] = ALL_SCOPES, credit_grant: int = 100
    ) -> tuple[str, str]:
        """A new account and its key: the account's id and the key's text."""

        async def task(database: Database) -> tuple[str, str]:
            async with database.write() as transaction:
                owner = await create_personal(
                    transaction, system_clock, email=email, credit_grant=credit_grant
                )
                keys = ApiKeys(transaction, owner.account.id, system_clock)
                made = await keys.make(self.settings.secret, owner.user_id, "test", scopes)
            return owner.account.id, made.text

        return self.at_database(task)

    def make_admin_key(self) -> str:
        """One more key of the first account, which has no limits."""

        async def task(database: Database) -> str:
            async with database.write() as transaction:
                owner = await find_personal(transaction, ADMIN)
                assert owner is not None
                keys = ApiKeys(transaction, owner.account.id, system_clock)
                made = await keys.make(self.settings.secret, owner.user_id, "test")
            return made.text

        return self.at_database(task)

    def revoke_keys(self, account_id: str) -> None:
        async def task(database: Database) -> None:
            async with database.write() as transaction:
                keys = ApiKeys(transaction, account_id, system_clock)
                for key in await keys.list():
                    await keys.revoke(key.id)

        self.at_database(task)

    def counts(self) -> dict[str, int]:
        """How many rows there are in what a request writes to."""

        async def task(database: Database) -> dict[str, int]:
            async with database.read() as connection:
                return {
                    table.name: await connection.scalar(
                        sa.select(sa.func.count()).select_from(table)
                    )
                    or 0
                    for table in (
                        runs,
                        steps,
                        events,
                        ledger,
                        media,
                        deliveries,
                        connectors,
                        sessions,
                        session_files,
                        session_outputs,
                    )
                }

        return self.at_database(task)

    def packshot(self, key: str, body: object, **headers: str) -> Any:
        return self.generate("packshot", key, body, **headers)

    def generate(self, name: str, key: str, body: object, **headers: str) -> Any:
        return self.client.post(
            f"/ai-tool/{name}", json=body, headers={"Authorization": key, **headers}
        )


@contextmanager
def app_to_share(request: pytest.FixtureRequest, folders: pytest.TempPathFactory) -> Iterator[App]:
    """On a database of the kind that the fixture's parameter names, `sqlite` or `postgres`. The
    first account, which has no limits, is an admin's; tests are about others, too."""
    with ExitStack() as stack:
        url = ""
        if request.param == "postgres":
            url = stack.enter_context(request.getfixturevalue("open_postgres_database")())
        data_dir = folders.mktemp("app") / "data"
        running = stack.enter_context(running_app(data_dir, rate_limits="off", database_url=url))
        running.make_key(ADMIN)
        yield running


@contextmanager
def running_app(data_dir: Path, **settings: Any) -> Iterator[App]:
    chosen = Settings(data_dir=data_dir, **settings)
    lay_foundation(chosen)
    with TestClient(create_app(chosen), raise_server_exceptions=False) as client:
        yield App(chosen, client)
