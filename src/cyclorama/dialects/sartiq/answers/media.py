"""A stored file."""

from collections.abc import Mapping
from datetime import datetime

from cyclorama.dialects.sartiq.answers.base import Answer, Id
from cyclorama.dialects.sartiq.enums import MediaResourceType


class MediaResourcePublic(Answer):
    id: Id
    created_at: datetime
    url: str
    resource_type: MediaResourceType
    content_hash: str
    extension: str
    file_size: int
    width: int | None = None
    height: int | None = None
    aspect_ratio: float | None = None
    orientation: str | None = None
    dominant_color: str | None = None
    color_profile: str | None = None
    duration: float | None = None
    alt_text: str | None = None
    caption: str | None = None
    protected: bool


Files = Mapping[str, MediaResourcePublic]
"""By media id; those that are there."""
