"""Accounts: who owns, sees and pays."""

from dataclasses import dataclass
from enum import StrEnum

from cyclorama.errors import InvalidInput

MAX_NAME = 200  # characters, of an account or of a key


class AccountKind(StrEnum):
    PERSONAL = "personal"
    ORGANIZATION = "organization"


@dataclass(frozen=True)
class Account:
    """`unlimited`: may spend more than it has. `local_admin`: the installation's first account."""

    id: str
    kind: AccountKind
    name: str
    local_admin: bool
    unlimited: bool


def checked_name(text: str) -> str:
    """The name without blanks around it. Raises InvalidInput unless 1 to 200 characters remain."""
    name = text.strip()
    if not 1 <= len(name) <= MAX_NAME:
        raise InvalidInput(f"A name has 1 to {MAX_NAME} characters, not {len(name)}.")
    return name
