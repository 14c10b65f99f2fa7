"""Many patterns looked for at once, each word held only against those that can begin like it.

Hundreds of patterns are looked for in every text. As one expression they would all be tried at
every word; by a word's first two letters a handful is left, and those are compiled when first
needed.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from service.core.replies.beginnings import SIZE, alternatives, beginnings

_WORD_STARTS = re.compile(rf"(?<![\w'])\S(?=(.{{0,{SIZE - 1}}}))", re.DOTALL)
WORD_ENDS = r"(?!\w)"


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
        self._compiled: dict[str, re.Pattern[str]] = {}

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
        known = self._by_start
        for word in _WORD_STARTS.finditer(text):
            letters = word[0] + word[1]
            for start in (letters, letters[:1], ""):
                if start in known and (match := self._beginning(start).match(text, word.start())):
                    yield match
                    break

    def _beginning(self, start: str) -> re.Pattern[str]:
        if start not in self._compiled:
            every = "|".join(f"(?:{self._patterns[number]})" for number in self._by_start[start])
            self._compiled[start] = re.compile(rf"(?:{every}){self._border}")
        return self._compiled[start]
