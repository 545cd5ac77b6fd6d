"""Logos that lie with us. Links to files expire, and an event may last for months: so of such a
logo its id is kept, and a fresh link is made whenever it is needed."""

from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.campaigns.campaign import Campaign
from cyclorama.errors import InvalidInput, NotFound
from cyclorama.kit.addresses import AllowList, refuse_visibly_private
from cyclorama.media.links import Links
from cyclorama.media.repository import MediaRepository
from cyclorama.templates.event import Logo

_OWN = "media:"


class Logos:
    """Of one account's campaigns."""

    def __init__(self, connection: AsyncConnection, account_id: str, links: Links) -> None:
        self._media = MediaRepository(connection, account_id)
        self._links = links

    async def to_keep(self, logo: Logo, allow: AllowList) -> Logo:
        """Raises InvalidInput for an address that will never lead to a picture of the account."""
        media_id = self._links.own_media_id(logo.url)
        if media_id is None:
            refuse_visibly_private(logo.url, allow)
            return logo
        try:
            await self._media.get(media_id)
        except NotFound as error:
            raise InvalidInput(error.public) from error
        return logo.model_copy(update={"url": _OWN + media_id})

    async def linked(self, campaign: Campaign) -> Logo | None:
        """The campaign's logo with an address that can be fetched now. Raises NotFound where its
        file was deleted."""
        logo = campaign.logo
        if logo is None or not logo.url.startswith(_OWN):
            return logo
        try:
            media = await self._media.get(logo.url.removeprefix(_OWN))
        except NotFound as error:
            raise NotFound(
                f"The logo of the event {campaign.id!r} was deleted: give the event another."
            ) from error
        return logo.model_copy(update={"url": self._links.sign(media)})
