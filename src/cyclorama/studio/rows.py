"""The rows of each kind, all with the same columns: for subjects, talents stand beside what their
owner says of them besides."""

from typing import Any

import sqlalchemy as sa

from cyclorama.library.item import Kind as LibraryKind
from cyclorama.store.studio_tables import studio_items
from cyclorama.store.tables import library_items
from cyclorama.studio.ages import CLASS_OF
from cyclorama.studio.bodies import Kind

# Characters of a talent's id that its slug ends with: its last, since its first tell the time.
ID_IN_SLUG = 8

_ITEMS, _TALENTS = studio_items.c, library_items.c
_OF_TALENT: dict[str, sa.ColumnElement[str]] = {
    "age_class": sa.case(
        {group.value: name for group, name in CLASS_OF.items()},
        value=_TALENTS.body[("appearance", "age_group")].as_string(),
    ),
    "gender": _TALENTS.body[("appearance", "gender")].as_string(),
    "body_type": _TALENTS.body[("appearance", "body_build")].as_string(),
}


class Rows:
    """Those of a kind that are not deleted, whoever's they are."""

    def __init__(self, kind: Kind) -> None:
        self.select: sa.Select[Any]
        self._talents = kind is Kind.SUBJECT
        if self._talents:
            beside = sa.and_(
                _ITEMS.account_id == _TALENTS.account_id,
                _ITEMS.id == _TALENTS.id,
                _ITEMS.deleted_at.is_(None),
            )
            self.select = (
                sa.select(
                    _TALENTS.account_id,
                    _TALENTS.id,
                    _ITEMS.slug,
                    _ITEMS.owner_id,
                    sa.func.coalesce(_ITEMS.public, sa.false()).label("public"),
                    _ITEMS.body,
                    _TALENTS.body.label("talent"),
                    _TALENTS.created_at,
                    sa.func.coalesce(_ITEMS.updated_at, _TALENTS.created_at).label("updated_at"),
                )
                .select_from(library_items.outerjoin(studio_items, beside))
                .where(
                    _TALENTS.kind == LibraryKind.TALENT.value,
                    _TALENTS.deleted_at.is_(None),
                )
            )
            self.account_id, self.id = _TALENTS.account_id, _TALENTS.id
            self.created_at = _TALENTS.created_at
        else:
            self.select = sa.select(studio_items).where(
                _ITEMS.kind == kind.value, _ITEMS.deleted_at.is_(None)
            )
            self.account_id, self.id = _ITEMS.account_id, _ITEMS.id
            self.created_at = _ITEMS.created_at

    def of(self, account_ids: tuple[str, ...]) -> sa.ColumnElement[bool]:
        return self.account_id.in_(account_ids)

    @property
    def public(self) -> sa.ColumnElement[bool]:
        return _ITEMS.public.is_(sa.true())

    def field(self, name: str) -> sa.ColumnElement[str]:
        """A text of the body."""
        said: sa.ColumnElement[str] = _ITEMS.body[name].as_string()
        if not self._talents:
            return said
        of_talent = _OF_TALENT.get(name, _TALENTS.body[name].as_string())
        return sa.case((_ITEMS.id.is_not(None), said), else_=of_talent)

    def holds(self, name: str, value: str) -> sa.ColumnElement[bool]:
        """Whether a list of texts in the body holds one, which has no quotation mark in it."""
        return sa.cast(_ITEMS.body[name], sa.Text).contains(f'"{value}"', autoescape=True)

    def has_slug(self, slug: str) -> sa.ColumnElement[bool]:
        """A talent that nothing is said of besides has a slug made from its name and id: then it
        is one of those that this finds."""
        if not self._talents:
            return _ITEMS.slug == slug
        end = _TALENTS.id.endswith(slug[-ID_IN_SLUG:], autoescape=True)
        return sa.or_(_ITEMS.slug == slug, _ITEMS.id.is_(None) & end)
