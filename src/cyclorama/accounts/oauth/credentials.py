"""Codes and tokens as texts: a prefix that says what it is, and 256 random bits.

Nothing but a keyed hash of them is stored. As with API keys, a fast one is enough: there is
nothing to guess.
"""

import secrets
from datetime import timedelta
from enum import StrEnum

from cyclorama.kit.secrets import Secret

CODE_LIFE = timedelta(minutes=2)
ACCESS_LIFE = timedelta(hours=1)
REFRESH_LIFE = timedelta(days=30)

_PURPOSE = "oauth-credential"


class Kind(StrEnum):
    CODE = "code"
    ACCESS = "access"
    REFRESH = "refresh"


def new_credential(kind: Kind) -> str:
    return f"cyc_{kind.value}_{secrets.token_urlsafe(32)}"


def stored(secret: Secret, text: str) -> str:
    """What is stored of a credential and finds its row: 64 hexadecimal characters."""
    return secret.sign(_PURPOSE, text)
