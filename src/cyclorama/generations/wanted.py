"""Which generations a list is to hold."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from cyclorama.production.states import RunState
from cyclorama.store.generation_tables import generations, refines
from cyclorama.store.tables import runs


@dataclass(frozen=True)
class Wanted:
    """All that is given has to hold. `product_id`: in either place; `tools`: one of them;
    `refined`: whether some prediction has a refine."""

    created_from: datetime | None = None
    created_to: datetime | None = None
    type: str | None = None
    product_id: str | None = None
    refined: bool = False
    shot_id: str | None = None
    shot_type_id: str | None = None
    shot_type_string: str | None = None
    states: Collection[RunState] | None = None
    style_id: str | None = None
    subject_id: str | None = None
    tools: Collection[str] = ()

    def conditions(self) -> list[sa.ColumnElement[bool]]:
        """On `generations`."""
        columns = generations.c
        found: list[sa.ColumnElement[bool]] = [
            column == value
            for column, value in (
                (columns.type, self.type),
                (columns.shot_id, self.shot_id),
                (columns.shot_type_id, self.shot_type_id),
                (columns.shot_type_string, self.shot_type_string),
                (columns.style_id, self.style_id),
                (columns.subject_id, self.subject_id),
            )
            if value is not None
        ]
        if self.created_from is not None:
            found.append(columns.created_at >= self.created_from)
        if self.created_to is not None:
            found.append(columns.created_at <= self.created_to)
        if self.product_id is not None:
            found.append(
                (columns.product_id == self.product_id) | (columns.product2_id == self.product_id)
            )
        if self.tools:
            found.append(columns.tool.in_(self.tools))
        if self.refined:  # before the states: fewer have refines, and SQLite asks in this order
            found.append(_has_a_refine())
        if self.states is not None:
            found.append(_run_is_in(self.states))
        return found


def _run_is_in(states: Collection[RunState]) -> sa.ColumnElement[bool]:
    return (
        sa.exists()
        .where(runs.c.id == generations.c.run_id, runs.c.state.in_([one.value for one in states]))
        .correlate(generations)
    )


def _has_a_refine() -> sa.ColumnElement[bool]:
    return (
        sa.exists()
        .where(refines.c.generation_id == generations.c.run_id, refines.c.deleted_at.is_(None))
        .correlate(generations)
    )
