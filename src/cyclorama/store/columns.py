"""What the columns of the tables have in common."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
"""Of the tables in `tables`, `generation_tables` and `studio_tables`."""


class Instant(sa.types.TypeDecorator[datetime]):
    """A moment in UTC. SQLite keeps it as text without a time zone, which is put back on reading:
    in one step, because a long list has thousands of them."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def result_processor(
        self, dialect: Dialect, coltype: object
    ) -> Callable[[Any], datetime | None]:
        return _from_text if dialect.name == "sqlite" else _in_utc


def _from_text(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(f"{value}+00:00")


def _in_utc(value: datetime | None) -> datetime | None:
    return value if value is None or value.tzinfo is UTC else value.astimezone(UTC)


_THERE = sa.text("deleted_at IS NULL")
UNLESS_DELETED: dict[str, Any] = {"sqlite_where": _THERE, "postgresql_where": _THERE}
"""Of an index for lists: PostgreSQL reads a list in the order of an index only where each column
before that order equals something, and to be null is not that."""
Json = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
Id = sa.String(36)


def account() -> sa.Column[str]:
    """Who owns the row."""
    return sa.Column("account_id", Id, sa.ForeignKey("accounts.id"), nullable=False)


def run() -> sa.Column[str]:
    """The run that the row tells of."""
    return sa.Column("run_id", Id, sa.ForeignKey("runs.id"), primary_key=True)
