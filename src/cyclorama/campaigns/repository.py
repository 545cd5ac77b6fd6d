"""The campaigns of one account."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.campaigns.campaign import Campaign
from cyclorama.errors import NotFound
from cyclorama.kit.clock import Clock
from cyclorama.store.tables import campaigns
from cyclorama.templates.event import Logo


class Campaigns:
    """`connection` is a transaction where something is to be written."""

    def __init__(self, connection: AsyncConnection, account_id: str, clock: Clock) -> None:
        self._connection = connection
        self._account_id = account_id
        self._clock = clock

    async def find(self, campaign_id: str) -> Campaign | None:
        """None for one that is unknown, deleted, or another account's."""
        if "\0" in campaign_id:  # PostgreSQL takes it in no text
            return None
        found = await self._connection.execute(
            sa.select(campaigns).where(self._own(), campaigns.c.id == campaign_id)
        )
        row = found.one_or_none()
        return None if row is None else _campaign(row)

    async def get(self, campaign_id: str) -> Campaign:
        """Raises NotFound."""
        found = await self.find(campaign_id)
        if found is None:
            raise NotFound(f"There is no event {campaign_id!r}.")
        return found

    async def listed(self, *, offset: int, limit: int) -> tuple[Sequence[Campaign], int]:
        """A page, what was made last first, and how many there are in all."""
        found = await self._connection.execute(
            sa.select(campaigns)
            .where(self._own())
            .order_by(campaigns.c.created_at.desc(), campaigns.c.id)
            .offset(offset)
            .limit(limit)
        )
        total = await self._connection.scalar(
            sa.select(sa.func.count()).select_from(campaigns).where(self._own())
        )
        return [_campaign(row) for row in found], int(total or 0)

    async def save(self, campaign: Campaign) -> None:
        """Make it, or put it in the place of the one with its id."""
        now = self._clock()
        values = {
            "name": campaign.name,
            "starts_at": campaign.starts_at,
            "ends_at": campaign.ends_at,
            "active": campaign.active,
            "template_ids": list(campaign.template_ids),
            "logo": campaign.logo.model_dump(mode="json") if campaign.logo else None,
            "details": dict(campaign.details),
            "updated_at": now,
            "deleted_at": None,
        }
        replace = (
            sa.update(campaigns)
            .where(campaigns.c.account_id == self._account_id, campaigns.c.id == campaign.id)
            .values(values)
        )
        if (await self._connection.execute(replace)).rowcount:
            return
        key = {"account_id": self._account_id, "id": campaign.id}
        try:
            async with self._connection.begin_nested():
                await self._connection.execute(
                    sa.insert(campaigns).values(**key, **values, created_at=now)
                )
        except IntegrityError:  # the same, made twice at once, was faster elsewhere
            await self._connection.execute(replace)

    async def delete(self, campaign_id: str) -> Campaign:
        """Gives what was deleted. Its runs keep its id as their label. Raises NotFound."""
        campaign = await self.get(campaign_id)
        await self._connection.execute(
            sa.update(campaigns)
            .where(self._own(), campaigns.c.id == campaign_id)
            .values(deleted_at=self._clock())
        )
        return campaign

    def _own(self) -> sa.ColumnElement[bool]:
        return (campaigns.c.account_id == self._account_id) & campaigns.c.deleted_at.is_(None)


def _campaign(row: sa.Row[Any]) -> Campaign:
    return Campaign(
        id=row.id,
        name=row.name,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        active=row.active,
        template_ids=tuple(row.template_ids),
        logo=Logo.model_validate(row.logo) if row.logo else None,
        details=row.details,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )
