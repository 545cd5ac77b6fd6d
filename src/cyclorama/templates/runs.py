"""Runs of templates as their callers know them: what they said of each, beside the run itself."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from pydantic import JsonValue
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.errors import NotFound
from cyclorama.kit.clock import Clock
from cyclorama.production.states import RunState
from cyclorama.store.tables import runs, template_runs


@dataclass(frozen=True)
class NewTemplateRun:
    """`options`: after defaults. `campaign_id` may name none: then it is a mere label.
    `visibility`: "0" private, "1" unlisted, "2" public."""

    template_id: str
    template_version: int
    title: str = ""
    description: str = ""
    visibility: str = "1"
    options: Mapping[str, JsonValue] | None = None
    image_urls: Sequence[str] = ()
    campaign_id: str = ""


@dataclass(frozen=True)
class TemplateRun:
    run_id: str
    account_id: str
    template_id: str
    template_version: int
    title: str
    description: str
    visibility: str
    options: Mapping[str, JsonValue]
    image_urls: tuple[str, ...]
    campaign_id: str
    rating: str | None
    delivered_at: str | None
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True)
class Wanted:
    """Which runs of templates; None for all."""

    states: Collection[RunState] | None = None
    template_id: str | None = None
    campaign_id: str | None = None


class TemplateRuns:
    """Those of one account. `connection` is a transaction where something is to be written."""

    def __init__(self, connection: AsyncConnection, account_id: str, clock: Clock) -> None:
        self._connection = connection
        self._account_id = account_id
        self._clock = clock

    async def add(self, run_id: str, new: NewTemplateRun) -> None:
        """Within the transaction that makes the run."""
        now = self._clock()
        await self._connection.execute(
            sa.insert(template_runs).values(
                run_id=run_id,
                account_id=self._account_id,
                template_id=new.template_id,
                template_version=new.template_version,
                title=new.title,
                description=new.description,
                visibility=new.visibility,
                options=dict(new.options or {}),
                image_urls=list(new.image_urls),
                campaign_id=new.campaign_id,
                created_at=now,
                updated_at=now,
            )
        )

    async def get(self, run_id: str) -> TemplateRun:
        """Raises NotFound for an unknown, deleted or foreign id alike."""
        found = await self._connection.execute(
            sa.select(template_runs).where(self._own(), template_runs.c.run_id == run_id)
        )
        row = found.one_or_none()
        if row is None:
            raise NotFound(f"There is no workflow {run_id}.")
        return _view(row)

    async def listed(
        self, wanted: Wanted, *, offset: int, limit: int
    ) -> tuple[Sequence[TemplateRun], int]:
        """A page, the newest first, and how many there are in all."""
        chosen = [self._own()]
        if wanted.template_id is not None:
            chosen.append(template_runs.c.template_id == wanted.template_id)
        if wanted.campaign_id is not None:
            chosen.append(template_runs.c.campaign_id == wanted.campaign_id)
        if wanted.states is not None:
            chosen.append(runs.c.state.in_([state.value for state in wanted.states]))
        both = template_runs.join(runs, runs.c.id == template_runs.c.run_id)
        found = await self._connection.execute(
            sa.select(template_runs)
            .select_from(both)
            .where(*chosen)
            .order_by(template_runs.c.created_at.desc(), template_runs.c.run_id.desc())
            .offset(offset)
            .limit(limit)
        )
        total = await self._connection.scalar(
            sa.select(sa.func.count()).select_from(both).where(*chosen)
        )
        return [_view(row) for row in found], int(total or 0)

    async def change(self, run_id: str, values: Mapping[str, str | None]) -> None:
        """Set any of title, description, visibility, rating and delivered_at. Raises NotFound."""
        changed = await self._connection.execute(
            sa.update(template_runs)
            .where(self._own(), template_runs.c.run_id == run_id)
            .values(**values, updated_at=self._clock())
        )
        if not changed.rowcount:
            raise NotFound(f"There is no workflow {run_id}.")

    async def delete(self, run_id: str) -> None:
        """Its caller does not find it any more. Raises NotFound."""
        changed = await self._connection.execute(
            sa.update(template_runs)
            .where(self._own(), template_runs.c.run_id == run_id)
            .values(deleted_at=self._clock())
        )
        if not changed.rowcount:
            raise NotFound(f"There is no workflow {run_id}.")

    def _own(self) -> sa.ColumnElement[bool]:
        return (template_runs.c.account_id == self._account_id) & (
            template_runs.c.deleted_at.is_(None)
        )


def _view(row: sa.Row[Any]) -> TemplateRun:
    return TemplateRun(
        run_id=row.run_id,
        account_id=row.account_id,
        template_id=row.template_id,
        template_version=row.template_version,
        title=row.title,
        description=row.description,
        visibility=row.visibility,
        options=row.options,
        image_urls=tuple(row.image_urls),
        campaign_id=row.campaign_id,
        rating=row.rating,
        delivered_at=row.delivered_at,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )
