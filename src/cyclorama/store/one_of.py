"""Whether a column is one of many values, which go as one parameter: the statement is the same for
any number of them, and no database's limit of parameters is met."""

import json
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


def one_of(column: sa.ColumnElement[str], values: Iterable[str]) -> sa.ColumnElement[bool]:
    return _OneOf(column, sa.literal(json.dumps(list(values)), sa.Text))


class _OneOf(FunctionElement[bool]):
    """A column, and an array in JSON."""

    type = sa.Boolean()
    inherit_cache = True

    def self_group(self, against: object = None) -> "_OneOf":
        return self  # without `= 1` after it, which would keep SQLite from using an index


@compiles(_OneOf, "postgresql")
def _in_postgresql(element: _OneOf, compiler: SQLCompiler, **options: Any) -> str:
    column, values = (compiler.process(one, **options) for one in element.clauses)
    # As an array: of a mere select it would expect more than there are, and read whole tables.
    return f"{column} = ANY (ARRAY(SELECT json_array_elements_text(CAST({values} AS json))))"


@compiles(_OneOf, "sqlite")
def _in_sqlite(element: _OneOf, compiler: SQLCompiler, **options: Any) -> str:
    column, values = (compiler.process(one, **options) for one in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({values}))"  # noqa: S608  both compiled
