"""Who a request comes from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cyclorama.accounts.scopes import Scope
from cyclorama.errors import Forbidden
from cyclorama.kit.rate_limits import CallClass


@dataclass(frozen=True)
class Principal:
    """A valid key or access token, and what it stands for. The local admin is neither charged nor
    rate limited.

    `key_id`: of the key, or of the grant that the token hangs on. `limits`: calls a second, for
    the classes of calls that have not the usual limit.
    `connector_id`: of the connector whose key it is; None for the account itself.
    `organization`: the account is one that several users share.
    `signed_in`: the user with a password, who acts for each of their accounts; `account_id` is
    their own.
    """

    account_id: str
    user_id: str
    key_id: str
    scopes: frozenset[Scope]
    local_admin: bool
    limits: Mapping[CallClass, int] = field(default_factory=dict, hash=False)
    connector_id: str | None = None
    organization: bool = False
    signed_in: bool = False

    def require(self, scope: Scope) -> None:
        """Raises Forbidden when the key or token lacks `scope`."""
        if scope not in self.scopes:
            raise Forbidden(f"This key or access token lacks the scope {scope.value}.")
