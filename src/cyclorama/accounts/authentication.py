"""From the text of a key or an access token to who sends it: one look-up, on every request."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.accounts.account import AccountKind
from cyclorama.accounts.keys import PREFIX, ApiKey
from cyclorama.accounts.limits import limits_of
from cyclorama.accounts.oauth.credentials import Kind, stored
from cyclorama.accounts.principal import Principal
from cyclorama.accounts.scopes import ALL_SCOPES, Scope, scopes_meant
from cyclorama.errors import Unauthorized
from cyclorama.kit.secrets import Secret
from cyclorama.store.tables import (
    accounts,
    api_keys,
    memberships,
    oauth_grants,
    oauth_tokens,
    users,
)

# Stands in for a missing or malformed key and for an unknown one, so that each refusal costs
# the same look-up, hash and comparison. No key has it: `-` is not in the alphabet.
_NO_KEY = ApiKey(text=f"{PREFIX}--------_{'-' * 32}", public_part="-" * 8)
_NO_HASH = "0" * 64

# A key dies with its maker, and with its maker's membership.
_LOOK_UP = (
    sa.select(
        api_keys.c.id,
        api_keys.c.account_id,
        api_keys.c.user_id,
        api_keys.c.connector_id,
        api_keys.c.secret_hash,
        api_keys.c.scopes,
        api_keys.c.limits,
        api_keys.c.revoked_at,
        accounts.c.local_admin,
        accounts.c.kind,
    )
    .join(accounts, accounts.c.id == api_keys.c.account_id)
    .join(
        memberships,
        (memberships.c.account_id == api_keys.c.account_id)
        & (memberships.c.user_id == api_keys.c.user_id),
    )
    .join(users, (users.c.id == api_keys.c.user_id) & users.c.active)
    .where(api_keys.c.public_part == sa.bindparam("public_part"))
)

# So does what a user allowed a client.
_LOOK_UP_TOKEN = (
    sa.select(
        oauth_grants.c.id,
        oauth_grants.c.account_id,
        oauth_grants.c.user_id,
        oauth_grants.c.revoked_at,
        oauth_tokens.c.scope,
        oauth_tokens.c.expires_at,
        accounts.c.local_admin,
        accounts.c.kind,
    )
    .join(oauth_grants, oauth_grants.c.id == oauth_tokens.c.grant_id)
    .join(accounts, accounts.c.id == oauth_grants.c.account_id)
    .join(
        memberships,
        (memberships.c.account_id == oauth_grants.c.account_id)
        & (memberships.c.user_id == oauth_grants.c.user_id),
    )
    .join(users, (users.c.id == oauth_grants.c.user_id) & users.c.active)
    .where(oauth_tokens.c.hash == sa.bindparam("hash"), oauth_tokens.c.kind == Kind.ACCESS.value)
)


async def authenticate(connection: AsyncConnection, secret: Secret, text: str | None) -> Principal:
    """Raises Unauthorized, with the same words, for a missing, unknown, wrong or revoked key."""
    key = (ApiKey.parse(text) if text else None) or _NO_KEY
    found = await connection.execute(_LOOK_UP, {"public_part": key.public_part})
    row = found.one_or_none()
    genuine = key.matches(row.secret_hash if row else _NO_HASH, secret)
    if row is None or not genuine or row.revoked_at is not None:
        raise Unauthorized("A valid API key is needed: send it in the Authorization header.")
    return Principal(
        account_id=row.account_id,
        user_id=row.user_id,
        key_id=row.id,
        # A scope that a newer version gave means nothing to this one.
        scopes=frozenset(Scope(name) for name in row.scopes if name in ALL_SCOPES),
        local_admin=row.local_admin,
        limits=limits_of(row.limits),
        connector_id=row.connector_id,
        organization=row.kind == AccountKind.ORGANIZATION.value,
    )


async def authenticate_token(
    connection: AsyncConnection, secret: Secret, text: str, now: datetime
) -> Principal:
    """Raises Unauthorized, with the same words, for an access token that is unknown, past its
    time or revoked."""
    found = await connection.execute(_LOOK_UP_TOKEN, {"hash": stored(secret, text)})
    row = found.one_or_none()
    if row is None or row.revoked_at is not None or row.expires_at <= now:
        raise Unauthorized("The access token is not valid, or not any more: ask for a new one.")
    return Principal(
        account_id=row.account_id,
        user_id=row.user_id,
        key_id=row.id,
        scopes=scopes_meant(row.scope),
        local_admin=row.local_admin,
        organization=row.kind == AccountKind.ORGANIZATION.value,
    )
