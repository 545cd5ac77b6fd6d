"""API keys as texts: `dreem_pk_` + 8 characters + `_` + 32 characters, in base 62.

The 8 characters find the key's row; the 32 are the secret, 190 bits. That is beyond guessing,
so a fast keyed hash is enough to store it: a slow one is for passwords, which people choose.
"""

import re
import string
from dataclasses import dataclass
from hmac import compare_digest
from secrets import choice
from typing import Self

from cyclorama.kit.secrets import Secret

PREFIX = "dreem_pk_"
_ALPHABET = string.digits + string.ascii_letters
_FORM = re.compile(r"dreem_pk_([0-9A-Za-z]{8})_[0-9A-Za-z]{32}")
_PURPOSE = "api-key"


@dataclass(frozen=True)
class ApiKey:
    """`text` is the whole key; `public_part` its 8 characters, which may be shown and stored."""

    text: str
    public_part: str

    @classmethod
    def new(cls) -> Self:
        public_part, secret_part = _random(8), _random(32)
        return cls(f"{PREFIX}{public_part}_{secret_part}", public_part)

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """None for a text that cannot be a key."""
        form = _FORM.fullmatch(text)
        return None if form is None else cls(text, form[1])

    def hashed(self, secret: Secret) -> str:
        """What is stored: 64 hexadecimal characters."""
        return secret.sign(_PURPOSE, self.text)

    def matches(self, stored: str, secret: Secret) -> bool:
        """Compares in constant time."""
        return compare_digest(self.hashed(secret).encode(), stored.encode())

    def __repr__(self) -> str:
        return f"ApiKey({PREFIX}{self.public_part}_…)"  # a log must not show the secret


def _random(length: int) -> str:
    return "".join(choice(_ALPHABET) for _ in range(length))
