"""Grants, codes and tokens in the database, for the authorization server.

Synchronous, since Authlib is. What a row says is checked here: that it has not expired, that
its grant was not revoked, that the user is still a member of the account. A row that can be
used once is locked when it is read, so that of two who send it at the same time one is second.
"""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
import structlog

from cyclorama.accounts.oauth.clients import Client, client_of
from cyclorama.accounts.oauth.credentials import (
    ACCESS_LIFE,
    CODE_LIFE,
    REFRESH_LIFE,
    Kind,
    stored,
)
from cyclorama.kit.clock import Clock
from cyclorama.kit.ids import new_id
from cyclorama.kit.secrets import Secret
from cyclorama.store.tables import (
    memberships,
    oauth_clients,
    oauth_codes,
    oauth_grants,
    oauth_tokens,
)

log = structlog.get_logger()


@dataclass(frozen=True)
class Truster:
    """Who lets the client in, and to which account."""

    user_id: str
    account_id: str


@dataclass(frozen=True)
class Grant:
    id: str
    client_id: str
    scope: str
    truster: Truster


@dataclass(frozen=True)
class Code:
    hash: str
    grant: Grant
    redirect_uri: str
    code_challenge: str

    @property
    def truster(self) -> Truster:
        return self.grant.truster

    def get_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_scope(self) -> str:
        return self.grant.scope


@dataclass(frozen=True)
class Token:
    hash: str
    kind: Kind
    grant: Grant

    @property
    def truster(self) -> Truster:
        return self.grant.truster

    def get_scope(self) -> str:
        return self.grant.scope

    def check_client(self, client: Client) -> bool:
        return self.grant.client_id == client.id


class Records:
    def __init__(self, connection: sa.Connection, secret: Secret, clock: Clock) -> None:
        self._connection = connection
        self._secret = secret
        self._now: datetime = clock()

    def client(self, client_id: str) -> Client | None:
        row = self._connection.execute(
            sa.select(oauth_clients).where(oauth_clients.c.id == client_id)
        ).one_or_none()
        return None if row is None else client_of(row)

    def add_code(
        self,
        code: str,
        *,
        client_id: str,
        truster: Truster,
        redirect_uri: str,
        scope: str,
        challenge: str,
    ) -> None:
        """A new grant, and the code that it is fetched with."""
        grant_id = new_id()
        self._connection.execute(
            sa.insert(oauth_grants).values(
                id=grant_id,
                account_id=truster.account_id,
                user_id=truster.user_id,
                client_id=client_id,
                scope=scope,
                created_at=self._now,
            )
        )
        self._connection.execute(
            sa.insert(oauth_codes).values(
                hash=stored(self._secret, code),
                grant_id=grant_id,
                redirect_uri=redirect_uri,
                challenge=challenge,
                expires_at=self._now + CODE_LIFE,
            )
        )

    def code(self, text: str, client_id: str) -> Code | None:
        """None for a code that is unknown, another client's, past its time, or used; a used one
        revokes its grant (RFC 6749, section 4.1.2)."""
        row = self._row(oauth_codes, text)
        if row is None or row.client_id != client_id or self._was_used(row):
            return None
        if not self._holds(row):
            return None
        return Code(row.hash, _grant(row), row.redirect_uri, row.challenge)

    def use_code(self, code: Code) -> None:
        self._use(oauth_codes, code.hash)

    def add_tokens(self, grant: Grant, access: str, scope: str, refresh: str | None) -> None:
        """`scope` is that of the access token; a refresh token has all of the grant's."""
        self._add_token(grant, Kind.ACCESS, access, scope)
        if refresh is not None:
            self._add_token(grant, Kind.REFRESH, refresh, grant.scope)

    def refresh_token(self, text: str) -> Token | None:
        """None for a token that is unknown, past its time, or used; a used one revokes its
        grant, since it is not known which of the two who have it stole it (RFC 9700,
        section 4.14)."""
        row = self._row(oauth_tokens, text)
        if row is None or row.kind != Kind.REFRESH.value or self._was_used(row):
            return None
        return Token(row.hash, Kind.REFRESH, _grant(row)) if self._holds(row) else None

    def use_refresh_token(self, token: Token) -> None:
        self._use(oauth_tokens, token.hash)

    def any_token(self, text: str) -> Token | None:
        """An access or a refresh token, whatever became of it."""
        row = self._row(oauth_tokens, text)
        return None if row is None else Token(row.hash, Kind(row.kind), _grant(row))

    def revoke(self, token: Token) -> None:
        """A refresh token takes all that was granted with it; an access token only itself."""
        if token.kind is Kind.REFRESH:
            self._revoke_grant(token.grant.id)
        else:
            self._connection.execute(
                sa.delete(oauth_tokens).where(oauth_tokens.c.hash == token.hash)
            )

    def _row(self, table: sa.Table, text: str) -> "sa.Row[tuple[object, ...]] | None":
        member = (memberships.c.account_id == oauth_grants.c.account_id) & (
            memberships.c.user_id == oauth_grants.c.user_id
        )
        return self._connection.execute(
            sa.select(
                table,
                oauth_grants.c.client_id,
                oauth_grants.c.account_id,
                oauth_grants.c.user_id,
                oauth_grants.c.scope.label("granted"),
                oauth_grants.c.revoked_at,
                sa.exists().where(member).label("is_member"),
            )
            .join(oauth_grants, oauth_grants.c.id == table.c.grant_id)
            .where(table.c.hash == stored(self._secret, text))
            .with_for_update(of=table)
        ).one_or_none()

    def _was_used(self, row: "sa.Row[tuple[object, ...]]") -> bool:
        if row.used_at is None:
            return False
        self._revoke_grant(row.grant_id)
        log.warning("oauth.used_twice", grant=row.grant_id, account=row.account_id)
        return True

    def _holds(self, row: "sa.Row[tuple[object, ...]]") -> bool:
        return bool(row.expires_at > self._now and row.revoked_at is None and row.is_member)

    def _use(self, table: sa.Table, hash_: str) -> None:
        self._connection.execute(
            sa.update(table).where(table.c.hash == hash_).values(used_at=self._now)
        )

    def _add_token(self, grant: Grant, kind: Kind, text: str, scope: str) -> None:
        life = ACCESS_LIFE if kind is Kind.ACCESS else REFRESH_LIFE
        self._connection.execute(
            sa.insert(oauth_tokens).values(
                hash=stored(self._secret, text),
                grant_id=grant.id,
                kind=kind.value,
                scope=scope,
                expires_at=self._now + life,
            )
        )

    def _revoke_grant(self, grant_id: str) -> None:
        self._connection.execute(
            sa.update(oauth_grants)
            .where(oauth_grants.c.id == grant_id)
            .values(revoked_at=sa.func.coalesce(oauth_grants.c.revoked_at, self._now))
        )


def _grant(row: "sa.Row[tuple[object, ...]]") -> Grant:
    return Grant(row.grant_id, row.client_id, row.granted, Truster(row.user_id, row.account_id))
