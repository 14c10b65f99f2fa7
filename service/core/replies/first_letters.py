"""Patterns sorted by the letters that they can begin with, so that a word is held against few.

Hundreds of patterns are looked for in every text, and at most words nearly all of them end at the
first letter: asking for that letter once is worth a fifth of all reading.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

_OPTIONAL = re.compile(r"(?:[?*]|\{0?,\d*\})[?+]?")
_GROUP = "(?:"


def by_first_letter(patterns: Iterable[str]) -> str:
    """One pattern that matches where any of these does, at the start of a word."""
    buckets: dict[str, list[str]] = defaultdict(list)
    others: list[str] = []
    for pattern in patterns:
        for one in alternatives(pattern):
            letters = first_letters(one)
            for letter in letters or ():
                buckets[letter].append(one)
            if letters is None:
                others.append(one)
    sorted_ones = [f"(?={letter})(?:{'|'.join(some)})" for letter, some in sorted(buckets.items())]
    return "|".join([*sorted_ones, *(f"(?:{one})" for one in others)])


def first_letters(pattern: str) -> frozenset[str] | None:
    """The letters that what it matches can begin with; None where that is not plain to see."""
    letters: set[str] = set()
    while pattern:
        if pattern.startswith(_GROUP):
            inside, pattern = _group(pattern)
            found = [first_letters(one) for one in alternatives(inside)]
        else:
            found, pattern = [_letter(pattern)], pattern[1:]
        for some in found:
            if some is None:
                return None
            letters |= some
        optional = _OPTIONAL.match(pattern)
        if optional is None:
            return frozenset(letters)
        pattern = pattern[optional.end() :]
    return None


def alternatives(pattern: str) -> list[str]:
    """What stands between the bars of a pattern that are in no group."""
    ends = [at for at, depth in _depths(pattern) if pattern[at] == "|" and depth == 0]
    starts = [0, *(end + 1 for end in ends)]
    return [pattern[a:b] for a, b in zip(starts, [*ends, len(pattern)], strict=True)]


def _letter(pattern: str) -> frozenset[str] | None:
    return frozenset(pattern[0]) if pattern[0].isalnum() else None


def _group(pattern: str) -> tuple[str, str]:
    """What stands in the group that opens a pattern, and behind it."""
    end = next(at for at, depth in _depths(pattern) if pattern[at] == ")" and depth == 0)
    return pattern[len(_GROUP) : end], pattern[end + 1 :]


def _depths(pattern: str) -> Iterator[tuple[int, int]]:
    """The places of brackets and bars, each with how many groups it stands in."""
    depth, at = 0, 0
    in_class = False
    while at < len(pattern):
        sign = pattern[at]
        if sign == "\\":
            at += 2
            continue
        if in_class:
            in_class = sign != "]"
        elif sign == "[":
            in_class = True
        elif sign == "(":
            depth += 1
        elif sign == ")":
            depth -= 1
            yield at, depth
        elif sign == "|":
            yield at, depth
        at += 1
