"""Search in short texts: any order of words, beginnings of words, typing errors, synonyms.

    index = Index(synonyms)
    index.add(7, titles=["Side parted"], traits=["man"], prose="Neat in shirts.")
    index.scores(synonyms.query("gentelman neat"))   -> {7: …}, higher is better

Pure: texts in, numbers out. All scripts are welcome: case, width and accents make no
difference; where a script writes no spaces, each character is a word; so is an emoji.
"""

import re
import unicodedata
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NewType, TypeAlias, TypeVar

from cyclorama.library.vocabulary import Vocabulary

Documents: TypeAlias = "array[int]"
K = TypeVar("K")
Idea = NewType("Idea", str)
"""What the words and phrases of one line of synonyms mean."""

MAX_QUERY_WORDS = 16  # of a longer text only the first words are looked for
MAX_PROSE_WORDS = 120  # of a longer text only the first words can be found
MAX_WORD = 40  # characters

_WORD = re.compile(
    # kana and ideographs: scripts without spaces
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
    # symbols and emoji
    "|[\u2190-\u2bff\U0001f000-\U0001faff]"
    "|[^\\W_\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)


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


# A score counts the words that are met, and below that weighs how well.
_ONE_WORD = 1 << 24
_WHOLE_TITLE = 1 << 20  # more than all weights of MAX_QUERY_WORDS together


def words_of(text: str, limit: int | None = None) -> list[str]:
    """In order, with repetitions; `limit` keeps the first ones only."""
    found = (match[0][:MAX_WORD] for match in _WORD.finditer(_plain(text)))
    return [word for _, word in zip(range(limit), found, strict=False)] if limit else list(found)


def words_met(score: int) -> int:
    return score // _ONE_WORD


@dataclass(frozen=True)
class Term:
    """One thing that a query looks for: its words, one unless they are a phrase, and what they
    mean, if that is known."""

    words: tuple[str, ...]
    idea: Idea | None = None


@dataclass(frozen=True)
class Query:
    """`title`: all its words, to compare with whole titles."""

    terms: tuple[Term, ...]
    title: tuple[str, ...]


class Synonyms:
    """`lines`: of each, all words and phrases mean the same. `fillers` carry no meaning."""

    def __init__(self, lines: Iterable[Sequence[str]] = (), fillers: Iterable[str] = ()) -> None:
        self._ideas: dict[tuple[str, ...], Idea] = {}
        self._fillers = frozenset(fillers)
        for line in lines:
            idea = Idea(line[0])
            for phrase in {tuple(words_of(entry)) for entry in line}:
                if phrase in self._ideas:
                    raise ValueError(f"{' '.join(phrase)!r} stands in two lines of synonyms")
                self._ideas[phrase] = idea
        self.words = Vocabulary(phrase[0] for phrase in self._ideas if len(phrase) == 1)
        self._longest = max((len(phrase) for phrase in self._ideas), default=1)

    def query(self, text: str) -> Query:
        words = words_of(text, MAX_QUERY_WORDS)
        terms = dict.fromkeys(self._terms(words))  # each once, in order
        telling = [term for term in terms if not self._fillers.issuperset(term.words)]
        return Query(tuple(telling or terms), tuple(words))

    def idea(self, word: str) -> Idea | None:
        return self._ideas.get((word,))

    def ideas(self, words: Sequence[str]) -> Iterator[Idea]:
        return (term.idea for term in self._terms(words) if term.idea is not None)

    def _terms(self, words: Sequence[str]) -> Iterator[Term]:
        """The longest phrases first, from left to right."""
        start = 0
        while start < len(words):
            for length in range(min(self._longest, len(words) - start), 0, -1):
                phrase = tuple(words[start : start + length])
                idea = self._ideas.get(phrase)
                if idea is not None or length == 1:
                    yield Term(phrase, idea)
                    start += length
                    break


class Index:
    """Documents by their words. A document is a number, given by the caller, that is added once
    and cannot be removed: whoever searches passes over those that are gone."""

    def __init__(self, synonyms: Synonyms) -> None:
        self._synonyms = synonyms
        self._words: dict[Field, dict[str, Documents]] = {field: {} for field in Field}
        self._ideas: dict[Field, dict[Idea, Documents]] = {field: {} for field in Field}
        self._titles: dict[tuple[str, ...], Documents] = {}
        self._vocabulary = Vocabulary()

    def add(
        self, document: int, titles: Iterable[str], traits: Iterable[str] = (), prose: str = ""
    ) -> None:
        for title in titles:
            words = words_of(title)
            _enter(self._titles, (tuple(words),), document)
            self._add(document, Field.TITLE, words)
        for trait in traits:
            self._add(document, Field.TRAIT, words_of(trait))
        self._add(document, Field.PROSE, words_of(prose, MAX_PROSE_WORDS))

    def scores(self, query: Query) -> Mapping[int, int]:
        """Of each document that meets any word of the query. Words that no document knows are
        passed over."""
        scores: dict[int, int] = {}
        for term in query.terms:
            for document, weight in self._weights(term).items():
                scores[document] = scores.get(document, 0) + _ONE_WORD + weight
        for document in self._titles.get(query.title, ()):
            scores[document] = scores.get(document, 0) + _WHOLE_TITLE
        return scores

    def _add(self, document: int, field: Field, words: Sequence[str]) -> None:
        for word in dict.fromkeys(words):
            if not any(word in known for known in self._words.values()):
                self._vocabulary.add(word)
            _enter(self._words[field], (word,), document)
        _enter(self._ideas[field], self._synonyms.ideas(words), document)

    def _weights(self, term: Term) -> dict[int, int]:
        """The documents that meet the term, each with the weight of its best match."""
        matches = list(self._matches(term))
        matches.sort(key=lambda match: match[0])
        weights: dict[int, int] = {}
        for weight, documents in matches:
            weights.update(dict.fromkeys(documents, weight))  # a better one overwrites
        return weights

    def _matches(self, term: Term) -> Iterator[tuple[int, Iterable[int]]]:
        found = False
        for field in Field:
            if term.idea is not None and (meant := self._ideas[field].get(term.idea)):
                found = True
                yield field * Match.MEANT, meant
            same = [self._words[field].get(word, ()) for word in term.words]
            if all(same):
                found = True
                whole = same[0] if len(same) == 1 else set(same[0]).intersection(*same[1:])
                yield field * Match.SAME, whole
        if not found and len(term.words) == 1:
            yield from self._near_matches(*term.words)

    def _near_matches(self, word: str) -> Iterator[tuple[int, Documents]]:
        """Of words that this one begins; where there is none, of words that it is near to."""
        begun = [*self._holding(Vocabulary.beginning_with, word, Match.BEGUN)]
        yield from begun or self._holding(Vocabulary.near, word, Match.GUESSED)

    def _holding(
        self, look_up: Callable[[Vocabulary, str], Iterable[str]], word: str, match: Match
    ) -> Iterator[tuple[int, Documents]]:
        for field in Field:
            for known in look_up(self._vocabulary, word):
                if documents := self._words[field].get(known):
                    yield field * match, documents
            for synonym in look_up(self._synonyms.words, word):
                idea = self._synonyms.idea(synonym)
                if idea is not None and (documents := self._ideas[field].get(idea)):
                    yield field * match, documents


def _enter(postings: dict[K, Documents], keys: Iterable[K], document: int) -> None:
    for key in keys:
        documents = postings.setdefault(key, array("I"))
        if not documents or documents[-1] != document:
            documents.append(document)


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(one for one in decomposed if not unicodedata.combining(one)).casefold()
