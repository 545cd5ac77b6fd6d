"""The cookie of a visit to the sign-in page: signed, short, and of this server alone.

It says which browser this is (a random nonce, which forms repeat in their CSRF token) and, after
sign-in, which user sits before it. Sign-in makes a new nonce, so a cookie that somebody planted
before it is worth nothing after it. A changed password ends the visit.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hmac import compare_digest
from typing import Self

from starlette.requests import Request
from starlette.responses import Response

from cyclorama.accounts.sign_in import User
from cyclorama.kit.secrets import Secret

LIFE = timedelta(minutes=15)

_COOKIE, _CSRF, _PASSWORD = "connect-visit", "connect-csrf", "connect-password"
_PARTS = 4


@dataclass(frozen=True)
class Visit:
    """`user_id` is "" before sign-in; `password` a keyed hash of that user's password hash."""

    nonce: str
    began: int
    user_id: str = ""
    password: str = ""

    @classmethod
    def begin(cls, now: datetime) -> Self:
        return cls(secrets.token_urlsafe(24), int(now.timestamp()))

    @classmethod
    def of(cls, user: User, secret: Secret, now: datetime) -> Self:
        """After sign-in."""
        fingerprint = secret.sign(_PASSWORD, user.password_hash or "")
        return cls(secrets.token_urlsafe(24), int(now.timestamp()), user.id, fingerprint)

    @classmethod
    def read(cls, request: Request, secret: Secret, now: datetime, *, tls: bool) -> Self | None:
        """None where there is no valid cookie."""
        text, _, signature = request.cookies.get(cookie_name(tls), "").rpartition(".")
        parts = text.split(".")
        if not secret.verify(_COOKIE, text, signature) or len(parts) != _PARTS:
            return None
        visit = cls(parts[0], int(parts[1]), parts[2], parts[3])
        age = now.timestamp() - visit.began
        return visit if age < LIFE.total_seconds() else None

    def is_password(self, password_hash: str | None, secret: Secret) -> bool:
        """Whether the user's password is still the one that was signed in with."""
        return password_hash is not None and secret.verify(_PASSWORD, password_hash, self.password)

    def csrf(self, secret: Secret, about: str) -> str:
        """What a form of this visit has to send; `about`: the request that the form is about."""
        return secret.sign(_CSRF, f"{self.nonce}\n{self.user_id}\n{about}")

    def is_csrf(self, token: str, secret: Secret, about: str) -> bool:
        return compare_digest(self.csrf(secret, about).encode(), token.encode())

    def write(self, response: Response, secret: Secret, *, tls: bool) -> None:
        text = f"{self.nonce}.{self.began}.{self.user_id}.{self.password}"
        response.set_cookie(
            cookie_name(tls),
            f"{text}.{secret.sign(_COOKIE, text)}",
            max_age=int(LIFE.total_seconds()),
            path="/",
            httponly=True,
            samesite="lax",
            secure=tls,
        )


def forget(response: Response, *, tls: bool) -> None:
    response.delete_cookie(cookie_name(tls), path="/", httponly=True, samesite="lax", secure=tls)


def cookie_name(tls: bool) -> str:
    # The prefix makes browsers refuse one that a neighbouring host set for us.
    return "__Host-cyclorama-visit" if tls else "cyclorama-visit"
