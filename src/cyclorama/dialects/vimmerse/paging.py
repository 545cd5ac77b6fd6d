"""Pages of lists, numbered from 1."""

from typing import Annotated

from fastapi import Query

LAST_PAGE = 1_000_000
MAX_PAGE_SIZE = 100

Page = Annotated[int, Query(ge=1, le=LAST_PAGE)]
PageSize = Annotated[int, Query(ge=1, le=MAX_PAGE_SIZE)]


def offset(page: int, page_size: int) -> int:
    return (page - 1) * page_size
