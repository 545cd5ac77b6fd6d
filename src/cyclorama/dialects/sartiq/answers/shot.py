"""Shots and their revisions: the vendor publishes the shape of a revision, the rest is ours."""

from datetime import datetime
from uuid import UUID

from cyclorama.dialects.sartiq.answers.base import Answer
from cyclorama.dialects.sartiq.answers.revision import ShotRevisionPublic
from cyclorama.dialects.sartiq.enums import ShotStatus


class ShotPublic(Answer):
    """`status`: of the latest revision, which is `current_revision`."""

    id: UUID
    created_at: datetime
    updated_at: datetime
    owner_id: UUID
    organization_id: UUID | None = None
    name: str
    notes: str | None = None
    status: ShotStatus
    subject_id: UUID | None = None
    product_id: UUID | None = None
    style_id: UUID | None = None
    shot_type_id: UUID | None = None
    current_revision: ShotRevisionPublic | None = None


class ShotsPublic(Answer):
    data: list[ShotPublic]
    count: int


class ShotRevisionsPublic(Answer):
    data: list[ShotRevisionPublic]
    count: int
