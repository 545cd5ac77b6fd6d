"""Words of texts, and what people mean by them. All scripts are welcome: case, width and accents
make no difference; where a script writes no spaces, each character is a word; so is an emoji.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NewType

from cyclorama.library.vocabulary import Vocabulary

Idea = NewType("Idea", str)
"""What the words and phrases of one line of synonyms mean."""

MAX_QUERY_WORDS = 16  # of a longer text only the first words are looked for
MAX_WORD = 40  # characters

_WORD = re.compile(
    # kana and ideographs: scripts without spaces
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
    # symbols and emoji
    "|[\u2190-\u2bff\U0001f000-\U0001faff]"
    "|[^\\W_\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)


def words_of(text: str, limit: int | None = None) -> list[str]:
    """In order, with repetitions; `limit` keeps the first ones only."""
    found = (match[0][:MAX_WORD] for match in _WORD.finditer(_plain(text)))
    return [word for _, word in zip(range(limit), found, strict=False)] if limit else list(found)


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
        self._longest: dict[str, int] = {}  # by its first word: of the phrases, in words
        for first, *others in self._ideas:
            self._longest[first] = max(self._longest.get(first, 1), 1 + len(others))

    def query(self, text: str) -> Query:
        words = words_of(text, MAX_QUERY_WORDS)
        terms = dict.fromkeys(self._terms(words))  # each once, in order
        telling = [term for term in terms if not self._fillers.issuperset(term.words)]
        return Query(tuple(telling or terms), tuple(words))

    def idea(self, word: str) -> Idea | None:
        return self._ideas.get((word,))

    def ideas(self, words: Sequence[str]) -> Iterator[Idea]:
        """Those that the words and phrases of a text mean."""
        if self._longest.keys().isdisjoint(words):
            return iter(())
        return (term.idea for term in self._terms(words) if term.idea is not None)

    def _terms(self, words: Sequence[str]) -> Iterator[Term]:
        """The longest phrases first, from left to right."""
        start = 0
        while start < len(words):
            longest = min(self._longest.get(words[start], 1), len(words) - start)
            for length in range(longest, 0, -1):
                phrase = tuple(words[start : start + length])
                idea = self._ideas.get(phrase)
                if idea is not None or length == 1:
                    yield Term(phrase, idea)
                    start += length
                    break


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(one for one in decomposed if not unicodedata.combining(one)).casefold()
