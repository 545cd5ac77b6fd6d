"""A studio as one account sees it: what ships with Cyclorama, its own things, and what others have
made public.

    studio = Studio(connection, account_id)
    product = await studio.find(Product, id=product_id, slug=product_slug)
    if product is not None:
        picture = product.pictures.get("cover")
"""

from collections.abc import Collection, Mapping
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.errors import InvalidInput, NotFound
from cyclorama.studio.bodies import Body
from cyclorama.studio.item import StudioItem
from cyclorama.studio.reading import StudioReader

B = TypeVar("B", bound=Body)


class Studio:
    def __init__(self, connection: AsyncConnection, account_id: str) -> None:
        self._reader = StudioReader(connection, (account_id,))

    async def find(
        self,
        kind: type[B],
        *,
        id: str | None = None,  # noqa: A002 - as clients say it
        slug: str | None = None,
    ) -> StudioItem[B] | None:
        """By id, by slug, or by both; None where neither is given.

        Raises NotFound; InvalidInput where the slug is another one's than the id's.
        """
        if id is None:
            return None if slug is None else await self._by_slug(kind, slug)
        found = await self._reader.get(kind, id)
        if found is None:
            raise _absent(kind, id)
        if slug is not None and slug != found.slug:
            raise InvalidInput(
                f"The {kind.kind.title} {id} has the slug {found.slug!r}, not {slug!r}: send one "
                "of the two, or what belongs together."
            )
        return found

    async def among(self, kind: type[B], ids: Collection[str]) -> Mapping[str, StudioItem[B]]:
        """Those of these that are there, by id: for lists."""
        return await self._reader.among(kind, ids)

    async def _by_slug(self, kind: type[B], slug: str) -> StudioItem[B]:
        found = await self._reader.by_slug(kind, slug)
        if found is None:
            raise _absent(kind, slug)
        return found


def _absent(kind: type[Body], key: str) -> NotFound:
    return NotFound(f"There is no {kind.kind.title} {key!r}.")
