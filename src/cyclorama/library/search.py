"""Search in short texts: any order of words, beginnings of words, typing errors, synonyms.

    index = Index(synonyms)
    index.add(7, Text(("Side parted",), traits=("man",), prose="Neat in shirts."))
    best_matches(synonyms.query("gentelman neat"), [index], [None])   -> [{7: …}]

Pure: texts in, numbers out.
"""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import IntEnum
from typing import TypeAlias, TypeVar

from cyclorama.library.synonyms import MAX_QUERY_WORDS, Idea, Query, Synonyms, Term, words_of
from cyclorama.library.vocabulary import Vocabulary

Documents: TypeAlias = "array[int]"
Weighed: TypeAlias = "tuple[int, Iterable[int]]"
"""Documents, and what a match of theirs weighs."""

K = TypeVar("K")

MAX_PROSE_WORDS = 120  # of a longer text only the first words can be found


class Field(IntEnum):
    """Where a word stands, by what it weighs there."""

    PROSE = 2
    TRAIT = 6
    TITLE = 12


class Match(IntEnum):
    """How a word of the query is met, by what that weighs."""

    GUESSED = 1
    BEGUN = 3
    MEANT = 5
    SAME = 6


_WHOLE_TITLE = MAX_QUERY_WORDS * Field.TITLE * Match.SAME  # as much as all words together


@dataclass(frozen=True)
class Text:
    """What of a document is searched."""

    titles: tuple[str, ...]
    traits: tuple[str, ...] = ()
    prose: str = ""

    def fields(self) -> Iterator[tuple[Field, Sequence[str]]]:
        """The words of each."""
        for title in self.titles:
            yield Field.TITLE, words_of(title)
        for trait in self.traits:
            yield Field.TRAIT, words_of(trait)
        yield Field.PROSE, words_of(self.prose, MAX_PROSE_WORDS)


class Index:
    """Documents by their words. A document is a number, higher than those before it."""

    def __init__(self, synonyms: Synonyms) -> None:
        self._synonyms = synonyms
        self._words: dict[Field, dict[str, Documents]] = {field: {} for field in Field}
        self._ideas: dict[Field, dict[Idea, Documents]] = {field: {} for field in Field}
        self._titles: dict[tuple[str, ...], Documents] = {}
        self._vocabulary = Vocabulary()

    def add(self, document: int, text: Text) -> None:
        for title in {tuple(words_of(title)) for title in text.titles}:
            _enter(self._titles, title, document)
        for field, words in text.fields():
            for word in words:
                if not self._knows(word):
                    self._vocabulary.add(word)
                _enter(self._words[field], word, document)
            for idea in self._synonyms.ideas(words):
                _enter(self._ideas[field], idea, document)

    def remove(self, document: int, text: Text) -> None:
        """`text` as it was added."""
        for title in {tuple(words_of(title)) for title in text.titles}:
            _strike(self._titles, title, document)
        for field, words in text.fields():
            for word in words:
                known = self._knows(word)
                _strike(self._words[field], word, document)
                if known and not self._knows(word):
                    self._vocabulary.remove(word)
            for idea in self._synonyms.ideas(words):
                _strike(self._ideas[field], idea, document)

    def titled(self, title: tuple[str, ...]) -> Iterable[int]:
        """The documents one of whose titles has these words and no others."""
        return self._titles.get(title, ())

    def meeting(self, term: Term) -> "Meeting":
        """The documents that meet the term: exactly, if there are any; else with a word that it
        is the beginning of; else with one that it is near to."""
        if exact := [*self._exact(term)]:
            return Meeting(Closeness.EXACT, exact)
        if len(term.words) > 1:
            return Meeting(Closeness.GUESSED, [])
        (word,) = term.words
        if begun := [*self._holding(Vocabulary.beginning_with, word, Match.BEGUN)]:
            return Meeting(Closeness.BEGUN, begun)
        return Meeting(Closeness.GUESSED, [*self._holding(Vocabulary.near, word, Match.GUESSED)])

    def _knows(self, word: str) -> bool:
        return any(word in known for known in self._words.values())

    def _exact(self, term: Term) -> Iterator[Weighed]:
        for field in Field:
            if term.idea is not None and (meant := self._ideas[field].get(term.idea)):
                yield field * Match.MEANT, meant
            same = [self._words[field].get(word, ()) for word in term.words]
            if all(same):
                whole = same[0] if len(same) == 1 else set(same[0]).intersection(*same[1:])
                yield field * Match.SAME, whole

    def _holding(
        self, look_up: Callable[[Vocabulary, str], Iterable[str]], word: str, match: Match
    ) -> Iterator[Weighed]:
        known, synonyms = look_up(self._vocabulary, word), look_up(self._synonyms.words, word)
        ideas = {self._synonyms.idea(synonym) for synonym in synonyms}
        for field in Field:
            for one in known:
                if documents := self._words[field].get(one):
                    yield field * match, documents
            for idea in ideas:
                if idea is not None and (documents := self._ideas[field].get(idea)):
                    yield field * match, documents


