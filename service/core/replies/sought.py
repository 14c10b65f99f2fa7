"""Many patterns looked for at once, each word held only against those that can begin like it.

Hundreds of patterns are looked for in every text. As one expression they would all be tried at
every word; by a word's first two letters a handful is left, and those are compiled when first
needed.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from service.core.replies.beginnings import SIZE, alternatives, beginnings

_WORD_STARTS = re.compile(r"(?<![\w'])\S")
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
        for start in _WORD_STARTS.finditer(text):
            if match := self._match(text, start.start()):
                return match
        return None

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """All places where any of the patterns matches, none within another."""
        behind = 0
        for start in _WORD_STARTS.finditer(text):
            at = start.start()
            if at >= behind and (match := self._match(text, at)):
                yield match
                behind = match.end()

    def _match(self, text: str, at: int) -> re.Match[str] | None:
        """One pattern that matches here, among those that can begin with so many letters."""
        for size in range(SIZE, -1, -1):
            start = text[at : at + size]
            if start in self._by_start and (match := self._beginning(start).match(text, at)):
                return match
        return None

    def _beginning(self, start: str) -> re.Pattern[str]:
        if start not in self._compiled:
            every = "|".join(f"(?:{self._patterns[number]})" for number in self._by_start[start])
            self._compiled[start] = re.compile(rf"(?:{every}){self._border}")
        return self._compiled[start]
