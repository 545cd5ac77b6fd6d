"""All the tables together, as migrations see them."""

from cyclorama.store import generation_tables, studio_tables, tables
from cyclorama.store.columns import metadata

__all__ = ["generation_tables", "metadata", "studio_tables", "tables"]
