"""Who a request comes from."""

from dataclasses import dataclass

from cyclorama.accounts.scopes import Scope
from cyclorama.errors import Forbidden


@dataclass(frozen=True)
class Principal:
    """A valid key, and what it stands for. The local admin is neither charged nor rate limited."""

    account_id: str
    user_id: str
    key_id: str
    scopes: frozenset[Scope]
    local_admin: bool

    def require(self, scope: Scope) -> None:
        """Raises Forbidden when the key lacks `scope`."""
        if scope not in self.scopes:
            raise Forbidden(f"This API key lacks the scope {scope.value}.")
