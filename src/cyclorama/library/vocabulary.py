"""Words that are known, and which of them a word may be meant as."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

MAX_ENDINGS = 200  # words that one word may be the beginning of
MAX_GUESSES = 8  # words that one mistyped word may have been meant as
FORGIVING, VERY_FORGIVING = 4, 8  # letters from which one and two slips of the finger are forgiven


class Vocabulary:
    def __init__(self, words: Iterable[str] = ()) -> None:
        self._words = sorted(set(words))

    def add(self, word: str) -> None:
        """A word that is not in it yet."""
        insort(self._words, word)

    def remove(self, word: str) -> None:
        """A word that is in it."""
        del self._words[bisect_left(self._words, word)]

    def beginning_with(self, word: str) -> Sequence[str]:
        start = bisect_left(self._words, word)
        end = bisect_left(self._words, word + "\U0010ffff", start)
        return self._words[start : min(end, start + MAX_ENDINGS)]

    def near(self, word: str) -> Sequence[str]:
        """Those that are a slip or two away: a letter left out, added, changed, or two swapped."""
        if len(word) < FORGIVING:
            return []
        found = process.extract(
            word,
            self._words,
            scorer=OSA.distance,
            processor=None,
            limit=MAX_GUESSES,
            score_cutoff=1 if len(word) < VERY_FORGIVING else 2,
        )
        return [guess for guess, _, _ in found]
