"""Whose sessions a caller sees."""

from dataclasses import dataclass

import sqlalchemy as sa

from cyclorama.store.tables import sessions


@dataclass(frozen=True)
class Owner:
    """An account, which sees all its sessions, or one of its connectors, which sees its own."""

    account_id: str
    connector_id: str | None = None

    def sees(self) -> sa.ColumnElement[bool]:
        """The condition that a session is there, and is this owner's."""
        seen = (sessions.c.account_id == self.account_id) & sessions.c.deleted_at.is_(None)
        if self.connector_id is not None:
            seen &= sessions.c.connector_id == self.connector_id
        return seen
