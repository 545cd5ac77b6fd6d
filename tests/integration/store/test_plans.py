"""How the databases find what lists show: by indexes, and in their order."""

from collections.abc import Awaitable, Callable

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.generations.reading import Generations
from cyclorama.generations.refine_list import refine_ids
from cyclorama.generations.wanted import Wanted
from cyclorama.media.repository import of_accounts
from cyclorama.production.states import RunState
from cyclorama.store.database import Database

Asking = Callable[[AsyncConnection], Awaitable[object]]

MINE, IDS = ["a"], ["b", "c"]
ALL_FILTERS = Wanted(
    refined=True, states=(RunState.SUCCEEDED,), tools=("EDIT",), shot_type_string="front"
)
BY_ID: dict[str, Asking] = {
    "files": lambda connection: of_accounts(connection, MINE, IDS),
    "generations": lambda connection: Generations(connection, MINE).among(IDS),
    "predictions": lambda connection: Generations(connection, MINE).predictions_among(IDS),
    "refines": lambda connection: Generations(connection, MINE).refines_among(IDS),
}
NEWEST: dict[str, Asking] = {
    "generations": lambda connection: Generations(connection, MINE).listed(
        Wanted(), offset=0, limit=100
    ),
    "filtered": lambda connection: Generations(connection, MINE).listed(
        ALL_FILTERS, offset=0, limit=100
    ),
    "refines": lambda connection: refine_ids(connection, MINE, offset=0, limit=100),
}


@pytest.mark.parametrize("ask", BY_ID.values(), ids=BY_ID)
async def test_what_is_asked_for_by_id_is_not_looked_for_in_whole_tables(
    database: Database, ask: Asking
) -> None:
    async with database.read() as connection:
        plans = await _plans(connection, ask)

    lines = [line for plan in plans.values() for line in plan]
    assert any("INDEX" in line.upper() for line in lines)
    assert not any(line.startswith("Seq Scan") for line in lines)
    assert {line for line in lines if line.startswith("SCAN")} <= {
        "SCAN json_each VIRTUAL TABLE INDEX 1:"
    }


@pytest.mark.parametrize("ask", NEWEST.values(), ids=NEWEST)
async def test_a_list_is_read_in_the_order_of_its_index(database: Database, ask: Asking) -> None:
    async with database.read() as connection:
        plans = await _plans(connection, ask)

    page = next(plan for statement, plan in plans.items() if "LIMIT" in statement)
    assert not any("Sort" in line or "ORDER BY" in line for line in page)


async def _plans(connection: AsyncConnection, ask: Asking) -> dict[str, list[str]]:
    """The lines of each statement's plan. PostgreSQL would read an empty table whole, and sort it,
    if it might."""
    asked: list[tuple[str, tuple[object, ...] | dict[str, object]]] = []

    def note(*told: object) -> None:
        asked.append((told[2], told[3]))  # type: ignore[arg-type]  # statement and parameters

    sa.event.listen(connection.sync_connection, "before_cursor_execute", note)
    await ask(connection)
    sa.event.remove(connection.sync_connection, "before_cursor_execute", note)
    explain = "EXPLAIN QUERY PLAN" if connection.dialect.name == "sqlite" else "EXPLAIN"
    if explain == "EXPLAIN":
        for way in ("seqscan", "sort", "bitmapscan", "hashjoin", "mergejoin"):
            await connection.execute(sa.text(f"SET LOCAL enable_{way} = off"))
    plans = {}
    for statement, parameters in asked:
        if statement.startswith("SELECT"):  # SQLite's own BEGIN has no plan
            found = await connection.exec_driver_sql(f"{explain} {statement}", parameters)
            plans[statement] = [str(row[-1]).strip(" ->") for row in found]
    return plans
