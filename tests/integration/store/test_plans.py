"""How the databases find what lists show: by indexes, and in their order."""

from collections.abc import Sequence

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.generations.rows import GENERATIONS, PREDICTIONS, REFINES
from cyclorama.generations.wanted import Wanted
from cyclorama.production.states import RunState
from cyclorama.store.database import Database
from cyclorama.store.generation_tables import generations, predictions, refines
from cyclorama.store.one_of import one_of
from cyclorama.store.tables import media

IDS = ("a", "b")
ALL_FILTERS = Wanted(
    refined=True, states=(RunState.SUCCEEDED,), tools=("EDIT",), shot_type_string="front"
)
BY_ID = {
    "files": (sa.select(media.c.name).where(one_of(media.c.id, IDS)), "media"),
    "predictions": (
        PREDICTIONS.where(one_of(predictions.c.generation_id, IDS)),
        "predictions",
    ),
    "refines": (REFINES.where(one_of(refines.c.prediction_id, IDS)), "refines"),
}
NEWEST = {
    "generations": GENERATIONS.where(
        generations.c.account_id.in_(["a"]), generations.c.deleted_at.is_(None)
    ).order_by(generations.c.created_at.desc(), generations.c.run_id.desc()),
    "filtered": GENERATIONS.where(
        generations.c.account_id.in_(["a"]),
        generations.c.deleted_at.is_(None),
        *ALL_FILTERS.conditions(),
    ).order_by(generations.c.created_at.desc(), generations.c.run_id.desc()),
    "refines": sa.select(refines.c.id)
    .where(refines.c.account_id.in_(["a"]), refines.c.deleted_at.is_(None))
    .order_by(refines.c.created_at.desc(), refines.c.id.desc()),
}


@pytest.mark.parametrize(("query", "table"), BY_ID.values(), ids=BY_ID)
async def test_what_is_asked_for_by_id_is_not_looked_for_in_whole_tables(
    database: Database, query: sa.Select[*tuple[object, ...]], table: str
) -> None:
    async with database.read() as connection:
        plan = await _plan(connection, query)

    assert not any(line.startswith(("SCAN " + table, "SCAN s", "Seq Scan")) for line in plan)
    assert any(table in line and "INDEX" in line.upper() for line in plan)


@pytest.mark.parametrize("query", NEWEST.values(), ids=NEWEST)
async def test_a_list_is_read_in_the_order_of_its_index(
    database: Database, query: sa.Select[*tuple[object, ...]]
) -> None:
    async with database.read() as connection:
        plan = await _plan(connection, query.limit(100))

    assert not any("Sort" in line or "ORDER BY" in line for line in plan)


async def _plan(
    connection: AsyncConnection, query: sa.Select[*tuple[object, ...]]
) -> Sequence[str]:
    """Its lines. PostgreSQL would read an empty table whole, and sort it, if it may."""
    text = query.compile(connection.sync_connection, compile_kwargs={"literal_binds": True})
    if connection.dialect.name == "sqlite":
        found = await connection.execute(sa.text(f"EXPLAIN QUERY PLAN {text}"))
        return [row.detail for row in found]
    for way in ("seqscan", "sort", "bitmapscan", "hashjoin", "mergejoin"):
        await connection.execute(sa.text(f"SET LOCAL enable_{way} = off"))
    found = await connection.execute(sa.text(f"EXPLAIN {text}"))
    return [row[0].strip(" ->") for row in found]
