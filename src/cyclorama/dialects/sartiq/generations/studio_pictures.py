"""Pictures of a studio's things, as sources of what is made."""

from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.errors import NotFound
from cyclorama.generations.sources import Source
from cyclorama.media.links import Links
from cyclorama.media.repository import MediaRepository
from cyclorama.studio.item import Picture


async def source_of(
    connection: AsyncConnection, links: Links, account_id: str, picture: Picture | None
) -> Source | None:
    """None where there is none, or where it could not be fetched. What another account shares is
    copied by the worker; `account_id`: of what is made."""
    if picture is None:
        return None
    if picture.media_id is None:
        return None if picture.url is None else Source(url=picture.url)
    if picture.account_id == account_id:
        return Source(media_id=picture.media_id)
    try:
        shared = await MediaRepository(connection, picture.account_id).get(picture.media_id)
    except NotFound:
        return None
    return Source(url=links.sign(shared))
