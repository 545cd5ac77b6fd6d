"""What commands that read or change the database stand on."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

from cyclorama.errors import NotFound

if TYPE_CHECKING:
    from cyclorama.accounts.registration import PersonalAccount
    from cyclorama.settings import Settings
    from cyclorama.store.database import Database, Transaction

T = TypeVar("T")


def at_desk(task: "Callable[[Settings, Database], Awaitable[T]]") -> T:
    """Run `task` with the settings and a database that is up to date."""
    from cyclorama.house import lay_foundation
    from cyclorama.settings import Settings
    from cyclorama.store.database import Database

    settings = Settings()
    lay_foundation(settings)

    async def run() -> T:
        database = Database(settings.database)
        try:
            return await task(settings, database)
        finally:
            await database.dispose()

    return asyncio.run(run())


async def known_account(transaction: "Transaction", email: str) -> "PersonalAccount":
    """Raises NotFound."""
    from cyclorama.accounts.registration import find_personal

    found = await find_personal(transaction, email)
    if found is None:
        raise NotFound(f"There is no account of {email}.")
    return found
