"""The database: one file of SQLite, or PostgreSQL, behind the same two verbs.

`async with database.read() as connection` reads; `async with database.write() as transaction`
commits at its end, or rolls back on an error.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from pydantic_core import from_json
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from cyclorama.store.sqlite_driver import connecting_to

Transaction = AsyncConnection


class Database:
    def __init__(self, url: str, *, pool_size: int = 10) -> None:
        """`url` begins with `sqlite:///` or `postgresql://`."""
        self.url = url
        self.is_sqlite = url.startswith("sqlite")
        file = sa.make_url(url).database if self.is_sqlite else None
        self._engine = create_async_engine(
            with_driver(url, sqlite="aiosqlite"),
            pool_size=pool_size,
            max_overflow=0,
            json_deserializer=from_json,  # four times as fast as Python's own
            **({} if file is None else {"async_creator": connecting_to(file)}),
        )
        if self.is_sqlite:
            prepare_sqlite(self._engine.sync_engine)
            # SQLite has one writer. Queueing here is fair and instant; SQLite's own busy
            # handler sleeps up to 100 ms between tries.
            self._writer = asyncio.Lock()
        else:
            _prepare_postgresql(self._engine.sync_engine)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        async with self._engine.connect() as connection:
            yield connection

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Transaction]:
        async with AsyncExitStack() as stack:
            if self.is_sqlite:
                await stack.enter_async_context(self._writer)
            connection = await stack.enter_async_context(self._engine.connect())
            await connection.execution_options(writes=True)
            async with connection.begin():
                yield connection

    async def dispose(self) -> None:
        await self._engine.dispose()


def with_driver(url: str, *, sqlite: str = "pysqlite") -> str:
    scheme, rest = url.split("://", 1)
    return f"{'sqlite+' + sqlite if scheme.startswith('sqlite') else 'postgresql+psycopg'}://{rest}"


def prepare_sqlite(engine: sa.Engine) -> None:
    """Set what SQLite needs to be safe and shared: WAL, foreign keys, full sync, waiting."""
    Path(str(engine.url.database)).parent.mkdir(parents=True, exist_ok=True)

    @sa.event.listens_for(engine, "connect")
    def connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # we begin transactions ourselves, below
        cursor = connection.cursor()
        for pragma in (
            "busy_timeout = 30000",
            "journal_mode = WAL",
            "synchronous = FULL",  # an accepted run survives a power cut
            "foreign_keys = ON",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        # A writer that begins as a reader fails when another writer was faster.
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _prepare_postgresql(engine: sa.Engine) -> None:
    """Have moments told in UTC: a long list has thousands, which need not be converted then."""

    @sa.event.listens_for(engine, "connect")
    def connect(connection: Any, _record: Any) -> None:
        connection.autocommit = True  # or else it would be undone with the first transaction
        with connection.cursor() as cursor:
            cursor.execute("SET TIME ZONE 'UTC'")
        connection.autocommit = False
