"""Media that are in use beside the runs that made them: kept from cleanup and from deletion."""

import sqlalchemy as sa

from cyclorama.store.studio_tables import (
    shot_images,
    shot_revisions,
    studio_items,
    studio_pictures,
)

_of_items = (
    sa.select(studio_pictures.c.media_id)
    .join(
        studio_items,
        sa.and_(
            studio_items.c.account_id == studio_pictures.c.account_id,
            studio_items.c.id == studio_pictures.c.item_id,
        ),
    )
    .where(studio_pictures.c.media_id.is_not(None), studio_items.c.deleted_at.is_(None))
)
_in_revisions = tuple(
    sa.select(column)
    .join(shot_revisions, shot_revisions.c.id == shot_images.c.revision_id)
    .where(column.is_not(None), shot_revisions.c.deleted_at.is_(None))
    for column in (shot_images.c.media_id, shot_images.c.sketch_media_id)
)

USED = (_of_items, *_in_revisions)
"""Selects of the media that things of the studio's library show, and those that revisions show:
each gives one column of ids, never null."""
