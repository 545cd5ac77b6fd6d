"""Alembic runs this file for every command, on the connection that the caller hands over."""

from alembic import context

from cyclorama.store.schema import metadata

# `include_name` keeps the comparison to our own tables: the queue keeps its own beside them.
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    include_name=lambda name, kind, _parents: kind != "table" or name in metadata.tables,
    render_as_batch=True,  # SQLite alters a table by copying it
    transactional_ddl=True,  # a migration that dies midway leaves nothing behind, on SQLite too
)
with context.begin_transaction():
    context.run_migrations()
