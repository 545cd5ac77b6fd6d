"""The templates that an account may run: those that ship, and its own. Built for one account:
another's is not found.

A version never changes once it is written. What is retired stays readable by its version.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
import structlog
from pydantic import JsonValue, ValidationError
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.errors import Conflict, Forbidden, NotFound
from cyclorama.kit.clock import Clock
from cyclorama.store.account_lock import lock_account
from cyclorama.store.tables import template_versions, templates
from cyclorama.templates.check import Checked, check
from cyclorama.templates.definition import Template
from cyclorama.templates.known import EACH_WORKFLOW, Find, known
from cyclorama.templates.system import system_template, system_templates

log = structlog.get_logger()

MAX_OWN = 500  # active ones of an account

_STORED = ("version", "active", "user_designed")


@dataclass(frozen=True)
class _Own:
    version: int
    active: bool


class Templates:
    """`upsert` and `retire` need a transaction; all else reads."""

    def __init__(self, connection: AsyncConnection, account_id: str, clock: Clock) -> None:
        self._connection = connection
        self._account_id = account_id
        self._clock = clock

    async def get(self, template_id: str, version: int | None = None) -> Template:
        """The latest version of one that is active; or any version that was ever written.

        Hidden ones, too: they can be read, and are for other templates to run. Raises NotFound.
        """
        shipped = system_template(template_id)
        if shipped is not None:
            if version not in (None, shipped.version):
                raise NotFound(f"The template {template_id!r} has no version {version} any more.")
            return shipped
        own = await self._own(template_id)
        if own is None or (version is None and not own.active):
            raise NotFound(f"There is no template {template_id[:128]!r}.")
        return await self._read(template_id, version or own.version, own.active)

    async def listed(self) -> Sequence[Template]:
        """The active ones, hidden ones left out: those that ship, then the account's own."""
        found = await self._connection.execute(
            sa.select(template_versions.c.definition, templates.c.version)
            .join(
                template_versions,
                sa.and_(
                    template_versions.c.account_id == templates.c.account_id,
                    template_versions.c.id == templates.c.id,
                    template_versions.c.version == templates.c.version,
                ),
            )
            .where(templates.c.account_id == self._account_id, templates.c.active.is_(True))
            .order_by(templates.c.id)
        )
        read = (_template(row.definition, row.version, active=True) for row in found)
        own = [one for one in read if one is not None]
        return [one for one in (*system_templates().values(), *own) if not one.hidden]

    async def check(self, raw: JsonValue) -> Checked:
        """Check a definition that may run the account's own templates."""
        return check(raw, known(await self.finder(raw)))

    async def finder(self, *of: JsonValue | Template) -> Find:
        """Finds the templates that these run, and those that they run in turn."""
        own: dict[str, Template] = {}
        waiting = [name for one in of for name in _run_by(one)]
        while waiting:
            name = waiting.pop()
            if name in own or system_template(name) is not None or len(own) >= MAX_OWN:
                continue
            row = await self._own(name)
            if row is not None and row.active:
                own[name] = await self._read(name, row.version, active=True)
                waiting += _run_by(own[name])
        return lambda name: system_template(name) or own.get(name)

    async def upsert(self, raw: JsonValue) -> Template:
        """Write a new template, or a new version of one.

        Raises DefinitionRefused for one with errors; Forbidden for an id of those that ship;
        Conflict where the account has too many.
        """
        template = (await self.check(raw)).accepted()
        if system_template(template.id) is not None:
            raise Forbidden(
                f"The id {template.id!r} is that of a template that ships: choose another."
            )
        await self._lock()
        own = await self._own(template.id)
        if own is None or not own.active:
            await self._check_room()
        version = own.version + 1 if own else 1
        now = self._clock()
        if own is None:
            await self._connection.execute(
                sa.insert(templates).values(
                    account_id=self._account_id,
                    id=template.id,
                    version=version,
                    active=True,
                    created_at=now,
                    updated_at=now,
                )
            )
        else:
            await self._connection.execute(
                sa.update(templates)
                .where(*self._named(template.id))
                .values(version=version, active=True, updated_at=now)
            )
        definition = template.model_dump(mode="json", exclude=set(_STORED))
        await self._connection.execute(
            sa.insert(template_versions).values(
                account_id=self._account_id,
                id=template.id,
                version=version,
                definition=definition,
                created_at=now,
            )
        )
        return await self._read(template.id, version, active=True)

    async def retire(self, template_id: str) -> Template:
        """Take one of its own out of use. Raises Forbidden for one that ships; NotFound."""
        if system_template(template_id) is not None:
            raise Forbidden(f"The template {template_id!r} ships with the server: it stays.")
        await self._lock()
        template = await self.get(template_id)
        await self._connection.execute(
            sa.update(templates)
            .where(*self._named(template_id))
            .values(active=False, updated_at=self._clock())
        )
        return template.model_copy(update={"active": False})

    async def _own(self, template_id: str) -> _Own | None:
        found = await self._connection.execute(
            sa.select(templates.c.version, templates.c.active).where(*self._named(template_id))
        )
        row = found.one_or_none()
        return None if row is None else _Own(row.version, row.active)

    async def _read(self, template_id: str, version: int, active: bool) -> Template:
        definition = await self._connection.scalar(
            sa.select(template_versions.c.definition).where(
                template_versions.c.account_id == self._account_id,
                template_versions.c.id == template_id,
                template_versions.c.version == version,
            )
        )
        if definition is None:
            raise NotFound(f"The template {template_id!r} has no version {version}.")
        template = _template(definition, version, active)
        if template is None:
            raise NotFound(f"The template {template_id!r} cannot be read any more: save it anew.")
        return template

    async def _lock(self) -> None:
        # One writer of an account's templates at a time, so that versions count on by one.
        await lock_account(self._connection, self._account_id)

    async def _check_room(self) -> None:
        count = await self._connection.scalar(
            sa.select(sa.func.count()).where(
                templates.c.account_id == self._account_id, templates.c.active.is_(True)
            )
        )
        if (count or 0) >= MAX_OWN:
            raise Conflict(f"There are {MAX_OWN} templates of yours already: delete some.")

    def _named(self, template_id: str) -> tuple[sa.ColumnElement[bool], ...]:
        return templates.c.account_id == self._account_id, templates.c.id == template_id


def _template(definition: JsonValue, version: int, active: bool) -> Template | None:
    """None for one that was written in a form that is not known any more."""
    try:
        template = Template.model_validate(definition)
    except ValidationError:
        log.exception("template.unreadable", version=version)
        return None
    stored = {"version": version, "active": active, "user_designed": True}
    return template.model_copy(update=stored)


def _run_by(one: JsonValue | Template) -> list[str]:
    """The templates that a definition's steps name."""
    steps: object
    if isinstance(one, Template):
        steps = [{"type": step.type, "params": step.params} for step in one.steps]
    else:
        steps = one.get("steps") if isinstance(one, dict) else None
    if not isinstance(steps, list):
        return []
    named = [
        step["params"].get("template")
        for step in steps
        if isinstance(step, dict)
        and step.get("type") == EACH_WORKFLOW
        and isinstance(step.get("params"), dict)
    ]
    return [name for name in named if isinstance(name, str)]
