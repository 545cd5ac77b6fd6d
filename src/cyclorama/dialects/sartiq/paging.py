"""Pages of lists: how many to skip, and how many to give."""

from typing import Annotated

from fastapi import Query

MAX_LIMIT = 1_000
_MAX_SKIP = 2**31 - 1

Skip = Annotated[int, Query(ge=0, le=_MAX_SKIP)]
"""A route's parameter `skip`; its default is 0."""

Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT)]
"""A route's parameter `limit`; its default is 100."""
