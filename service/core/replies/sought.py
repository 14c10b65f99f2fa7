"""Many patterns looked for at once, each word held only against those that can begin like it.

Hundreds of patterns are looked for in every text. As one expression they would all be tried at
every word; by a word's first three letters a handful is left, and those are compiled when first
needed.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from service.core.replies.beginnings import SIZE, alternatives, beginnings

_WORD_STARTS = re.compile(rf"(?<![\w'])(?=(\S.{{0,{SIZE - 1}}}))", re.DOTALL)
WORD_ENDS = r"(?!\w)"


@lru_cache(maxsize=8)  # a text is searched for one thing after the other
def _word_starts(text: str) -> list[tuple[str, int]]:
    """The first letters of each word, and where it begins."""
    return [(word[1], word.start()) for word in _WORD_STARTS.finditer(text)]


class Sought:
    """Patterns that are looked for at the starts of words, and end where `border` allows."""

    def __init__(self, patterns: Iterable[str], border: str = WORD_ENDS) -> None:
        """Sort the patterns by what they can begin with."""
        self._border = border
        self._patterns = [one for pattern in patterns for one in alternatives(pattern)]
        sorted_ones: dict[str, list[int]] = defaultdict(list)
        for number, one in enumerate(self._patterns):
            for start in beginnings(one):
                sorted_ones[start].append(number)
        self._by_start = dict(sorted_ones)
        self._beginning: dict[str, re.Pattern[str] | None] = {}

    def search(self, text: str) -> re.Match[str] | None:
        """The first place where any of the patterns matches."""
        return next(self._all(text), None)

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """All places where any of the patterns matches, none within another."""
        behind = 0
        for match in self._all(text):
            if match.start() >= behind:
                yield match
                behind = match.end()

    def _all(self, text: str) -> Iterator[re.Match[str]]:
        """At every word one pattern that matches there, among those that can begin like it."""
        known = self._beginning
        for letters, at in _word_starts(text):
            pattern = known[letters] if letters in known else self._look_up(letters)
            if pattern is not None and (match := pattern.match(text, at)):
                yield match

    def _look_up(self, letters: str) -> re.Pattern[str] | None:
        """The patterns that can begin a word with these letters, as one, if there are any."""
        by_start = self._by_start
        numbers = [one for size in range(SIZE, -1, -1) for one in by_start.get(letters[:size], ())]
        every = "|".join(f"(?:{self._patterns[number]})" for number in dict.fromkeys(numbers))
        found = re.compile(rf"(?:{every}){self._border}") if every else None
        if letters in by_start or letters.isascii():  # not all that anybody could send
            self._beginning[letters] = found
        return found
