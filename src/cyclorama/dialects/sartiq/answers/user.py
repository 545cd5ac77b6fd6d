"""Users, their tokens, and the organizations that they share."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from cyclorama.accounts.members import Role
from cyclorama.dialects.sartiq.answers.base import Answer


class Token(Answer):
    access_token: str
    token_type: Literal["bearer"] = "bearer"  # noqa: S105  a kind, no secret
    expires_in: int


class UserPublic(Answer):
    id: UUID
    created_at: datetime
    updated_at: datetime
    email: str
    full_name: str | None
    is_active: bool
    is_superuser: bool
    rework_available: int


class UsersPublic(Answer):
    data: list[UserPublic]
    count: int


class OrganizationPublic(Answer):
    """`role`: of the user who reads it."""

    id: UUID
    created_at: datetime
    name: str
    role: Role


class OrganizationsPublic(Answer):
    data: list[OrganizationPublic]
    count: int


class MemberPublic(Answer):
    user_id: UUID
    email: str
    role: Role
    created_at: datetime


class MembersPublic(Answer):
    data: list[MemberPublic]
    count: int
