"""The revisions lead to exactly the tables of `store/schema.py`, and back."""

import multiprocessing

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from cyclorama.durable.queue import prepare
from cyclorama.store.database import with_driver
from cyclorama.store.migrate import downgrade, migrate
from cyclorama.store.schema import metadata


def _differences(url: str) -> list[object]:
    engine = sa.create_engine(with_driver(url), poolclass=sa.NullPool)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "include_name": lambda name, kind, _: kind != "table" or name in metadata.tables,
                "compare_server_default": True,
            },
        )
        return list(compare_metadata(context, metadata))


def _tables(url: str) -> set[str]:
    engine = sa.create_engine(with_driver(url), poolclass=sa.NullPool)
    with engine.connect() as connection:
        return set(sa.inspect(connection).get_table_names())


def test_the_revisions_make_the_tables_that_the_code_expects(empty_database_url: str) -> None:
    migrate(empty_database_url)

    assert _tables(empty_database_url) == {*metadata.tables, "alembic_version"}
    assert _differences(empty_database_url) == []


def test_every_constraint_has_the_name_that_the_code_expects(empty_database_url: str) -> None:
    migrate(empty_database_url)

    engine = sa.create_engine(with_driver(empty_database_url), poolclass=sa.NullPool)
    with engine.connect() as connection:
        inspector = sa.inspect(connection)
        found = {
            (table, name)
            for table in metadata.tables
            for name in (
                inspector.get_pk_constraint(table)["name"],
                *(key["name"] for key in inspector.get_foreign_keys(table)),
                *(key["name"] for key in inspector.get_unique_constraints(table)),
            )
        }
    expected = {
        (table.name, constraint.name)
        for table in metadata.tables.values()
        for constraint in table.constraints
    }
    assert found == expected


def test_the_tables_of_the_queue_are_no_difference(database_url: str) -> None:
    prepare(database_url)

    assert _differences(database_url) == []


def test_migrating_again_changes_nothing(database_url: str) -> None:
    before = _tables(database_url)

    migrate(database_url)

    assert _tables(database_url) == before


def test_the_way_back_leads_to_an_empty_database_and_the_way_up_works_again(
    empty_database_url: str,
) -> None:
    migrate(empty_database_url)

    downgrade(empty_database_url, "base")

    assert _tables(empty_database_url) == {"alembic_version"}
    migrate(empty_database_url)
    assert _differences(empty_database_url) == []


def test_a_migration_that_fails_midway_leaves_nothing_behind(empty_database_url: str) -> None:
    engine = sa.create_engine(with_driver(empty_database_url), poolclass=sa.NullPool)
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE media (in_the_way INTEGER)"))

    with pytest.raises(sa.exc.DBAPIError):
        migrate(empty_database_url)

    assert _tables(empty_database_url) == {"media"}


def test_processes_that_start_together_agree(empty_database_url: str) -> None:
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=migrate, args=(empty_database_url,)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()

    assert [process.exitcode for process in processes] == [0, 0, 0]
    assert _differences(empty_database_url) == []
