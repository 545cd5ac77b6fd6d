"""A parameter that names a grid: refused before a run begins, where it names none."""

from typing import Annotated

from pydantic import AfterValidator, Field

from cyclorama.errors import InvalidInput
from cyclorama.imaging.grid import read_grid


def _named(pattern: str) -> str:
    try:
        read_grid(pattern)
    except InvalidInput as error:
        raise ValueError(error.public) from error
    return pattern


GridPattern = Annotated[str, Field(title="Columns x rows", max_length=40), AfterValidator(_named)]
"""Such as `3x2`; `read_grid` reads it."""
