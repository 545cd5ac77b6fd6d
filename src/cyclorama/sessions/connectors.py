"""The connectors of one account: the outside systems that hand files in and take outputs out.

A connector has an API key of its own, which sees that connector's sessions and nothing else,
and a webhook that is told when outputs are saved to one of them.
"""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from cyclorama.accounts.account import checked_name
from cyclorama.accounts.api_keys import ApiKeys
from cyclorama.accounts.scopes import Scope
from cyclorama.errors import NotFound
from cyclorama.kit.clock import Clock
from cyclorama.kit.secrets import Secret
from cyclorama.sessions.deletion import delete_sessions
from cyclorama.store.database import Transaction
from cyclorama.store.tables import connectors, sessions

SCOPES = (Scope.PLATFORM_READ, Scope.PLATFORM_WRITE)


@dataclass(frozen=True)
class NewConnector:
    """`webhook_secret` as the outside system knows it: it is encrypted before it is stored."""

    name: str
    webhook_url: str
    webhook_secret: str


@dataclass(frozen=True)
class Connector:
    id: str
    name: str
    webhook_url: str
    created_at: datetime


class Connectors:
    def __init__(self, transaction: Transaction, account_id: str, clock: Clock) -> None:
        self._transaction = transaction
        self._account_id = account_id
        self._clock = clock

    async def make(self, connector_id: str, secret: Secret, user_id: str, new: NewConnector) -> str:
        """Make it and its key, whose text is given: it is in no other place.

        The key dies with the membership of `user_id`, as each key does with its maker's.
        Raises InvalidInput for a name that is empty or too long.
        """
        await self._transaction.execute(
            sa.insert(connectors).values(
                id=connector_id,
                account_id=self._account_id,
                name=checked_name(new.name),
                webhook_url=new.webhook_url,
                webhook_secret=secret.encrypt(new.webhook_secret),
                created_at=self._clock(),
            )
        )
        keys = ApiKeys(self._transaction, self._account_id, self._clock)
        key = await keys.make(secret, user_id, new.name, SCOPES, connector_id=connector_id)
        return key.text

    async def get(self, connector_id: str) -> Connector:
        """Raises NotFound for an unknown, deleted or foreign id alike."""
        found = await self._transaction.execute(sa.select(connectors).where(self._is(connector_id)))
        row = found.one_or_none()
        if row is None:
            raise _not_found(connector_id)
        return Connector(row.id, row.name, row.webhook_url, row.created_at)

    async def delete(self, connector_id: str) -> list[str]:
        """From now on its key is refused and its sessions are gone. Raises NotFound.

        Gives the jobs that are to be cancelled when this transaction is committed.
        """
        deleted = await self._transaction.execute(
            sa.update(connectors).where(self._is(connector_id)).values(deleted_at=self._clock())
        )
        if not deleted.rowcount:
            raise _not_found(connector_id)
        keys = ApiKeys(self._transaction, self._account_id, self._clock)
        await keys.revoke_of_connector(connector_id)
        return await delete_sessions(
            self._transaction, self._clock, sessions.c.connector_id == connector_id
        )

    def _is(self, connector_id: str) -> sa.ColumnElement[bool]:
        return (
            (connectors.c.id == connector_id)
            & (connectors.c.account_id == self._account_id)
            & connectors.c.deleted_at.is_(None)
        )


def _not_found(connector_id: str) -> NotFound:
    return NotFound(f"There is no connector {connector_id}.")
