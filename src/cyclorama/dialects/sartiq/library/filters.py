"""What lists may be filtered by."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query

from cyclorama.dialects.sartiq.paging import Limit, Skip
from cyclorama.studio.wanted import Wanted

Word = Annotated[str | None, Query(max_length=255)]
"""A value of a field, in any case."""


def any_of_them(
    skip: Skip = 0,
    limit: Limit = 100,
    include_public: bool = True,
    search: Annotated[str, Query(max_length=255, description="A part of the name.")] = "",
) -> Wanted:
    return Wanted(skip=skip, limit=limit, name=search, public=include_public)


Paged = Annotated[Wanted, Depends(any_of_them)]
Key = Annotated[UUID | None, Query()]
