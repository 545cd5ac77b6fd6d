"""SQLite on a thread of its own, by aiosqlite, which is asked once for each statement.

As it comes, aiosqlite goes to that thread and back to make a cursor, to execute, to fetch and to
close: four times some 50 us, of which the statement itself takes the least.
"""

import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Self

import aiosqlite

ROWS_AT_ONCE = 64  # of a cursor that is walked through; ours has read all rows by then


def connecting_to(file: str) -> Callable[[], Awaitable[aiosqlite.Connection]]:
    """What opens connections to this file, for `create_async_engine(async_creator=...)`."""

    def open_file() -> sqlite3.Connection:
        return sqlite3.connect(file, check_same_thread=False)

    async def connect() -> aiosqlite.Connection:
        connection = _Connection(open_file, ROWS_AT_ONCE)
        connection._thread.daemon = True  # or else a process could not end before it was closed
        return await connection

    return connect


class _Connection(aiosqlite.Connection):
    def cursor(self) -> "_Cursor":  # type: ignore[override]  # SQLAlchemy only enters it
        return _Cursor(self, self._conn.cursor())


class _Cursor(aiosqlite.Cursor):
    """Reads all rows when the statement is executed, as SQLAlchemy would do next. SQLite has then
    nothing open for it that would have to be closed."""

    _rows: Sequence[Any] = ()

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, sql: str, parameters: Any = ()) -> Self:
        self._rows = await self._execute(self._executed, sql, parameters)  # type: ignore[no-untyped-call]
        return self

    async def fetchall(self) -> Sequence[Any]:
        return self._rows

    async def close(self) -> None:
        self._rows = ()

    def _executed(self, sql: str, parameters: Any) -> list[Any]:
        return self._cursor.execute(sql, parameters).fetchall()
