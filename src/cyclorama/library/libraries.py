"""The libraries of all accounts, kept at hand.

Reading ten thousand items takes seconds, so each API process keeps those of the accounts that
call it, and reads what has changed since: nothing, almost always, by one look into an index of
the database. It works with any number of processes, and no change is ever missed: what was
committed before `of` was called is in the library that it gives.
"""

import gc
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from cyclorama.library.item import Item
from cyclorama.library.library import Library, Stock, load_catalogue
from cyclorama.library.prompts import Prompt
from cyclorama.library.repository import Change, OwnItems
from cyclorama.library.shelf import Shelf
from cyclorama.library.shots import ModelShot, PackshotShot
from cyclorama.library.talents import Talent
from cyclorama.store.database import Database

MAX_ITEMS = 60_000  # of all accounts together, each about 4 kB
MAX_ACCOUNTS = 1_000
# Read at once; between two reads the process answers other requests.
PIECE = 200


@dataclass
class _Own:
    """What an account has of its own, as of `revision`."""

    stock: Stock = field(default_factory=Stock.of)
    revision: int = 0

    def take(self, changes: Sequence[Change]) -> None:
        """In order. Two readers at once may bring the same changes: each is taken once."""
        for change in changes:
            if change.revision <= self.revision:
                continue
            self.revision = change.revision
            match change.item:
                case Talent() as talent:
                    _take(self.stock.talents, talent, change.deleted)
                case PackshotShot() | ModelShot() as shot:
                    _take(self.stock.shots, shot, change.deleted)
                case Prompt() as prompt:
                    _take(self.stock.prompts, prompt, change.deleted)


class Libraries:
    """For one event loop."""

    def __init__(self, database: Database, catalogue: Callable[[], Stock] = load_catalogue) -> None:
        self._database = database
        self._catalogue = catalogue()
        self.catalogue = Library(self._catalogue, Stock.of())
        self._own: OrderedDict[str, _Own] = OrderedDict()

    async def of(self, account_id: str) -> Library:
        """As the account sees it now. It stays as new as the latest call: keep it no longer than
        for one request."""
        own = self._own.setdefault(account_id, _Own())
        self._own.move_to_end(account_id)
        more, pieces = True, 0
        while more:
            async with self._database.read() as connection:
                changes = await OwnItems(connection, account_id).changes(own.revision, PIECE)
            own.take(changes)
            more, pieces = len(changes) == PIECE, pieces + 1
        if pieces > 1:
            # Python would walk through all of it whenever it looks for garbage, for 0.2 s and
            # more. It holds no cycles: what is forgotten is freed without being looked for.
            gc.collect()
            gc.freeze()
        if changes or len(self._own) > MAX_ACCOUNTS:
            self._forget_the_longest_unused()
        return Library(self._catalogue, own.stock)

    def _forget_the_longest_unused(self) -> None:
        items = sum(len(own.stock) for own in self._own.values())
        while len(self._own) > 1 and (items > MAX_ITEMS or len(self._own) > MAX_ACCOUNTS):
            _, own = self._own.popitem(last=False)
            items -= len(own.stock)


def _take(shelf: Shelf[Any], item: Item, deleted: bool) -> None:
    if deleted:
        shelf.drop(item.key)
    else:
        shelf.put(item)
