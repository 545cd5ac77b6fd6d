"""What ships with Cyclorama of a studio's own things, read from `catalogue/studio.yaml`."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import TypeVar

from cyclorama.library.catalogue import read_yaml
from cyclorama.library.talents import Talent, load_talents
from cyclorama.studio.ages import CLASS_OF
from cyclorama.studio.bodies import BODIES, Body, Kind, Subject
from cyclorama.studio.item import StudioItem
from cyclorama.studio.slug import slug_of

# Since when it has been there: no row says it.
SINCE = datetime(2026, 1, 1, tzinfo=UTC)

B = TypeVar("B", bound=Body)


def shipped(body: type[B]) -> Sequence[StudioItem[B]]:
    """Those of a kind, in the order of the catalogue."""
    return _all()[body.kind]  # type: ignore[return-value]


def subject_of(talent: Talent) -> Subject:
    """What a talent tells of itself."""
    look = talent.appearance
    return Subject(
        name=talent.name,
        description=talent.description or None,
        age_class=CLASS_OF[look.age_group],
        gender=look.gender.value.title(),
        body_type=look.body_build.value,
        ethnicity=talent.ethnicity,
        appearance=look,
    )


@cache
def _all() -> Mapping[Kind, Sequence[StudioItem[Body]]]:
    """Raises ValueError where two of a kind share an id or a slug."""
    listed: dict[Kind, list[StudioItem[Body]]] = {kind: [] for kind in BODIES}
    listed[Kind.SUBJECT] = [
        _item(str(talent.id), slug_of(talent.name), subject_of(talent))
        for talent in load_talents()
        if talent.active
    ]
    for name, entries in read_yaml("studio.yaml").items():
        kind = Kind(name)
        for entry in entries:
            fields = {key: value for key, value in entry.items() if key not in ("id", "slug")}
            body = BODIES[kind].model_validate(fields)
            listed[kind].append(_item(entry["id"], entry["slug"], body))
    for kind, items in listed.items():
        if min(len({one.id for one in items}), len({one.slug for one in items})) < len(items):
            raise ValueError(f"two {kind.value}s of the catalogue share an id or a slug")
    return listed


def _item(item_id: str, slug: str, body: Body) -> StudioItem[Body]:
    return StudioItem(id=item_id, slug=slug, body=body, created_at=SINCE, updated_at=SINCE)
