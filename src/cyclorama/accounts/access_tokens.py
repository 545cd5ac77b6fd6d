"""Access tokens that a user gets for a password: JWTs (RFC 7519), signed with HS256.

Nothing of them is stored. One ends after an hour, when the password is changed, and when the user
is removed or put out of action; a new one is had by signing in again.
"""

from datetime import UTC, datetime, timedelta

import jwt
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.accounts.account import AccountKind
from cyclorama.accounts.principal import Principal
from cyclorama.accounts.scopes import ALL_SCOPES
from cyclorama.accounts.sign_in import User
from cyclorama.errors import Unauthorized
from cyclorama.kit.secrets import Secret
from cyclorama.store.tables import accounts, memberships, users

LIFE = timedelta(hours=1)

_ALGORITHM = "HS256"
_KEY, _PASSWORD = "access-token", "access-token-password"
_CLAIMS = ("sub", "iat", "exp", "pwd")

_LOOK_UP = (
    sa.select(users.c.password_hash, accounts.c.id.label("account_id"), accounts.c.local_admin)
    .join(memberships, memberships.c.user_id == users.c.id)
    .join(accounts, accounts.c.id == memberships.c.account_id)
    .where(
        users.c.id == sa.bindparam("user_id"),
        users.c.active,
        accounts.c.kind == AccountKind.PERSONAL.value,
    )
)


def issue_access_token(user: User, secret: Secret, now: datetime) -> str:
    """For a user who has just signed in."""
    claims = {
        "sub": user.id,
        "iat": int(now.timestamp()),
        "exp": int((now + LIFE).timestamp()),
        "pwd": secret.sign(_PASSWORD, user.password_hash or ""),
    }
    return jwt.encode(claims, secret.derive(_KEY), algorithm=_ALGORITHM)


def is_access_token(text: str) -> bool:
    """Whether it has the form of a JWT: no other credential of ours has dots in it."""
    return text.count(".") == 2


async def authenticate_access_token(
    connection: AsyncConnection, secret: Secret, text: str, now: datetime
) -> Principal:
    """The user, in their personal account, with every right that they have there.

    Raises Unauthorized, with the same words, for a token that is forged, past its time, of a
    password that was changed since, or of a user who is removed or not active.
    """
    refusal = Unauthorized("The access token is not valid, or not any more: sign in again.")
    try:
        claims = jwt.decode(
            text,
            secret.derive(_KEY),
            algorithms=[_ALGORITHM],
            # PyJWT reads the system's time for these; ours comes from the clock, below.
            options={"require": list(_CLAIMS), "verify_exp": False, "verify_iat": False},
        )
    except jwt.PyJWTError as error:
        raise refusal from error
    if datetime.fromtimestamp(claims["exp"], UTC) <= now:
        raise refusal
    row = (await connection.execute(_LOOK_UP, {"user_id": claims["sub"]})).one_or_none()
    if row is None or not secret.verify(_PASSWORD, row.password_hash or "", claims["pwd"]):
        raise refusal
    return Principal(
        account_id=row.account_id,
        user_id=claims["sub"],
        key_id=claims["sub"],
        scopes=ALL_SCOPES,
        local_admin=row.local_admin,
        signed_in=True,
    )
