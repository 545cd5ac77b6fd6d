"""How many queries a connection was asked."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection


@contextmanager
def counted_queries(connection: AsyncConnection) -> Iterator[list[str]]:
    """The statements, which are listed as they are made."""
    seen: list[str] = []

    def note(*told: object) -> None:
        if str(told[2]).startswith("SELECT"):  # SQLite's own BEGIN is none
            seen.append(str(told[2]))

    sa.event.listen(connection.sync_connection, "before_cursor_execute", note)
    yield seen
    sa.event.remove(connection.sync_connection, "before_cursor_execute", note)
