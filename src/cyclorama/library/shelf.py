"""Items of one kind, to be found by key, paged through and searched."""

from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest
from itertools import chain, islice
from typing import Generic, TypeVar

from cyclorama.library.catalogue import read_yaml
from cyclorama.library.item import Item
from cyclorama.library.search import Index, Text, best_matches
from cyclorama.library.synonyms import Query, Synonyms

T = TypeVar("T", bound=Item)

Having = Collection[Collection[str]]
"""Of each group any facet."""


@dataclass(frozen=True)
class Page(Generic[T]):
    """`total` counts what all pages together hold."""

    items: Sequence[T]
    total: int


class Shelf(Generic[T]):
    """Active items in the order in which they came. For one event loop or one thread."""

    def __init__(self, items: Iterable[T] = ()) -> None:
        self._numbers: dict[str, int] = {}  # by key: the number of the item's document
        self._documents: dict[int, T] = {}
        self._with_facet: dict[str, set[int]] = {}
        self._next = 0
        self.index = Index(synonyms())
        for item in items:
            self.put(item)

    def __len__(self) -> int:
        return len(self._documents)

    def __getitem__(self, number: int) -> T:
        """By its number in the index: the higher, the newer."""
        return self._documents[number]

    def get(self, key: str) -> T | None:
        number = self._numbers.get(key.lower())
        return None if number is None else self._documents[number]

    def put(self, item: T) -> None:
        """Add it as the newest, in place of one with its key."""
        self.drop(item.key)
        if item.active:
            self._numbers[item.key] = self._next
            self._documents[self._next] = item
            self.index.add(self._next, _text(item))
            for facet in item.facets:
                self._with_facet.setdefault(facet, set()).add(self._next)
            self._next += 1

    def drop(self, key: str) -> None:
        number = self._numbers.pop(key, None)
        if number is not None:
            item = self._documents.pop(number)
            self.index.remove(number, _text(item))
            for facet in item.facets:
                self._with_facet[facet].discard(number)

    def having(self, groups: Having) -> Set[int] | None:
        """The numbers of the items that have a facet of each group; None: all of them."""
        fitting: set[int] | None = None
        for group in groups:
            # A copy only where it is needed: there may be many.
            sets = [self._with_facet.get(facet, set()) for facet in group]
            one = sets[0] if len(sets) == 1 else set[int]().union(*sets)
            fitting = one if fitting is None else fitting & one
        return fitting

    def oldest_first(self, among: Set[int] | None = None) -> Iterator[T]:
        if among is None:
            return iter(self._documents.values())
        return map(self._documents.__getitem__, sorted(among))

    def newest_first(self, among: Set[int] | None = None) -> Iterator[T]:
        if among is None:
            return reversed(self._documents.values())
        return map(self._documents.__getitem__, sorted(among, reverse=True))


class Shelves(Generic[T]):
    """What one account sees of a kind: the catalogue's items and its own."""

    def __init__(self, catalogue: Shelf[T], own: Shelf[T]) -> None:
        self._catalogue = catalogue
        self._own = own

    def get(self, key: str) -> T | None:
        """By id, or a shot by its code, in any case."""
        return self._catalogue.get(key) or self._own.get(key)

    def __iter__(self) -> Iterator[T]:
        """The catalogue in its order, then the account's own, newest first."""
        return chain(self._catalogue.oldest_first(), self._own.newest_first())

    def __len__(self) -> int:
        return len(self._catalogue) + len(self._own)

    def page(
        self,
        number: int,
        size: int,
        *,
        keyword: str = "",
        having: Having = (),
        newest_first: bool = False,
    ) -> Page[T]:
        """Page `number`, from 1, of those that have a facet of each group. With a keyword the
        best match comes first; without one the catalogue does, or with `newest_first` the
        account's own."""
        start, end = (number - 1) * size, number * size
        own, shipped = self._own.having(having), self._catalogue.having(having)
        if keyword.strip():
            return self._found(synonyms().query(keyword), own, shipped, start, end)
        shelves = [self._catalogue.oldest_first(shipped), self._own.newest_first(own)]
        ordered = chain(*(reversed(shelves) if newest_first else shelves))
        total = sum(
            len(shelf) if among is None else len(among)
            for shelf, among in ((self._own, own), (self._catalogue, shipped))
        )
        return Page(list(islice(ordered, start, end)), total)

    def _found(
        self,
        query: Query,
        own: Set[int] | None,
        shipped: Set[int] | None,
        start: int,
        end: int,
    ) -> Page[T]:
        of_own, of_shipped = best_matches(
            query, (self._own.index, self._catalogue.index), (own, shipped)
        )
        # Ties: the account's own come first, newest first, then the catalogue in its order.
        best = [(-score, 0, -number) for number, score in of_own.items()]
        best += [(-score, 1, number) for number, score in of_shipped.items()]
        items = [
            self._catalogue[number] if is_shipped else self._own[-number]
            for _, is_shipped, number in nsmallest(end, best)[start:]
        ]
        return Page(items, len(best))


def _text(item: Item) -> Text:
    return Text(item.titles, item.traits, item.prose)


@cache
def synonyms() -> Synonyms:
    """Those of `catalogue/synonyms.yaml`."""
    read = read_yaml("synonyms.yaml")
    return Synonyms(read["synonyms"], read["fillers"])