class Closeness(IntEnum):
    GUESSED = 0
    BEGUN = 1
    EXACT = 2


@dataclass(frozen=True)
class Meeting:
    """How a term is met, as closely as an index can meet it."""

    closeness: Closeness
    matches: Sequence[Weighed]

    def weights(self) -> dict[int, int]:
        """Of each document its best match."""
        weights: dict[int, int] = {}
        for weight, documents in sorted(self.matches, key=lambda match: match[0]):
            weights.update(dict.fromkeys(documents, weight))  # a better one overwrites
        return weights


def best_matches(
    query: Query, indexes: Sequence[Index], among: Sequence[Set[int] | None]
) -> Sequence[Mapping[int, int]]:
    """Of each index the documents that meet as many words of the query as any do, and how well:
    higher is better. `among`: those of each index that count, None for all.

    A word is guessed only where no index knows it; one that is not even near to any is passed
    over.
    """
    terms = [_as_close_as_any(term, indexes) for term in query.terms]
    found: list[dict[int, int]] = []
    counts = [_counts([term[place] for term in terms], only) for place, only in enumerate(among)]
    most = max((max(count.values(), default=0) for count in counts), default=0)
    for place, count in enumerate(counts):
        best = dict.fromkeys((one for one, words in count.items() if words == most), 0)
        for term in terms:
            weights = term[place]
            for document in best:
                best[document] += weights.get(document, 0)
        for document in indexes[place].titled(query.title):
            if document in best:
                best[document] += _WHOLE_TITLE
        found.append(best)
    return found


def _as_close_as_any(term: Term, indexes: Sequence[Index]) -> Sequence[Mapping[int, int]]:
    """Of each index the weights of the documents that meet the term."""
    meetings = [index.meeting(term) for index in indexes]
    closest = max(meeting.closeness for meeting in meetings)
    return [one.weights() if one.closeness is closest else {} for one in meetings]


def _counts(terms: Iterable[Mapping[int, int]], among: Set[int] | None) -> Mapping[int, int]:
    """How many terms each document meets. It is a set operation, since there may be many."""
    counts: Counter[int] = Counter()
    for documents in terms:
        counts.update(documents.keys() if among is None else documents.keys() & among)
    return counts


def _enter(postings: dict[K, Documents], key: K, document: int) -> None:
    documents = postings.setdefault(key, array("I"))
    if not documents or documents[-1] != document:
        documents.append(document)


def _strike(postings: dict[K, Documents], key: K, document: int) -> None:
    documents = postings.get(key, array("I"))
    place = bisect_left(documents, document)
    if place < len(documents) and documents[place] == document:
        del documents[place]
    if not documents:
        postings.pop(key, None)
