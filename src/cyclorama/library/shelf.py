"""Items of one kind, to be found by key, paged through and searched."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest
from itertools import chain, islice
from typing import Generic, TypeVar

from cyclorama.library.catalogue import read_yaml
from cyclorama.library.item import Item
from cyclorama.library.search import Index, Query, Synonyms, Text, score_of, scores, words_met

T = TypeVar("T", bound=Item)
Where = Callable[[T], bool]


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
            self._next += 1

    def drop(self, key: str) -> None:
        number = self._numbers.pop(key, None)
        if number is not None:
            self.index.remove(number, _text(self._documents.pop(number)))

    def oldest_first(self) -> Iterator[T]:
        return iter(self._documents.values())

    def newest_first(self) -> Iterator[T]:
        return reversed(self._documents.values())


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
        where: Where[T] | None = None,
        newest_first: bool = False,
    ) -> Page[T]:
        """Page `number`, from 1, of those that are so. With a keyword the best match comes
        first; without one the catalogue does, or with `newest_first` the account's own."""
        start, end = (number - 1) * size, number * size
        if keyword.strip():
            return self._found(synonyms().query(keyword), where, start, end)
        shelves = [self._catalogue.oldest_first(), self._own.newest_first()]
        ordered = chain(*(reversed(shelves) if newest_first else shelves))
        if where is None:
            return Page(list(islice(ordered, start, end)), len(self))
        fitting = [item for item in ordered if where(item)]
        return Page(fitting[start:end], len(fitting))

    def _found(self, query: Query, where: Where[T] | None, start: int, end: int) -> Page[T]:
        """Of those that fit, the ones that meet the most words of the query."""
        found = scores(query, self._own.index, self._catalogue.index)
        own, shipped = (
            _fitting(shelf, hits, where)
            for shelf, hits in zip((self._own, self._catalogue), found, strict=True)
        )
        least = score_of(words_met(max(chain(own.values(), shipped.values()), default=0)))
        # Ties: the account's own come first, newest first, then the catalogue in its order.
        best = [(-score, 0, -number) for number, score in own.items() if score >= least]
        best += [(-score, 1, number) for number, score in shipped.items() if score >= least]
        items = [
            self._catalogue[number] if is_shipped else self._own[-number]
            for _, is_shipped, number in nsmallest(end, best)[start:]
        ]
        return Page(items, len(best))


def _fitting(shelf: Shelf[T], hits: Mapping[int, int], where: Where[T] | None) -> Mapping[int, int]:
    if where is None:
        return hits
    return {number: score for number, score in hits.items() if where(shelf[number])}


def _text(item: Item) -> Text:
    return Text(item.titles, item.traits, item.prose)


@cache
def synonyms() -> Synonyms:
    """Those of `catalogue/synonyms.yaml`."""
    read = read_yaml("synonyms.yaml")
    return Synonyms(read["synonyms"], read["fillers"])
