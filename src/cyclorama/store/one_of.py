"""Whether a column is one of many values, which go as one parameter: the statement is the same for
any number of them, and no database's limit of parameters is met."""

import json
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


def one_of(column: sa.ColumnElement[str], values: Iterable[str]) -> sa.ColumnElement[bool]:
    return _OneOf(column, sa.bindparam(None, list(values), _Texts(), unique=True))


class _Texts(sa.types.TypeDecorator[list[str]]):
    impl = sa.Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> sa.types.TypeEngine[Any]:
        impl = ARRAY(sa.Text()) if dialect.name == "postgresql" else sa.Text()
        return dialect.type_descriptor(impl)

    def process_bind_param(self, value: list[str] | None, dialect: Dialect) -> object:
        return value if dialect.name == "postgresql" else json.dumps(value)


class _OneOf(FunctionElement[bool]):
    type = sa.Boolean()
    inherit_cache = True

    def self_group(self, against: object = None) -> "_OneOf":
        return self  # without `= 1` after it, which would keep SQLite from using an index


@compiles(_OneOf, "postgresql")
def _in_array(element: _OneOf, compiler: SQLCompiler, **options: Any) -> str:
    column, values = (compiler.process(one, **options) for one in element.clauses)
    return f"{column} = ANY ({values})"


@compiles(_OneOf, "sqlite")
def _in_json(element: _OneOf, compiler: SQLCompiler, **options: Any) -> str:
    column, values = (compiler.process(one, **options) for one in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({values}))"  # noqa: S608  both compiled
